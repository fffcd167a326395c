using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>The dynamic ordinal ideal point model of [Bailey2017]: fits it to a record.</summary>
/// <remarks>
/// A stance of actor c in period t on item v is support where β_v θ_ct + ε &lt; γ₁_v, oppose above γ₂_v and reserve between, ε standard
/// normal. Missing stances are ignored. docs/measures/ideal-points.md has the priors, the three estimators and what each approximates.
/// </remarks>
public static class IdealPointModel
{
    /// <summary>Fits the model.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <returns>The fit; without points and with a reason where the record has nothing to tell actors apart.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">More than 10,000 actors have a point in one period, and the estimator needs their joint uncertainty.</exception>
    /// <exception cref="OperationCanceledException">The fit was stopped.</exception>
    public static IdealPointFit Fit(
        StanceRecord record,
        IdealPointOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new IdealPointOptions();
        IdealPointOptions.Check(options);
        var data = IdealPointData.Of(record, options.Sample, options.Periods);
        if (WhyEmpty(record, data) is { } reason) return new IdealPointFit(record, data, options, null, reason);
        using var crew = new WorkCrew(options.ThreadCount);
        var start = new PointStart(record, data, options);
        return options.Estimator switch
        {
            IdealPointEstimator.Fast => FastEstimator.Fit(record, data, options, start, crew, progress, cancellation),
            IdealPointEstimator.Published => PublishedEstimator.Fit(record, data, options, start, crew, progress, cancellation),
            _ => ProperEstimator.Fit(record, data, options, start, crew, progress, cancellation),
        };
    }

    /// <summary>What every estimator warns of.</summary>
    internal static IEnumerable<string> CommonWarnings(IdealPointData data)
    {
        var unbridged = Bridges.Of(data).Unbridged;
        if (unbridged.Length > 0)
        {
            yield return $"No item bridges {unbridged.Length} of {data.Periods.Length - 1} boundaries between periods (after {string.Join(", ", unbridged.Take(12))}"
                + $"{(unbridged.Length > 12 ? ", …" : "")}): comparisons across them rest on the prior alone.";
        }
    }

    private static string? WhyEmpty(StanceRecord record, IdealPointData data)
    {
        if (record.StanceCount == 0) return "The record has no stances.";
        if (data.ItemCount == 0)
        {
            return data.Report.OneCategoryItems > 0
                ? $"No item divides the actors: all stances on each of {data.Report.OneCategoryItems} items are of one category."
                : "No proposition of the record is in the sample.";
        }

        return data.Report.Actors < 2 ? "Fewer than two actors took a stance; positions are relative." : null;
    }
}
