using System.Globalization;
using Entente.Records;

namespace Entente.TestKit;

/// <summary>
/// A large made-up dialogue that any language can make bit for bit: three opinion groups, 40 % of the propositions common ground,
/// every number from a counter through SplitMix64 [Steele2014].
/// </summary>
/// <remarks>At its defaults 1,001,407 stances: 414,996 support, 435,756 oppose, 150,655 reserve.</remarks>
public static class SyntheticRecord
{
    /// <summary>The record.</summary>
    /// <param name="actors">The number of actors.</param>
    /// <param name="propositions">The number of propositions.</param>
    /// <param name="density">The share of cells with a stance, 0 to 1.</param>
    /// <param name="groups">The number of opinion groups; <see cref="GroupOf"/> says who is in which.</param>
    public static StanceRecord Dialogue(int actors = 20_000, int propositions = 500, double density = 0.10, int groups = 3)
    {
        var support = new double[groups, propositions];
        for (var proposition = 0; proposition < propositions; proposition++)
        {
            var place = (ulong)proposition;
            var isCommonGround = Uniform(1, place) < 0.4;
            for (var group = 0; group < groups; group++)
            {
                support[group, proposition] = isCommonGround
                    ? 0.15 + (0.7 * Uniform(2, place))
                    : 0.05 + (0.9 * Uniform(10 + (ulong)group, place));
            }
        }

        List<int> stanceActors = [], stancePropositions = [];
        var stances = new List<Stance>();
        for (var actor = 0; actor < actors; actor++)
        {
            var group = GroupOf(actor, groups);
            for (var proposition = 0; proposition < propositions; proposition++)
            {
                var cell = ((ulong)actor * (ulong)propositions) + (ulong)proposition;
                if (Uniform(4, cell) >= density) continue;
                var draw = Uniform(5, cell);
                stanceActors.Add(actor);
                stancePropositions.Add(proposition);
                stances.Add(draw < 0.15 ? Stance.Reserve : (draw - 0.15) / 0.85 < support[group, proposition] ? Stance.Support : Stance.Oppose);
            }
        }

        return StanceRecord.Create(
            string.Create(CultureInfo.InvariantCulture, $"synthetic dialogue of {actors} × {propositions}"),
            Enumerable.Range(0, actors).Select(actor => Code(actor)).Select(code => new Actor(code, code)),
            Enumerable.Range(0, propositions).Select(proposition => new Proposition(Code(proposition))),
            [.. stanceActors],
            [.. stancePropositions],
            [.. stances]);
    }

    /// <summary>The opinion group that an actor was drawn from, from 0.</summary>
    public static int GroupOf(int actor, int groups = 3) => (int)(Uniform(3, (ulong)actor) * groups);

    private static string Code(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Uniform(ulong stream, ulong counter)
    {
        var z = (stream * 0xD1342543DE82EF95) + ((counter + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / 9007199254740992.0);
    }
}
