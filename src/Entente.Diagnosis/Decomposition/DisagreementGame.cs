using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The game of three players, membership, movement and agenda, whose worth is the expected disagreement of an assembly.</summary>
/// <remarks>
/// A coalition is a set of bits: bit 0 takes the members of after in place of those of before, bit 1 the incumbents' positions, bit 2 the
/// items. Who is a member in one period only has the position it has there, in every coalition.
/// </remarks>
internal sealed class DisagreementGame(MemberPositions members, IdealPointItem[] before, IdealPointItem[] after, double levelDeviation)
{
    public const int Players = 3;
    public const int Coalitions = 8;

    private const int Combinations = ExpectedDisagreement.Combinations;

    private readonly double[] _tableBefore = Table(members, before);
    private readonly double[] _tableAfter = Table(members, after);

    /// <summary>The worth of each coalition.</summary>
    public double[] Worths()
    {
        var worths = new double[Coalitions];
        Weigh(_tableBefore, [], worths.AsSpan(0, Combinations));
        Weigh(_tableAfter, [], worths.AsSpan(Combinations));
        return worths;
    }

    /// <summary>The worths in each replicate: items drawn anew within each period, positions and the level between the periods from the posterior.</summary>
    /// <returns>replicates × coalitions. Drawing spreads positions a little further than their means are; what that adds to a worth on average
    /// is taken off again, so that replicates lie around the worths themselves.</returns>
    public double[] Replicates(DecompositionOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var replicates = options.Bootstrap.Replicates;
        var drawn = new double[replicates * Coalitions];
        var excess = new double[replicates * Coalitions];
        var done = 0;
        Parallel.For(
            0,
            replicates,
            options.Parallelism(cancellation),
            () => new Scratch(members.Means.Length, before.Length, after.Length),
            (replicate, _, scratch) =>
            {
                var draws = PropositionBootstrap.Draws(options.Bootstrap.Seed, $"decomposition/{replicate}");
                var counter = 0UL;
                Array.Clear(scratch.Before);
                Array.Clear(scratch.After);
                for (var draw = 0; draw < before.Length; draw++) scratch.Before[draws.Below(counter++, before.Length)]++;
                for (var draw = 0; draw < after.Length; draw++) scratch.After[draws.Below(counter++, after.Length)]++;
                var fixedPositions = drawn.AsSpan(replicate * Coalitions, Coalitions);
                Weigh(_tableBefore, scratch.Before, fixedPositions[..Combinations]);
                Weigh(_tableAfter, scratch.After, fixedPositions[Combinations..]);
                if (options.DrawPositions)
                {
                    var shift = levelDeviation * Normal.Quantile(draws.OpenUniform(counter++));
                    for (var place = 0; place < scratch.Positions.Length; place++)
                    {
                        if (members.Weights[place] > 0)
                            scratch.Positions[place] = members.Means[place] + (members.Deviations[place] * Normal.Quantile(draws.OpenUniform(counter++)));
                    }

                    // Items stay with the actors of their own period: a shift of the level shows only where one period's actors judge the other's items.
                    Span<double> worths = stackalloc double[Coalitions];
                    Expect(before, scratch.Before, scratch.Positions, 0, shift, worths[..Combinations]);
                    Expect(after, scratch.After, scratch.Positions, -shift, 0, worths[Combinations..]);
                    for (var coalition = 0; coalition < Coalitions; coalition++)
                    {
                        excess[(replicate * Coalitions) + coalition] = worths[coalition] - fixedPositions[coalition];
                        fixedPositions[coalition] = worths[coalition];
                    }
                }

                progress?.Report(Interlocked.Increment(ref done) / (double)replicates);
                return scratch;
            },
            _ => { });
        for (var coalition = 0; coalition < Coalitions; coalition++)
        {
            var mean = 0.0;
            for (var replicate = 0; replicate < replicates; replicate++) mean += excess[(replicate * Coalitions) + coalition] / replicates;
            for (var replicate = 0; replicate < replicates; replicate++) drawn[(replicate * Coalitions) + coalition] -= mean;
        }

        return drawn;
    }

    private void Expect(IdealPointItem[] items, int[] counts, double[] positions, double shiftBefore, double shiftAfter, Span<double> worths)
    {
        Span<double> row = stackalloc double[Combinations];
        worths.Clear();
        for (var item = 0; item < items.Length; item++)
        {
            if (counts[item] == 0) continue;
            ExpectedDisagreement.On(items[item], members, positions, shiftBefore, shiftAfter, row);
            for (var combination = 0; combination < Combinations; combination++) worths[combination] += counts[item] * row[combination];
        }

        for (var combination = 0; combination < Combinations; combination++) worths[combination] /= items.Length;
    }

    private static void Weigh(double[] table, ReadOnlySpan<int> counts, Span<double> worths)
    {
        var items = table.Length / Combinations;
        worths.Clear();
        for (var item = 0; item < items; item++)
        {
            var count = counts.IsEmpty ? 1 : counts[item];
            for (var combination = 0; combination < Combinations; combination++) worths[combination] += count * table[(item * Combinations) + combination];
        }

        for (var combination = 0; combination < Combinations; combination++) worths[combination] /= items;
    }

    private static double[] Table(MemberPositions members, IdealPointItem[] items)
    {
        var table = new double[items.Length * Combinations];
        for (var item = 0; item < items.Length; item++)
            ExpectedDisagreement.On(items[item], members, members.Means, 0, 0, table.AsSpan(item * Combinations, Combinations));
        return table;
    }

    private sealed class Scratch(int places, int before, int after)
    {
        public double[] Positions { get; } = new double[places];

        public int[] Before { get; } = new int[before];

        public int[] After { get; } = new int[after];
    }
}
