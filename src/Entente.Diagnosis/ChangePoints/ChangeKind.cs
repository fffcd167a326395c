namespace Entente.Diagnosis.ChangePoints;

/// <summary>What changes in a series at a change-point.</summary>
public enum ChangeKind
{
    /// <summary>The level of a series without a trend.</summary>
    Level = 0,

    /// <summary>The level, around one linear trend that stays the same.</summary>
    LevelAroundTrend = 1,

    /// <summary>Level and slope of a linear trend.</summary>
    Trend = 2,
}
