using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Limits;

/// <summary>States an interest or a red line of one's party.</summary>
/// <param name="Kind">Interest or red line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Statement">The statement it is tied to; null for one in general.</param>
/// <param name="IsSealed">Whether it goes under seal to the facilitator; nobody else learns that it exists.</param>
public sealed record StateLimit(LimitKind Kind, string Text, StatementId? Statement, bool IsSealed) : DialogueCommand
{
    private const int Most = 200;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.StateLimit;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (!Enum.IsDefined(Kind))
            return new InvalidField("kind", "interest or redLine", "another value");
        if (OwnParty.Of(state, context, out var party) is { } gone)
            return gone;
        if (PlainText.Check("text", Text, state.Rules.LongestText, out var text) is { } refusal)
            return refusal;
        if (Statement is { } tied && (state.Find(tied) is not { } statement || !state.MaySee(statement, context.Participant)))
            return new NotFound($"statement {tied}");
        var number = 1 + state.Limits.Count(limit => limit.Party == party);
        return number > Most
            ? new TooManyLimits(Most)
            : new LimitStated(party, number, Kind, new PersonalText(context.Participant!.Id, PersonalAspect.Words, text), Statement, IsSealed);
    }
}

/// <summary>The party has stated as many limits as a dialogue takes from one.</summary>
/// <param name="Most">How many that is.</param>
public sealed record TooManyLimits(int Most) : Refusal(
    RefusalKind.Conflict, $"Your party has stated {Most} interests and red lines, which is as many as one party can. Put several into one, in fewer words.");

/// <summary>A party stated an interest or a red line.</summary>
/// <param name="Party">The party.</param>
/// <param name="Number">Its number within the party, from 1.</param>
/// <param name="Kind">Interest or red line.</param>
/// <param name="Text">What it says.</param>
/// <param name="Statement">The statement it is tied to; null for one in general.</param>
/// <param name="IsSealed">Whether it is under seal.</param>
public sealed record LimitStated(PartyId Party, int Number, LimitKind Kind, PersonalText Text, StatementId? Statement, bool IsSealed) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Limits.Add(new Limit(Party, Number, Kind, Text, Statement, IsSealed, At));
}

/// <summary>The party that somebody speaks for.</summary>
internal static class OwnParty
{
    public static Refusal? Of(DialogueState state, CommandContext context, out PartyId party)
    {
        party = context.Participant!.Party ?? default;
        return state.Find(party) is { HasWithdrawn: false } ? null : new NotAllowed("Your party has left the dialogue. Ask the convener.");
    }
}
