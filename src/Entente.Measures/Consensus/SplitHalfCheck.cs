using Entente.Measures.Positions;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>
/// How much thickness owes to positions that were found from the very votes it is measured on: half of the propositions measured with
/// positions from the same half, and with positions from the other half.
/// </summary>
/// <param name="Same">Mean thickness with positions from the same half; null if it was never defined.</param>
/// <param name="Crossed">Mean thickness with positions from the other half; null if it was never defined.</param>
/// <param name="Splits">The number of random splits; each gives two halves.</param>
public sealed record SplitHalfCheck(double? Same, double? Crossed, int Splits)
{
    /// <summary>What the use of the same votes adds, <see cref="Same"/> − <see cref="Crossed"/>; null where either is.</summary>
    public double? Difference => Same - Crossed;

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record. Each period is split into halves of its own, equal up to one proposition.</param>
    /// <param name="locate">Finds positions from a record of the same actors.</param>
    /// <param name="splits">The number of random splits, at least 1.</param>
    /// <param name="seed">The seed of the splits.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SplitHalfCheck Of(
        StanceRecord record, Func<StanceRecord, ActorPositions> locate, int splits = 10, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(locate);
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        var options = new ThicknessOptions { Bootstrap = new() { Replicates = 0 } };
        var (same, crossed) = (new List<double>(), new List<double>());
        for (var split = 0; split < splits; split++)
        {
            cancellation.ThrowIfCancellationRequested();
            var halves = Halves(record, new CounterRandom(seed, (ulong)split)).Select(half => record.SelectPropositions(half)).ToArray();
            var positions = halves.Select(locate).ToArray();
            for (var half = 0; half < halves.Length; half++)
            {
                Measure(halves[half], positions[half], same);
                Measure(halves[half], positions[1 - half], crossed);
            }
        }

        return new SplitHalfCheck(same.Count == 0 ? null : same.Average(), crossed.Count == 0 ? null : crossed.Average(), splits);

        void Measure(StanceRecord half, ActorPositions positions, List<double> values)
        {
            if (ThicknessReport.Of(half, positions, options: options, cancellation: cancellation).Overall.Value is { } value) values.Add(value.Value);
        }
    }

    private static int[][] Halves(StanceRecord record, CounterRandom draws)
    {
        var shuffled = Enumerable.Range(0, record.Propositions.Length)
            .GroupBy(proposition => record.PeriodOf(proposition))
            .Select(period => period.OrderBy(proposition => draws.Bits((ulong)proposition)).ToArray())
            .ToArray();
        // The odd proposition goes to the first half in one period and to the second in the next.
        return
        [
            .. Enumerable.Range(0, 2).Select(half => shuffled
                .SelectMany((period, place) => period.Where((_, rank) => (rank + place) % 2 == half)).Order().ToArray()),
        ];
    }
}
