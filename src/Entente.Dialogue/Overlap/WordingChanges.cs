using System.Collections.Immutable;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Overlap;

/// <summary>Which few parties, met in what they ask for, would make common ground of a statement.</summary>
/// <remarks>
/// Common ground is firm when it does without those who support with a reservation: their support hangs on the wording. For each statement that is not firm, in each
/// group that falls short, the parties nearest to support are taken to support it, one after the other, until the group's bound passes one half: those with a reservation
/// first, then who abstained, opposed, drew a red line; within each the heavier first. A delegation's red line must be met in any case. As the condition holds group by
/// group, no smaller set does where parties weigh the same.
/// </remarks>
internal static class WordingChanges
{
    private const int MostParties = 10;

    public static ImmutableArray<NeededParties> Of(AnalysisInput input, ImmutableArray<int> groupOf, int groups)
    {
        var takers = new List<(int Party, Position Position)>[input.Statements.Length];
        for (var party = 0; party < input.Parties.Length; party++)
        {
            var columns = input.ColumnsOf(party);
            var positions = input.PositionsOf(party);
            for (var place = 0; place < columns.Length; place++)
                (takers[columns[place]] ??= []).Add((party, positions[place]));
        }
        var changes = ImmutableArray.CreateBuilder<NeededParties>();
        for (var statement = 0; statement < takers.Length; statement++)
        {
            if (takers[statement] is { } onIt && Needed(input, groupOf, groups, onIt) is { Count: > 0 } needed)
            {
                var isWithin = needed.Select(party => groupOf[party]).Distinct().Count();
                changes.Add(new NeededParties(statement, [.. needed.Order().Select(party => input.Parties[party].Party)], isWithin));
            }
        }
        return [.. changes.OrderBy(change => change.Parties.Length).ThenBy(change => change.Groups).ThenBy(change => change.Statement)];
    }

    // Null where more than a few would be needed, or where not even all would do.
    private static List<int>? Needed(AnalysisInput input, ImmutableArray<int> groupOf, int groups, List<(int Party, Position Position)> takers)
    {
        var needed = new List<int>();
        for (var group = 0; group < groups; group++)
        {
            var members = takers.Where(taker => groupOf[taker.Party] == group).ToList();
            if (members.Count == 0)
                return null;
            var flipped = members.Where(taker => taker.Position == Position.RedLine && input.Parties[taker.Party].Kind == PartyKind.Delegation)
                .Select(taker => taker.Party).ToHashSet();
            var queue = members.Where(taker => taker.Position != Position.Support && !flipped.Contains(taker.Party))
                .OrderBy(taker => taker.Position).ThenByDescending(taker => input.Parties[taker.Party].Weight).ThenBy(taker => taker.Party);
            foreach (var (party, _) in queue)
            {
                if (flipped.Count > MostParties || IsFirm(input, members, flipped))
                    break;
                flipped.Add(party);
            }
            needed.AddRange(flipped);
            if (needed.Count > MostParties || !IsFirm(input, members, flipped))
                return null;
        }
        return needed;
    }

    private static bool IsFirm(AnalysisInput input, List<(int Party, Position Position)> members, HashSet<int> flipped)
    {
        var (weight, squares, support) = (0.0, 0.0, 0.0);
        foreach (var (party, position) in members)
        {
            var own = input.Parties[party].Weight;
            weight += own;
            squares += own * own;
            support += position == Position.Support || flipped.Contains(party) ? own : 0;
        }
        var effective = weight * weight / squares;
        return ShareInterval.Of(Math.Min(1, support / weight) * effective, effective).Low > 0.5;
    }
}

/// <summary>The parties that would have to be met for a statement to be firm common ground.</summary>
/// <param name="Statement">The statement's place in the input.</param>
/// <param name="Parties">The parties by number.</param>
/// <param name="Groups">In how many groups they are.</param>
public sealed record NeededParties(int Statement, ImmutableArray<PartyId> Parties, int Groups);
