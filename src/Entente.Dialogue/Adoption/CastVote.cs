using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Casts the vote of one's party. It can be changed until the chair announces the result; the last one counts.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Ballot">In favour, against or abstaining.</param>
public sealed record CastVote(AdoptionId Adoption, Ballot Ballot) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Acts(state, context, Adoption, out var adoption, out var party) is { } outside)
            return outside;
        if (adoption.Procedure is AdoptionProcedure.Consensus or AdoptionProcedure.Silence)
            return new IsNotVotedOn();
        if (!Enum.IsDefined(Ballot))
            return new InvalidField("ballot", "inFavour, against or abstaining", "another value");
        return adoption.Votes.TryGetValue(party, out var before) && before.Ballot == Ballot ? Decision.Nothing
            : new VoteCast(Adoption, party, Ballot);
    }
}

/// <summary>The text is not voted on.</summary>
public sealed record IsNotVotedOn() : Refusal(RefusalKind.Conflict,
    "No vote is taken on this text: it is adopted where nobody objects. Object if you must; silence is assent.");

/// <summary>A party voted, or changed its vote.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Party">The party.</param>
/// <param name="Ballot">In favour, against or abstaining.</param>
public sealed record VoteCast(AdoptionId Adoption, PartyId Party, Ballot Ballot) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with { Votes = adoption.Votes.SetItem(Party, new PartyVote(Ballot, By, At)) });
    }
}
