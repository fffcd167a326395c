namespace Entente.Diagnosis.ChangePoints;

/// <summary>How change-points are tested and found.</summary>
public sealed record ChangePointOptions
{
    /// <summary>What changes; the level by default.</summary>
    public ChangeKind Kind { get; init; }

    /// <summary>The least share of the series between changes, and between a change and an end, in (0, ½). Default 0.15, as in [Andrews1993].</summary>
    public double Trimming { get; init; } = 0.15;

    /// <summary>The fewest periods there, whatever the share. Default 5; at least 3.</summary>
    public int FewestPeriods { get; init; } = 5;

    /// <summary>The most changes looked for; default 5.</summary>
    public int MostChanges { get; init; } = 5;

    /// <summary>The probability with which a test may find a change where there is none, in (0, 1); default 0.05.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>The level of the intervals of shifts and of the sets of dates, in (0, 1); default 0.9.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Series without a change that are drawn at each autocorrelation to know what chance does; default 1,999, at least 99.</summary>
    public int Replicates { get; init; } = 1999;

    /// <summary>The seed of these; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The fewest places between changes in a series of a length.</summary>
    internal int LeastOf(int length) => Math.Max(FewestPeriods, (int)Math.Floor(Trimming * length));

    /// <summary>Refuses options outside their range.</summary>
    internal static void Validate(ChangePointOptions options)
    {
        Require(Enum.IsDefined(options.Kind), options.Kind, "Kind: expected level, level around trend, or trend.");
        Require(options.Trimming is > 0 and < 0.5, options.Trimming, "Trimming: expected a share above 0 and below one half.");
        Require(options.FewestPeriods >= 3, options.FewestPeriods, "FewestPeriods: expected 3 or more.");
        Require(options.MostChanges >= 1, options.MostChanges, "MostChanges: expected 1 or more.");
        Require(options.Significance is > 0 and < 1, options.Significance, "Significance: expected a probability between 0 and 1.");
        Require(options.Level is > 0 and < 1, options.Level, "Level: expected a probability between 0 and 1.");
        Require(options.Replicates >= 99, options.Replicates, "Replicates: expected 99 or more.");
        Require(options.Threads >= 0, options.Threads, "Threads: expected 0 (all cores) or more.");

        void Require(bool holds, object found, string expected)
        {
            if (!holds) throw new ArgumentOutOfRangeException(nameof(options), found, expected);
        }
    }
}
