using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>Takes the stance of one's party on another's amendment. Who supports it is associated with it; who opposes it keeps it from
/// being agreed.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Position">The position; none withdraws the stance.</param>
/// <param name="Words">The reservation or the reason of the red line, needed for both; null otherwise.</param>
public sealed record StandOnAmendment(AmendmentId Amendment, Position Position, string? Words = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AmendmentCheck.Open(state, context, Amendment, out var amendment) is { } closed)
            return closed;
        if (DraftCheck.Speaks(state, context, out var party) is { } silent)
            return silent;
        if (amendment.Party == party)
            return new NotAllowed("Your party proposed this amendment and stands behind it. Withdraw it if that has changed.");
        if (PositionCheck.Of(state, Position, Words, out var words) is { } refusal)
            return refusal;
        var before = amendment.Stances.FirstOrDefault(stance => stance.Party == party);
        if ((before?.Position ?? Position.None) == Position && string.Equals(before?.Words?.Value, words, StringComparison.Ordinal))
            return Decision.Nothing;
        return new AmendmentStanceTaken(Amendment, party, Position, words is null ? null
            : new PersonalText(context.Participant!.Id, PersonalAspect.Words, words));
    }
}

/// <summary>A party took a stance on an amendment, changed it or withdrew it.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; none where it was withdrawn.</param>
/// <param name="Words">The reservation or the reason; null otherwise.</param>
public sealed record AmendmentStanceTaken(AmendmentId Amendment, PartyId Party, Position Position, PersonalText? Words) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var amendment = state.Amendments[Amendment.Number - 1];
        var others = amendment.Stances.Where(stance => stance.Party != Party);
        var now = Position == Position.None ? others : others.Append(new AmendmentStance(Party, Position, Words, At));
        state.Replace(amendment with { Stances = [.. now.OrderBy(stance => stance.Party.Number)] });
    }
}

/// <summary>What is checked of everybody who would do something with an amendment.</summary>
internal static class AmendmentCheck
{
    public static Refusal? Open(DialogueState state, CommandContext context, AmendmentId id, out Amendment amendment)
    {
        amendment = state.Find(id)!;
        if (amendment is null)
            return new NotFound($"amendment {id}");
        return DraftCheck.Open(state, context, amendment.Draft, out _) ?? (amendment.Status == AmendmentStatus.Open ? null
            : new AmendmentIsDecided(amendment.Status));
    }
}

/// <summary>The amendment is no longer open.</summary>
/// <param name="Status">What became of it.</param>
public sealed record AmendmentIsDecided(AmendmentStatus Status)
    : Refusal(RefusalKind.Conflict,
        $"This amendment is no longer open ({Status.ToString().ToLowerInvariant()}). Propose a new one to change the text again.");
