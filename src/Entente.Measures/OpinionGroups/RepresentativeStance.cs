using System.Collections.Immutable;
using Entente.Measures.Numerics;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>A stance that sets a group apart from the rest of the assembly.</summary>
/// <param name="Statement">The statement's index.</param>
/// <param name="Stance">Support or opposition.</param>
/// <param name="Share">The share of the group that takes it, with one taker in two added, in (0, 1).</param>
/// <param name="ShareElsewhere">The share of the other groups together, likewise.</param>
/// <param name="Adjusted">
/// The p-value of the difference (two proportions, one-sided), adjusted by [Benjamini1995] over all statements, both stances and all
/// groups: the
/// false discovery rate at which it would just be reported.
/// </param>
public sealed record RepresentativeStance(int Statement, Stance Stance, double Share, double ShareElsewhere, double Adjusted)
{
    /// <summary>For each group what sets it apart most: a stance of most of its actors, of clearly fewer elsewhere; the largest
    /// difference first.</summary>
    /// <param name="statements">The readings of all statements, with two groups or more.</param>
    /// <param name="options">The rate and the number of stances.</param>
    internal static ImmutableArray<ImmutableArray<RepresentativeStance>> Of(ImmutableArray<StatementReading> statements, GroupOptions options)
    {
        var groups = statements.IsEmpty ? 0 : statements[0].Groups.Length;
        if (groups < 2) return [];
        var tests = new List<(int Group, RepresentativeStance Stance)>();
        foreach (var reading in statements)
        {
            if (reading.IsLeftOut) continue;
            for (var group = 0; group < groups; group++)
            {
                tests.Add((group, Test(reading, group, Stance.Support)));
                tests.Add((group, Test(reading, group, Stance.Oppose)));
            }
        }

        var byP = tests.Select((test, place) => (test.Stance.Adjusted, place)).Order().ToArray();
        var least = 1.0;
        for (var rank = byP.Length - 1; rank >= 0; rank--)
        {
            least = Math.Min(least, byP[rank].Adjusted * byP.Length / (rank + 1));
            tests[byP[rank].place] = (tests[byP[rank].place].Group, tests[byP[rank].place].Stance with { Adjusted = least });
        }

        return
        [
            .. Enumerable.Range(0, groups).Select(group => tests
                .Where(test => test.Group == group && test.Stance.Adjusted <= options.FalseDiscoveryRate && test.Stance.Share > 0.5)
                .Select(test => test.Stance)
                .OrderByDescending(stance => stance.Share - stance.ShareElsewhere)
                .Take(options.MostRepresentative)
                .ToImmutableArray()),
        ];
    }

    /// <summary>The test of one stance, with the plain p-value in place of the adjusted one.</summary>
    private static RepresentativeStance Test(StatementReading reading, int group, Stance stance)
    {
        double count = 0, total = 0, otherCount = 0, otherTotal = 0;
        foreach (var shares in reading.Groups)
        {
            var takers = (stance == Stance.Support ? shares.Support : shares.Oppose) * shares.EffectiveActors ?? 0;
            if (shares.Group == group) (count, total) = (takers, shares.EffectiveActors);
            else (otherCount, otherTotal) = (otherCount + takers, otherTotal + shares.EffectiveActors);
        }

        var (share, elsewhere) = ((count + 1) / (total + 2), (otherCount + 1) / (otherTotal + 2));
        var pooled = (count + otherCount + 2) / (total + otherTotal + 4);
        var z = (share - elsewhere) / Math.Sqrt(pooled * (1 - pooled) * ((1 / (total + 2)) + (1 / (otherTotal + 2))));
        return new RepresentativeStance(reading.Statement, stance, share, elsewhere, Normal.Cdf(-z));
    }
}
