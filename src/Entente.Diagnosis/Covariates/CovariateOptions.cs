namespace Entente.Diagnosis.Covariates;

/// <summary>Which folder a series is taken from when several have it.</summary>
public enum RepeatedSeries
{
    /// <summary>None: it is an error that names both.</summary>
    Refused = 0,

    /// <summary>The first of the folders given.</summary>
    FromFirst = 1,

    /// <summary>The last of the folders given.</summary>
    FromLast = 2,
}

/// <summary>How folders of tables become a store.</summary>
public sealed record CovariateOptions
{
    /// <summary>What happens if two folders have the same series. Default: it is refused.</summary>
    public RepeatedSeries Repeated { get; init; }

    /// <summary>The number of tables read at a time; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
