using Entente.Measures.Agreement;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Drivers;

/// <summary>A measured pair.</summary>
/// <param name="First">Index of one actor in the record.</param>
/// <param name="Second">Index of the other actor, higher.</param>
/// <param name="Value">Their disagreement.</param>
internal readonly record struct MeasuredPair(int First, int Second, double Value);

/// <summary>The disagreement of all pairs in the years of a period.</summary>
internal static class PairDisagreement
{
    private const int YearBeforeFirstSession = 1945;

    /// <summary>The calendar year of a proposition: 1945 + session in a UN record, else the year of its date; null if it has neither.</summary>
    public static int? YearOf(Proposition proposition) =>
        proposition.Session is { } session ? YearBeforeFirstSession + session : proposition.Date?.Year;

    /// <summary>The measured pairs, by first and second actor.</summary>
    /// <param name="inPeriod">The record with the propositions of the period alone.</param>
    /// <param name="options">What disagreement is, and how many common propositions it takes.</param>
    /// <param name="positions">Positions; null unless they are the outcome.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static List<MeasuredPair> Of(StanceRecord inPeriod, DriversOptions options, ActorPositions? positions, CancellationToken cancellation)
    {
        var matrix = AgreementMatrix.Of(inPeriod, new AgreementOptions { Threads = options.Threads }, cancellation);
        var means = options.Outcome == DisagreementOutcome.Positions ? MeanPositions(inPeriod, positions!) : null;
        var pairs = new List<MeasuredPair>();
        foreach (var pair in matrix.Pairs)
        {
            if (pair.Count < options.LeastCommon) continue;
            var value = options.Outcome switch
            {
                DisagreementOutcome.Distance => 1 - pair.Agreement,
                DisagreementOutcome.ChanceCorrected => 1 - pair.Pi,
                _ => Between(means![pair.First], means[pair.Second]),
            };
            if (value is { } disagreement) pairs.Add(new MeasuredPair(pair.First, pair.Second, disagreement));
        }

        return pairs;
    }

    /// <summary>For each actor the mean of its positions over the record's periods; null if it has none.</summary>
    private static double[]?[] MeanPositions(StanceRecord record, ActorPositions positions)
    {
        var sums = new double[record.Actors.Length][];
        var counts = new int[record.Actors.Length];
        foreach (var period in record.Periods)
        {
            var coordinates = positions.In(period.Key);
            for (var actor = 0; actor < sums.Length; actor++)
            {
                if (!positions.Has(actor, period.Key)) continue;
                sums[actor] ??= new double[positions.Dimensions];
                counts[actor]++;
                for (var dimension = 0; dimension < positions.Dimensions; dimension++)
                    sums[actor][dimension] += coordinates[(actor * positions.Dimensions) + dimension];
            }
        }

        return [.. sums.Select((sum, actor) => sum is null ? null : Array.ConvertAll(sum, value => value / counts[actor]))];
    }

    private static double? Between(double[]? first, double[]? second) =>
        first is null || second is null ? null : Math.Sqrt(first.Zip(second, (a, b) => (a - b) * (a - b)).Sum());
}
