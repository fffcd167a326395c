using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Limits;

/// <summary>Asks for the interests and red lines that stand: open ones, one's own party's, and for facilitators those under seal.</summary>
public sealed record ReadLimits : DialogueQuestion<LimitList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<LimitList> Answer(DialogueState state, QuestionContext context)
    {
        var names = PartyNames.Of(state);
        var isNamed = state.Rules.Attribution != Attribution.Anonymous;
        var lines = new List<LimitLine>();
        foreach (var limit in state.Limits)
        {
            var isOwn = context.Participant!.Party == limit.Party;
            if (limit.IsWithdrawn || state.Find(limit.Party) is not { HasWithdrawn: false } || !LimitSight.MaySee(state, limit, context.Participant))
                continue;
            // In an anonymous dialogue the words stand without their party, except before who holds what is told under seal.
            var showsParty = isOwn || isNamed;
            lines.Add(new LimitLine(
                showsParty ? limit.Party : null, showsParty ? names[limit.Party] : null, isOwn ? limit.Number : null, limit.Kind, limit.Text.Value,
                limit.Statement, limit.IsSealed, isOwn));
        }
        var nothing = isNamed ? state.WithoutOpenLimits.ToList() : [];
        return new LimitList(lines, nothing);
    }
}

/// <summary>Who may see a limit.</summary>
internal static class LimitSight
{
    public static bool MaySee(DialogueState state, Limit limit, Participant? viewer)
    {
        if (viewer is null || (limit.Statement is { } tied && state.Find(tied) is { } statement && !state.MaySee(statement, viewer)))
            return false;
        return !limit.IsSealed || viewer.Party == limit.Party || RolePermissions.Allows(viewer.Role, Permission.ReadSealed);
    }
}

/// <summary>Interests and red lines that the asker may see.</summary>
/// <param name="Limits">In the order they were stated.</param>
/// <param name="WithoutOpenLimits">Parties that said they have nothing to state openly; empty in an anonymous dialogue.</param>
public sealed record LimitList(IReadOnlyList<LimitLine> Limits, IReadOnlyList<PartyId> WithoutOpenLimits);

/// <summary>An interest or a red line as it is shown.</summary>
/// <param name="Party">The party; null in an anonymous dialogue unless it is one's own.</param>
/// <param name="PartyName">What the party is called; null for none.</param>
/// <param name="Number">Its number, by which it is withdrawn; null for other parties' limits.</param>
/// <param name="Kind">Interest or red line.</param>
/// <param name="Text">What it says; null when it was erased.</param>
/// <param name="Statement">The statement it is tied to; null for one in general.</param>
/// <param name="IsSealed">Whether it is under seal.</param>
/// <param name="IsOwn">Whether it is of one's own party.</param>
public sealed record LimitLine(
    PartyId? Party, string? PartyName, int? Number, LimitKind Kind, string? Text, StatementId? Statement, bool IsSealed, bool IsOwn);
