using System.Collections.Immutable;
using Entente.Diagnosis.Regression;
using Entente.Measures.Intervals;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.ChangePoints;

/// <summary>A change that was found in a series.</summary>
/// <param name="FirstPeriod">Key of the first period of the new regime.</param>
/// <param name="Dates">The keys that hold the date at the level asked, ascending; it may have gaps. By likelihood ratio, others held.</param>
/// <param name="Shift">By how much the level changes (of a trend: at the date itself), the date taken as known.</param>
/// <param name="SlopeShift">By how much the slope changes a period; null where slopes do not change.</param>
/// <param name="Test">Which of <see cref="FoundChanges.Tests"/> found it, from 0; its date may have been refined since.</param>
public sealed record FoundChange(int FirstPeriod, ImmutableArray<int> Dates, Estimate Shift, Estimate? SlopeShift, int Test = 0);

/// <summary>A test of one more change.</summary>
/// <param name="Held">The number of changes that are taken as given.</param>
/// <param name="FirstPeriod">Where one more would be: key of the first period of the new regime.</param>
/// <param name="Statistic">The largest F over the dates allowed.</param>
/// <param name="PValue">The share of series without one more change whose largest F is as large, in (0, 1].</param>
/// <param name="Autocorrelation">The median-unbiased autocorrelation of the errors with the changes that are held.</param>
public sealed record ChangeTest(int Held, int FirstPeriod, double Statistic, double PValue, double Autocorrelation);

/// <summary>A stretch without a change.</summary>
/// <param name="From">Key of its first period.</param>
/// <param name="To">Key of its last period.</param>
/// <param name="Mean">The mean of the series in it.</param>
public sealed record Regime(int From, int To, double Mean);

/// <summary>The changes of a series at dates that nobody named: how many, when, and by how much.</summary>
/// <remarks>
/// One more change is tested by the largest F over all dates [Andrews1993], one after the other with the dates before held and refined
/// [Bai1997] [Bai1998], until a test does not reject. Each test is read against simulated AR(1) noise of the same length and autocorrelation
/// [Diebold1996], as the asymptotic values reject far too often in short series. Dates come with the set that a likelihood ratio
/// does not refuse [Hansen2000] [Eo2015].
/// </remarks>
public sealed record FoundChanges
{
    /// <summary>What the series is.</summary>
    public required string Series { get; init; }

    /// <summary>The options that were used.</summary>
    public required ChangePointOptions Options { get; init; }

    /// <summary>The periods with a value, T.</summary>
    public required int Periods { get; init; }

    /// <summary>The tests in their order; the last one did not reject, unless the most changes were found or no room is left. Empty if undefined.</summary>
    public ImmutableArray<ChangeTest> Tests { get; init; } = [];

    /// <summary>The changes, by date; empty if there is none.</summary>
    public ImmutableArray<FoundChange> Changes { get; init; } = [];

    /// <summary>The stretches between the changes, by date; one if there is no change.</summary>
    public ImmutableArray<Regime> Regimes { get; init; } = [];

    /// <summary>Why nothing could be tested; null if something was.</summary>
    public string? Reason { get; init; }

    /// <summary>The p-value of the first test: that nothing changes at all; null if undefined.</summary>
    public double? PValue => Tests.IsEmpty ? null : Tests[0].PValue;

    /// <summary>
    /// The p-value of the first test adjusted for the number of series looked at together by Holm's method [Holm1979]; null if undefined or if the series was looked at alone.
    /// </summary>
    public double? HolmPValue { get; init; }

