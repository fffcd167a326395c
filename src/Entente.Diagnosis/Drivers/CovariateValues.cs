using System.Collections.Immutable;
using System.Globalization;
using Entente.Records;

namespace Entente.Diagnosis.Drivers;

/// <summary>The covariates of every measured pair of a period, which of them are kept, and which pairs have them all.</summary>
internal sealed class CovariateValues
{
    private readonly double[][] _values;
    private readonly int _pairs;

    private CovariateValues(double[][] values, int pairs, ImmutableArray<int> kept, ImmutableArray<LeftOutCovariate> leftOut, ImmutableArray<MissingCovariate> dropped)
    {
        (_values, _pairs) = (values, pairs);
        (Kept, LeftOut, Dropped) = (kept, leftOut, dropped);
    }

    /// <summary>The covariates that enough pairs have, ascending.</summary>
    public ImmutableArray<int> Kept { get; }

    public ImmutableArray<LeftOutCovariate> LeftOut { get; }

    /// <summary>For each covariate kept the pairs that lack it.</summary>
    public ImmutableArray<MissingCovariate> Dropped { get; }

    /// <summary>The value of a covariate for a pair; NaN where it is unknown.</summary>
    public double this[int covariate, int pair] => _values[covariate][pair];

    public static CovariateValues Of(
        StanceRecord record, List<MeasuredPair> pairs, PeriodFacts facts, DriversOptions options, CancellationToken cancellation)
    {
        var values = new double[options.Covariates.Length][];
        for (var covariate = 0; covariate < values.Length; covariate++)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = options.Covariates[covariate].Value;
            values[covariate] = [.. pairs.Select(pair => value(facts, record.Actors[pair.First].Code, record.Actors[pair.Second].Code) ?? double.NaN)];
        }

        var kept = ImmutableArray.CreateBuilder<int>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutCovariate>();
        for (var covariate = 0; covariate < values.Length; covariate++)
        {
            var present = values[covariate].Count(value => !double.IsNaN(value));
            if (present > 0 && present >= options.LeastCoverage * pairs.Count)
            {
                kept.Add(covariate);
                continue;
            }

            leftOut.Add(new LeftOutCovariate(
                options.Covariates[covariate].Name,
                string.Create(CultureInfo.InvariantCulture, $"{present} of {pairs.Count} measured pairs have it")));
        }

        var missing = new int[pairs.Count];
        foreach (var covariate in kept)
        {
            for (var pair = 0; pair < missing.Length; pair++) missing[pair] += double.IsNaN(values[covariate][pair]) ? 1 : 0;
        }

        return new CovariateValues(
            values,
            pairs.Count,
            kept.ToImmutable(),
            leftOut.ToImmutable(),
            [
                .. kept.Select(covariate => new MissingCovariate(
                    options.Covariates[covariate].Name,
                    values[covariate].Count(double.IsNaN),
                    Enumerable.Range(0, missing.Length).Count(pair => missing[pair] == 1 && double.IsNaN(values[covariate][pair])))),
            ]);
    }

    /// <summary>The pairs that have every covariate kept.</summary>
    public int[] CompletePairs() => [.. Enumerable.Range(0, _pairs).Where(pair => Kept.All(covariate => !double.IsNaN(_values[covariate][pair])))];
}
