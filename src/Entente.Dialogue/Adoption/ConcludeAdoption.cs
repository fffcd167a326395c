using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Concludes an adoption by consensus or by vote: the chair says what came of it. A silence ends by itself; see
/// <see cref="ConcludeSilence"/>.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record ConcludeAdoption(AdoptionId Adoption) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Preside;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Pending(state, context, Adoption, out var adoption) is { } over)
            return over;
        if (adoption.Procedure == AdoptionProcedure.Silence)
            return new SilenceIsRunning(adoption.Ends!.Value);
        if (adoption.Ends is { } ends && context.Now < ends)
            return new TextIsUpUntil(ends);
        if (adoption.Procedure == AdoptionProcedure.Consensus)
        {
            var isBlocked = adoption.StandingObjections(state).Any() || !state.Parties.Any(party => adoption.Counts(state, party.Id));
            return new AdoptionConcluded(Adoption, isBlocked ? AdoptionOutcome.NotAdopted : AdoptionOutcome.Adopted, context.Now, null);
        }
        var count = VoteCount.Of(state, adoption);
        return count.HasQuorum
            ? new AdoptionConcluded(Adoption, count.Carries(adoption.Procedure) ? AdoptionOutcome.Adopted : AdoptionOutcome.NotAdopted,
                context.Now, count)
            : new NoQuorum(count.InFavour + count.Against + count.Abstaining,
                count.InFavour + count.Against + count.Abstaining + count.NotTakingPart);
    }
}

/// <summary>The silence is running.</summary>
/// <param name="Ends">When it ends.</param>
public sealed record SilenceIsRunning(DateTimeOffset Ends) : Refusal(
    RefusalKind.Conflict,
        $"The silence runs until {Ends.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Wait for its end, extend it, or take the text back.");

/// <summary>The text was announced to be up for longer.</summary>
/// <param name="Ends">Until when.</param>
public sealed record TextIsUpUntil(DateTimeOffset Ends) : Refusal(
    RefusalKind.Conflict,
        $"It was announced that this text is up until {Ends.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Conclude it then, or take the text back.");

/// <summary>Too few parties are present for a decision.</summary>
/// <param name="Present">How many took part.</param>
/// <param name="Parties">How many count.</param>
public sealed record NoQuorum(int Present, int Parties) : Refusal(
    RefusalKind.Conflict,
        $"{Present} of {Parties} parties have taken part, and a decision needs a majority of them present. Wait for more votes or abstentions, or take the text back.");

/// <summary>An adoption was concluded.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Outcome">Adopted or not.</param>
/// <param name="Decided">When the outcome holds from: the end of a silence that was kept, else the time of the event.</param>
/// <param name="Count">The count of the vote; null without a vote.</param>
public sealed record AdoptionConcluded(AdoptionId Adoption, AdoptionOutcome Outcome, DateTimeOffset Decided, VoteCount? Count)
    : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with
        {
            Outcome = Outcome,
            Decided = Decided,
            Announced = At,
            Count = Count,
            Parties = [.. state.Parties.Where(party => adoption.Counts(state, party.Id)).Select(party => party.Id)],
            LeftMeanwhile = [.. state.Parties.Take(adoption.LastParty)
                .Where(party => party.HasWithdrawn && !adoption.Gone.Contains(party.Id)).Select(party => party.Id)],
        });
    }
}