    /// <summary>Finds the changes of several series and adjusts their p-values for how many were looked at.</summary>
    /// <param name="series">The series; all that were looked at, whatever came out.</param>
    /// <param name="options">What changes, trimming, significance, replicates.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each series, in their order, with <see cref="HolmPValue"/>. Changes are those of each series at its own significance; where the adjusted
    /// p-value is above it, they may be the yield of looking often.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ImmutableArray<FoundChanges> FindAll(
        IReadOnlyList<PeriodSeries> series, ChangePointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        FoundChanges[] found = [.. series.Select(of => Find(of, options, cancellation))];
        var adjusted = HolmAdjustment.Of([.. found.Select(of => of.PValue)]);
        return [.. found.Zip(adjusted, (of, p) => of with { HolmPValue = p })];
    }

    /// <summary>Finds the changes of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="options">What changes, trimming, significance, replicates.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The changes; without tests and with a reason where the series is too short or constant.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static FoundChanges Find(PeriodSeries series, ChangePointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new ChangePointOptions();
        ChangePointOptions.Validate(options);
        var length = series.Periods.Length;
        var found = new FoundChanges { Series = series.Name, Options = options, Periods = length };
        var least = options.LeastOf(length);
        if (length < 2 * least)
            return found with { Reason = $"The series has {length} periods with a value; a change needs {least} before and after." };
        if (WhyUndefined(series, options.Kind, least) is { } reason) return found with { Reason = reason };

        var changes = new List<Placed>();
        var tests = ImmutableArray.CreateBuilder<ChangeTest>();
        var work = new double[length];
        var values = series.Values.AsSpan();
        NoiseTable table;
        ShiftRegression regression;
        while (true)
        {
            regression = new ShiftRegression(length, options.Kind, Places(changes), least);
            var places = regression.Places;
            var isLast = changes.Count == options.MostChanges || places.Length == 0;
            // With no room for one more change the table still tells what autocorrelation the model at hand leaves.
            table = NoiseTable.Of(regression, length, places.Length == 0 ? [FirstFree(Places(changes), length)] : places, Places(changes), options, cancellation);
            if (isLast) break;
            var statistic = ChangeStatistic.Of(regression, values, places, work);
            var test = new ChangeTest(
                changes.Count, series.Periods[statistic.Place], statistic.F, table.PValue(statistic), table.Unbiased(statistic.Autocorrelation));
            tests.Add(test);
            if (test.PValue > options.Significance) break;
            changes.Add(new Placed(statistic.Place, tests.Count - 1));
            changes.Sort((first, second) => first.Place.CompareTo(second.Place));
            Refine(changes, regression, values, Left(regression.With(Places(changes)), values));
        }

        // The changes and their sets of dates are read with one and the same autocorrelation, so that a date is always in its set.
        var rho = table.Unbiased(Left(regression, values));
        Refine(changes, regression, values, rho);
        return found with
        {
            Tests = tests.ToImmutable(),
            Changes = [.. changes.Select(change => Describe(series, change, changes, regression, rho, options.Level))],
            Regimes = RegimesOf(series, Places(changes)),
        };
    }

    /// <summary>Why a series cannot be tested; null if it can.</summary>
    internal static string? WhyUndefined(PeriodSeries series, ChangeKind kind, int shorter)
    {
        if (shorter < 3) return $"A side of the change has {shorter} periods with a value; expected at least 3.";
        var model = new ShiftRegression(series.Values.Length, kind, [], 1);
        model.Regress(series.Values.AsSpan(), 0);
        var scale = series.Values.Max(Math.Abs);
        return model.Unexplained <= 1e-20 * scale * scale * series.Values.Length ? "The series does not vary around its level and trend." : null;
    }

    internal static Estimate Around(double value, double margin) => new(value, value - margin, value + margin);

    /// <summary>The autocorrelation of the residuals that a model leaves.</summary>
    private static double Left(ShiftRegression model, ReadOnlySpan<double> values)
    {
        model.Regress(values, 0);
        return Math.Clamp(ChangeStatistic.AutocorrelationOf(model.Residuals), -ChangeStatistic.Highest, ChangeStatistic.Highest);
    }

    /// <summary>Moves each change to its best place with the others held, until none moves.</summary>
    private static void Refine(List<Placed> changes, ShiftRegression model, ReadOnlySpan<double> values, double rho)
    {
        const int mostRounds = 20;
        for (var (round, moved) = (0, true); moved && round < mostRounds; round++)
        {
            moved = false;
            for (var change = 0; change < changes.Count; change++)
            {
                var others = model.With([.. changes.Where((_, other) => other != change).Select(other => other.Place)]);
                others.Regress(values, rho);
                var (best, explained) = (changes[change].Place, others.At(changes[change].Place).Explained);
                foreach (var place in others.Places)
                {
                    if (others.At(place).Explained is var candidate && candidate > explained) (best, explained) = (place, candidate);
                }

                moved |= best != changes[change].Place;
                changes[change] = changes[change] with { Place = best };
            }

            changes.Sort((first, second) => first.Place.CompareTo(second.Place));
        }
    }

    private static FoundChange Describe(PeriodSeries series, Placed change, List<Placed> changes, ShiftRegression model, double rho, double level)
    {
        var others = model.With(Places(changes.Where(other => other != change)));
        others.Regress(series.Values.AsSpan(), rho);
        var shift = others.At(change.Place);
        var freedom = series.Values.Length - others.Columns - others.ShiftColumns;
        var best = others.Places.Max(place => others.At(place).Explained);
        var variance = (others.Unexplained - best) / freedom;
        var critical = -2 * Math.Log(1 - Math.Sqrt(level));
        var t = StudentT.InvCDF(0, 1, freedom, (1 + level) / 2);
        return new FoundChange(
            series.Periods[change.Place],
            [.. others.Places.Where(place => best - others.At(place).Explained <= critical * variance).Select(place => series.Periods[place])],
            Around(shift.Level, t * Math.Sqrt(variance * shift.LevelVariance)),
            others.ShiftColumns == 2 ? Around(shift.Slope, t * Math.Sqrt(variance * shift.SlopeVariance)) : null,
            change.Test);
    }

    private static ImmutableArray<Regime> RegimesOf(PeriodSeries series, int[] changes)
    {
        int[] starts = [0, .. changes, series.Periods.Length];
        return
        [
            .. starts.Zip(starts.Skip(1)).Select(stretch => new Regime(
                series.Periods[stretch.First], series.Periods[stretch.Second - 1], series.Values[stretch.First..stretch.Second].Average())),
        ];
    }

    private static int FirstFree(int[] changes, int length) => Enumerable.Range(1, length - 1).First(place => !changes.Contains(place));

    private static int[] Places(IEnumerable<Placed> changes) => [.. changes.Select(change => change.Place)];

    /// <summary>A change at a place, and the test that found it.</summary>
    private readonly record struct Placed(int Place, int Test);
}
