using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Participants;

/// <summary>Erases who somebody is, on their own request, and with it what they wrote if they want. The keeper of the log destroys the keys when this has happened.</summary>
/// <param name="Scope">How much.</param>
public sealed record EraseMe(ErasureScope Scope) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (!Enum.IsDefined(Scope))
            return new InvalidField("scope", "identity or identityAndWords", "another value");
        return context.Participant!.Role == Role.Convener
            ? new NotAllowed("A convener cannot be erased while the dialogue stands: somebody must answer for it. Export the dialogue and remove it instead.")
            : new ParticipantErased(context.Participant.Id, Scope);
    }
}

/// <summary>Somebody was erased: what was sealed under their keys can no longer be read, here or in any copy of the log.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Scope">How much.</param>
public sealed record ParticipantErased(ParticipantId Participant, ErasureScope Scope) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var erased = state.Participants[Participant.Number - 1];
        state.Replace(erased with
        {
            HasLeft = true,
            Erased = Scope,
            Name = erased.Name is null ? null : erased.Name with { Value = null },
            Account = erased.Account with { Value = null },
        });
        if (Scope == ErasureScope.IdentityAndWords)
            state.EraseWords(Participant);
    }
}
