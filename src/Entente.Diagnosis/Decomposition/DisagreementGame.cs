using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The game of three players, membership, movement and agenda, whose worth is the expected disagreement of an assembly.</summary>
/// <remarks>
/// A coalition is a set of bits: bit 0 takes the members of after in place of those of before, bit 1 the incumbents' positions, bit 2 the
/// items. Who is a member in one period only has the position it has there, in every coalition.
/// </remarks>
internal sealed class DisagreementGame(MemberPositions members, IdealPointItem[] before, IdealPointItem[] after, ScaleUncertainty scale)
{
    public const int Players = 3;
    public const int Coalitions = 8;

    private const int Combinations = ExpectedDisagreement.Combinations;

    private readonly double[] _tableBefore = Table(members, before);
    private readonly double[] _tableAfter = Table(members, after);

    /// <summary>The worths as they would be if the later period stood at shift + stretch × position on the scale of the earlier one.</summary>
    /// <remarks>The items of each period move with its actors, so only the assemblies that mix the periods change.</remarks>
    public double[] Worths(double shift, double stretch)
    {
        var worths = new double[Coalitions];
        var (countBefore, countAfter) = (new int[before.Length], new int[after.Length]);
        Array.Fill(countBefore, 1);
        Array.Fill(countAfter, 1);
        Expect(countBefore, countAfter, [.. members.Means], shift, stretch, worths);
        return worths;
    }

    /// <summary>The worth of each coalition.</summary>
    public double[] Worths()
    {
        var worths = new double[Coalitions];
        Weigh(_tableBefore, [], worths.AsSpan(0, Combinations));
        Weigh(_tableAfter, [], worths.AsSpan(Combinations));
        return worths;
    }

    /// <summary>The worths in each replicate: items drawn anew within each period, positions and the scale between the periods from the posterior.</summary>
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
                    var shift = scale.Level * Normal.Quantile(draws.OpenUniform(counter++));
                    var stretch = Math.Exp(scale.Stretch * Normal.Quantile(draws.OpenUniform(counter++)));
                    for (var place = 0; place < scratch.Positions.Length; place++)
                    {
                        if (members.Weights[place] > 0)
                            scratch.Positions[place] = members.Means[place] + (members.Deviations[place] * Normal.Quantile(draws.OpenUniform(counter++)));
                    }

                    Span<double> worths = stackalloc double[Coalitions];
                    Expect(scratch.Before, scratch.After, scratch.Positions, shift, stretch, worths);
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

    // Items stay with the actors of their own period: shift and stretch show only where one period's actors judge the other's items.
    private void Expect(int[] countsBefore, int[] countsAfter, double[] positions, double shift, double stretch, Span<double> worths)
    {
        var (start, end) = (members.Starts[MemberPositions.StayersAfter], members.Starts[MemberPositions.Blocks]);
        for (var place = start; place < end; place++) positions[place] = shift + (stretch * positions[place]);
        Expect(before, countsBefore, positions, worths[..Combinations]);
        // Both now stand on the scale of the earlier period; the later items ask for the later one.
        for (var place = 0; place < end; place++) positions[place] = (positions[place] - shift) / stretch;
        Expect(after, countsAfter, positions, worths[Combinations..]);
    }

    private void Expect(IdealPointItem[] items, int[] counts, double[] positions, Span<double> worths)
    {
        Span<double> row = stackalloc double[Combinations];
        worths.Clear();
        for (var item = 0; item < items.Length; item++)
        {
            if (counts[item] == 0) continue;
            ExpectedDisagreement.On(items[item], members, positions, row);
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
            ExpectedDisagreement.On(items[item], members, members.Means, table.AsSpan(item * Combinations, Combinations));
        return table;
    }

    private sealed class Scratch(int places, int before, int after)
    {
        public double[] Positions { get; } = new double[places];

        public int[] Before { get; } = new int[before];

        public int[] After { get; } = new int[after];
    }
}
