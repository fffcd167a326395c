namespace Entente.Diagnosis.Covariates;

/// <summary>What a row of a table of covariates is about.</summary>
public enum SeriesKind
{
    /// <summary>A state in a year.</summary>
    StateYear = 1,

    /// <summary>Two states in a year.</summary>
    DyadYear = 2,

    /// <summary>A state from one day or year to another.</summary>
    StateSpell = 3,

    /// <summary>Two states from one day or year to another.</summary>
    DyadSpell = 4,

    /// <summary>Something that happened on a day: a veto, participation in a treaty.</summary>
    Event = 5,
}
