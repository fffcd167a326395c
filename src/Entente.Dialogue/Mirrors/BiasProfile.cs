using Entente.Dialogue.Overlap;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Mirrors;

/// <summary>A party's profile over the tags of the codebook beside that of the others.</summary>
internal static class BiasProfile
{
    private const int Thin = 5;

    /// <summary>The profile.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="statements">Accepted statements of the plenary.</param>
    /// <param name="own">The party.</param>
    /// <param name="others">The other parties, where their stances are shown; null where only released counts are.</param>
    public static List<TagProfile> Of(DialogueState state, List<Statement> statements, PartyId own, List<Party>? others) =>
    [
        .. ByTag(statements, TagAxis.GoalLevel, tags => tags.GoalLevel).Concat(ByTag(statements, TagAxis.Sector, tags => tags.Sector))
            .Concat(ByTag(statements, TagAxis.Approach, tags => tags.Approach)).Select(tag => Of(state, tag.Axis, tag.Name, tag.Statements, own, others)),
    ];

    private static IEnumerable<(TagAxis Axis, string Name, List<StatementId> Statements)> ByTag<T>(List<Statement> statements, TagAxis axis, Func<StatementTags, T?> tagOf)
        where T : struct, Enum =>
        statements.Where(statement => tagOf(statement.Tags) is not null).GroupBy(statement => tagOf(statement.Tags)!.Value).OrderBy(group => group.Key)
            .Select(group => (axis, group.Key.ToString(), group.Select(statement => statement.Id).ToList()));

    private static TagProfile Of(DialogueState state, TagAxis axis, string tag, List<StatementId> statements, PartyId own, List<Party>? others)
    {
        var mine = default(Tally);
        foreach (var statement in statements)
            mine.Add(state, statement, own);
        var (count, support, oppose, importance) = others is null ? Released(state, statements) : Exact(state, statements, others);
        var ownSupport = mine.Interval(mine.Support);
        var leans = mine.Count < Thin || ownSupport is not { } mineShare || support is not { } theirs ? 0
            : mineShare.Low > theirs.High ? 1 : mineShare.High < theirs.Low ? -1 : 0;
        return new TagProfile(
            axis, tag, mine.Count, ownSupport, mine.Interval(mine.Oppose), mine.Count == 0 ? null : (double)mine.Importance / mine.Count,
            count, support, oppose, importance, mine.Count < Thin, leans);
    }

    private static (int Count, ShareInterval? Support, ShareInterval? Oppose, double? Importance) Exact(DialogueState state, List<StatementId> statements, List<Party> others)
    {
        var tally = default(Tally);
        foreach (var statement in statements)
        {
            foreach (var party in others)
                tally.Add(state, statement, party.Id);
        }
        return tally.Count == 0
            ? default
            : (tally.Count, Whole(tally.Support, tally.Support, tally.Count), Whole(tally.Oppose, tally.Oppose, tally.Count), (double)tally.Importance / tally.Count);
    }

    // One's own stance is among the released ones; so few do not shift a range.
    private static (int Count, ShareInterval? Support, ShareInterval? Oppose, double? Importance) Released(DialogueState state, List<StatementId> statements)
    {
        var (count, leastSupport, mostSupport, leastOppose, mostOppose) = (0, 0, 0, 0, 0);
        foreach (var statement in statements)
        {
            if (state.Released.On(statement) is not { } table)
                continue;
            count += table.Parties;
            leastSupport += table.Support.AtLeast + table.SupportWithReservation.AtLeast;
            mostSupport += Math.Min(table.Parties, table.Support.AtMost + table.SupportWithReservation.AtMost);
            leastOppose += table.Oppose.AtLeast + table.RedLine.AtLeast;
            mostOppose += Math.Min(table.Parties, table.Oppose.AtMost + table.RedLine.AtMost);
        }
        return count == 0 ? default : (count, Whole(leastSupport, mostSupport, count), Whole(leastOppose, mostOppose, count), null);
    }

    private static ShareInterval Whole(int least, int most, int count) => new((least + most) / 2.0 / count, (double)least / count, (double)most / count);

    private struct Tally
    {
        public int Count { get; private set; }

        public int Support { get; private set; }

        public int Oppose { get; private set; }

        public int Importance { get; private set; }

        public void Add(DialogueState state, StatementId statement, PartyId party)
        {
            if (state.Stances.Standing(statement, party) is not { } stance)
                return;
            Count++;
            Support += stance.Position is Position.Support or Position.SupportWithReservation ? 1 : 0;
            Oppose += stance.Position is Position.Oppose or Position.RedLine ? 1 : 0;
            Importance += stance.Importance;
        }

        public readonly ShareInterval? Interval(int part) => Count == 0 ? null : ShareInterval.Of(part, Count);
    }
}
