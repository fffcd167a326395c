using System.Collections.Immutable;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The two opposed sides of a region: two poles that stand against each other, each with the allies that have a part in the quarrel.</summary>
/// <param name="First">Places of the states of the stronger side, ascending; its pole is among them.</param>
/// <param name="Second">Places of the states of the weaker side, ascending.</param>
/// <param name="Evenness">
/// Twice the weaker side's share of the capabilities of the region's states and its patrons; in [0, 1]. 1 if two equal sides hold everything; near 0
/// both where one side is far stronger and where the quarrel is one between minor states.
/// </param>
/// <param name="Reach">Twice the share of the region's states on the side that has fewer of them; in (0, 1]. 1 if the region is split in halves.</param>
/// <param name="Opposition">
/// 4 ΣΣ s_a s_b over opposed pairs across the sides, with s the shares of capabilities among the region's states and its patrons; in [0, 1]. 1 if two
/// equal sides hold everything and all are opposed to all.
/// </param>
/// <remarks>
/// Of all pairs of states that are opposed and have no pact, those are the poles whose weaker side is strongest. A pact is no enmity: an ally of one
/// pole alone is on its side only if it leans on the pole, for a third or more of the capabilities pledged to it, or if it is itself opposed to a
/// state of the other side. Else one quarrel of two members would set the whole Arab League against all of NATO. States opposed to the pole itself are never on
/// its side, nor are allies stronger than it: the Rio Treaty does not make Brazil follow Argentina into its quarrel with Britain. A single state
/// can be a side: power can be balanced by one's own arms.
/// </remarks>
public sealed record OpposedSides(ImmutableArray<int> First, ImmutableArray<int> Second, double Evenness, double Reach, double Opposition)
{
    /// <summary>Finds the opposed sides of a region.</summary>
    /// <param name="capabilities">Capabilities of all states of the world, 0 or more; length N. They say who is stronger and who leans on whom.</param>
    /// <param name="committed">The same, those of patrons as far as they are committed here; length N. They are what is weighed.</param>
    /// <param name="pacts">Whether two states have a defence pact; states × states, row by row, symmetric.</param>
    /// <param name="opposed">Whether two states are rivals or at war; states × states, row by row, symmetric.</param>
    /// <param name="members">Whether a state is of the region; length N.</param>
    /// <param name="patrons">Whether a state is an outside power that is allied with some state of the region; length N.</param>
    /// <returns>The sides; null if no two states with a state of the region on either side are opposed.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static OpposedSides? Find(
        ReadOnlySpan<double> capabilities,
        ReadOnlySpan<double> committed,
        ReadOnlySpan<bool> pacts,
        ReadOnlySpan<bool> opposed,
        ReadOnlySpan<bool> members,
        ReadOnlySpan<bool> patrons)
    {
        var count = capabilities.Length;
        if (committed.Length != count || pacts.Length != count * count || opposed.Length != count * count || members.Length != count || patrons.Length != count)
            throw new ArgumentException($"Expected {count} states and {count * count} pairs; found {committed.Length} commitments, {members.Length} members, {patrons.Length} patrons, {pacts.Length} and {opposed.Length} pairs.", nameof(pacts));
        var nodes = new List<int>();
        for (var state = 0; state < count; state++)
        {
            if (members[state] || patrons[state]) nodes.Add(state);
        }

        OpposedSides? best = null;
        var pledged = Pledged(capabilities, pacts);
        var total = Sum(nodes, committed);
        var strength = (Weaker: 0.0, Both: 0.0);
        for (var first = 0; first < nodes.Count; first++)
        {
            for (var second = first + 1; second < nodes.Count; second++)
            {
                var pair = (nodes[first] * count) + nodes[second];
                if (!opposed[pair] || pacts[pair]) continue;
                var one = Candidates(nodes, nodes[first], nodes[second], pacts, opposed, capabilities);
                var other = Candidates(nodes, nodes[second], nodes[first], pacts, opposed, capabilities);
                KeepParties(one, nodes[first], other, nodes[second], pledged, opposed, capabilities);
                if (Count(one, members) == 0 || Count(other, members) == 0) continue;
                var (oneSum, otherSum) = (Sum(one, committed), Sum(other, committed));
                var (weaker, both) = (Math.Min(oneSum, otherSum), oneSum + otherSum);
                if (best is not null && !(weaker > strength.Weaker + 1e-12 || (weaker > strength.Weaker - 1e-12 && both > strength.Both + 1e-12))) continue;
                strength = (weaker, both);
                var (strong, weak) = oneSum >= otherSum ? (one, other) : (other, one);
                best = new OpposedSides(
                    [.. strong],
                    [.. weak],
                    total == 0 ? 0 : 2 * weaker / total,
                    2.0 * Math.Min(Count(one, members), Count(other, members)) / members.Count(true),
                    total == 0 ? 0 : 4 * Against(one, other, opposed, committed) / (total * total));
            }
        }

        return best;
    }

    /// <summary>What stands behind each state: its own capabilities and those of all its allies.</summary>
    private static double[] Pledged(ReadOnlySpan<double> capabilities, ReadOnlySpan<bool> pacts)
    {
        var pledged = capabilities.ToArray();
        for (var state = 0; state < pledged.Length; state++)
        {
            for (var ally = 0; ally < pledged.Length; ally++)
            {
                if (ally != state && pacts[(state * pledged.Length) + ally]) pledged[state] += capabilities[ally];
            }
        }

        return pledged;
    }

    /// <summary>A pole and the states, not stronger than it and not opposed to it, that have a pact with it and none with the other pole.</summary>
    private static List<int> Candidates(List<int> nodes, int pole, int against, ReadOnlySpan<bool> pacts, ReadOnlySpan<bool> opposed, ReadOnlySpan<double> capabilities)
    {
        var side = new List<int>();
        foreach (var state in nodes)
        {
            var row = state * capabilities.Length;
            if (state == pole || (pacts[row + pole] && !pacts[row + against] && !opposed[row + pole] && capabilities[state] <= capabilities[pole])) side.Add(state);
        }

        return side;
    }

    /// <summary>
    /// Leaves on both sides those that have a part in the quarrel. It begins with the poles and the states that lean on them, and takes in
    /// whoever is opposed to a state already found on the other side, until nobody is added; the order of states has no bearing on the result.
    /// </summary>
    private static void KeepParties(
        List<int> one, int onePole, List<int> other, int otherPole, double[] pledged, ReadOnlySpan<bool> opposed, ReadOnlySpan<double> capabilities)
    {
        var count = capabilities.Length;
        var (party, isNew) = (new bool[count], true);
        foreach (var state in one) party[state] = state == onePole || LeansOn(capabilities[onePole], pledged[state]);
        foreach (var state in other) party[state] = state == otherPole || LeansOn(capabilities[otherPole], pledged[state]);
        while (isNew)
        {
            isNew = false;
            foreach (var first in one)
            {
                foreach (var second in other)
                {
                    if (!opposed[(first * count) + second] || party[first] == party[second]) continue;
                    party[first] = party[second] = isNew = true;
                }
            }
        }

        one.RemoveAll(state => !party[state]);
        other.RemoveAll(state => !party[state]);
    }

    // A third: what each of three equal allies gives. The margin keeps the order of a sum from deciding such a tie.
    private static bool LeansOn(double pole, double pledged) => 3 * pole > pledged * (1 - 1e-12);

    private static double Against(List<int> one, List<int> other, ReadOnlySpan<bool> opposed, ReadOnlySpan<double> capabilities)
    {
        var sum = 0.0;
        foreach (var first in one)
        {
            foreach (var second in other)
            {
                if (opposed[(first * capabilities.Length) + second]) sum += capabilities[first] * capabilities[second];
            }
        }

        return sum;
    }

    private static int Count(List<int> side, ReadOnlySpan<bool> members)
    {
        var number = 0;
        foreach (var state in side) number += members[state] ? 1 : 0;
        return number;
    }

    private static double Sum(List<int> side, ReadOnlySpan<double> capabilities)
    {
        var sum = 0.0;
        foreach (var state in side) sum += capabilities[state];
        return sum;
    }
}
