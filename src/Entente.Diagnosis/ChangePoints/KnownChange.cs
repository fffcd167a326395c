using Entente.Measures.Intervals;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.ChangePoints;

/// <summary>Whether a series changed at a date that was named beforehand, and by how much.</summary>
/// <remarks>
/// F of the change by generalized least squares with AR(1) errors, against its distribution in simulated AR(1) noise with the
/// autocorrelation of the series [Chow1960] [Diebold1996]. The date must not have been chosen by looking at the series; otherwise use <see cref="FoundChanges"/>.
/// </remarks>
public sealed record KnownChange
{
    /// <summary>What the series is.</summary>
    public required string Series { get; init; }

    /// <summary>What changes.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Key of the first period of the new regime.</summary>
    public required int FirstPeriod { get; init; }

    /// <summary>The periods with a value before.</summary>
    public required int Before { get; init; }

    /// <summary>The periods with a value from then on.</summary>
    public required int After { get; init; }

    /// <summary>By how much the level changes, in the unit of the series (of a trend: at the date itself); null if undefined.</summary>
    public Estimate? Shift { get; init; }

    /// <summary>By how much the slope changes, in the unit of the series a period; null if undefined or not asked.</summary>
    public Estimate? SlopeShift { get; init; }

    /// <summary>F of the change, 0 or more; null if undefined.</summary>
    public double? Statistic { get; init; }

    /// <summary>The share of series without a change whose F is as large, in (0, 1]; null if undefined.</summary>
    public double? PValue { get; init; }

    /// <summary>The median-unbiased autocorrelation of the errors without a change, which the p-value rests on; null if undefined.</summary>
    public double? Autocorrelation { get; init; }

    /// <summary>Why the test is undefined; null if it is defined.</summary>
    public string? Reason { get; init; }

    /// <summary>Tests a change at a known date.</summary>
    /// <param name="series">The series.</param>
    /// <param name="firstPeriod">Key of the first period of the new regime; need not have a value itself.</param>
    /// <param name="options">What changes, intervals, replicates; trimming plays no part.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The test; without a p-value and with a reason where a side has fewer than three periods or the series is constant.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static KnownChange Test(PeriodSeries series, int firstPeriod, ChangePointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new ChangePointOptions();
        ChangePointOptions.Validate(options);
        var before = series.Periods.Count(period => period < firstPeriod);
        var test = new KnownChange
        {
            Series = series.Name,
            Kind = options.Kind,
            FirstPeriod = firstPeriod,
            Before = before,
            After = series.Periods.Length - before,
        };
        if (FoundChanges.WhyUndefined(series, options.Kind, Math.Min(test.Before, test.After)) is { } reason) return test with { Reason = reason };
        var regression = new ShiftRegression(series.Values.Length, options.Kind, [], 1);
        var values = series.Values.AsSpan();
        var table = NoiseTable.Of(regression, values.Length, [before], [], options, cancellation);
        var statistic = ChangeStatistic.Of(regression, values, [before], new double[values.Length]);
        test = test with { Statistic = statistic.F, PValue = table.PValue(statistic), Autocorrelation = table.Unbiased(statistic.Autocorrelation) };
        // The size of the change is read with the autocorrelation that is left once the change is in the model.
        var changed = regression.With([before]);
        changed.Regress(values, 0);
        var left = ChangeStatistic.AutocorrelationOf(changed.Residuals);
        var rho = NoiseTable.Of(changed, values.Length, [before == 1 ? 2 : 1], [before], options, cancellation).Unbiased(left);
        return Sized(test, values, regression, rho, options.Level);
    }

    private static KnownChange Sized(KnownChange test, ReadOnlySpan<double> values, ShiftRegression regression, double rho, double level)
    {
        regression.Regress(values, rho);
        var shift = regression.At(test.Before);
        var freedom = values.Length - regression.Columns - regression.ShiftColumns;
        var sigma = Math.Sqrt((regression.Unexplained - shift.Explained) / freedom);
        var t = StudentT.InvCDF(0, 1, freedom, (1 + level) / 2);
        return test with
        {
            Shift = FoundChanges.Around(shift.Level, t * sigma * Math.Sqrt(shift.LevelVariance)),
            SlopeShift = test.Kind == ChangeKind.Trend ? FoundChanges.Around(shift.Slope, t * sigma * Math.Sqrt(shift.SlopeVariance)) : null,
        };
    }
}
