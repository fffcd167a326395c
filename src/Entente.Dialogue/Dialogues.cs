using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue;

/// <summary>The one door to a dialogue's rules: a command is admitted, decided and stamped here.</summary>
public static class Dialogues
{
    /// <summary>Decides a command. Nothing is changed: the events are the caller's to keep and to apply.</summary>
    /// <param name="state">The state of the dialogue now.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="caller">The account that asks, as the server authenticated it.</param>
    /// <param name="now">The time by the server's clock. Should it have gone back, the time of the last event is taken instead.</param>
    /// <param name="request">The caller's identifier of the request, 1 to 64 characters of ASCII without spaces, or null. A request of a participant that is
    /// repeated is carried out once.</param>
    /// <returns>Events stamped with time, participant and request, or a refusal.</returns>
    public static Decision Decide(DialogueState state, DialogueCommand command, Caller caller, DateTimeOffset now, string? request = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(caller);
        if (request is not null && (request.Length is < 1 or > 64 || request.Any(letter => letter is <= ' ' or > '~')))
            return new InvalidField("request", "1 to 64 printable ASCII characters without spaces", $"{request.Length} characters");
        // Who tries codes on identifiers does not learn which of the two was wrong.
        if (!state.Exists && command is not ConveneDialogue)
            return command is AcceptInvitation ? new InvitationUnknown() : new NotFound("dialogue");

        var participant = state.FindByAccount(caller.Account);
        if (Admit(state, command, participant) is { } refusal)
            return refusal;
        if (request is not null && participant is not null && state.HasSeen(participant.Id, request))
            return Decision.Nothing;
        if (now < state.LastEvent)
            now = state.LastEvent;

        var decision = command.Decide(state, new CommandContext(caller, participant, now, request));
        return decision.Refusal is not null || decision.Events.Count == 0
            ? decision
            : Decision.For([.. decision.Events.Select(happened => happened with { At = now, By = happened.By ?? participant?.Id, Request = request })]);
    }

    /// <summary>Answers a question.</summary>
    /// <param name="state">The state of the dialogue now.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="caller">The account that asks.</param>
    /// <param name="now">The time by the server's clock.</param>
    /// <param name="draw">A number drawn evenly from [0, 1).</param>
    /// <param name="analysis">What the host computed of the stances last; null before it did.</param>
    public static Answer Ask(DialogueState state, DialogueQuestion question, Caller caller, DateTimeOffset now, double draw = 0, object? analysis = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(caller);
        if (!state.Exists)
            return new Answer(null, question is LookAtInvitation ? new InvitationUnknown() : new NotFound("dialogue"));
        var participant = state.FindByAccount(caller.Account);
        return question.Needs is { } needs && Admit(state, participant, needs) is { } refusal
            ? new Answer(null, refusal)
            : question.AnswerAny(state, new QuestionContext(caller, participant, now, draw) { Analysis = analysis });
    }

    /// <summary>Whether somebody may do what a permission names; the same answer for commands and for questions.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="participant">Who; null for somebody who has not joined.</param>
    /// <param name="needs">What it needs.</param>
    /// <returns>Null when it is allowed, else the refusal. Somebody outside an invited dialogue does not learn that it exists.</returns>
    public static Refusal? Admit(DialogueState state, Participant? participant, Permission needs)
    {
        if (participant is null)
        {
            return state.Rules.Openness == Openness.Invited || !state.Exists
                ? new NotFound("dialogue")
                : new NotAllowed("Only those who joined this dialogue may do this. Join it first; it is open.");
        }
        return RolePermissions.Allows(participant.Role, needs)
            ? null
            : new NotAllowed($"This is not for a role such as yours ({participant.Role.ToString().ToLowerInvariant()}), but for: "
                + $"{string.Join(", ", RolePermissions.Holding(needs).Select(role => role.ToString().ToLowerInvariant()))}. Ask one of them.");
    }

    private static Refusal? Admit(DialogueState state, DialogueCommand command, Participant? participant) =>
        command.Needs is { } needs ? Admit(state, participant, needs) : null;
}
