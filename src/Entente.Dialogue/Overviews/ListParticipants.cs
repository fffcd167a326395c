using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks who is in the dialogue, page by page.</summary>
/// <remarks>In an anonymous dialogue delegates are counted and not listed: which person joined when, and under which number, is nobody's business.</remarks>
/// <param name="After">The number after which the page begins; 0 for the first page.</param>
/// <param name="Limit">How many at most, 1 to 200.</param>
public sealed record ListParticipants(int After = 0, int Limit = 100) : DialogueQuestion<ParticipantPage>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<ParticipantPage> Answer(DialogueState state, QuestionContext context)
    {
        if (PageCheck.Of(After, Limit) is { } refusal)
            return refusal;
        var names = PartyNames.Of(state);
        var lines = new List<ParticipantLine>();
        var hidden = state.Rules.Attribution == Attribution.Anonymous ? state.Participants.Count(one => one is { Role: Role.Delegate, HasLeft: false }) : 0;
        for (var place = After; place < state.Participants.Count; place++)
        {
            var one = state.Participants[place];
            var isMe = one.Id == context.Participant!.Id;
            if (one.HasLeft || (state.Rules.Attribution == Attribution.Anonymous && one.Role == Role.Delegate && !isMe))
                continue;
            if (lines.Count == Limit)
                return new ParticipantPage(lines, hidden, lines[^1].Participant);
            lines.Add(new ParticipantLine(one.Id, one.Role, one.Name?.Value, one.Party, one.Party is { } party ? names[party] : null, isMe));
        }
        return new ParticipantPage(lines, hidden, null);
    }
}

/// <summary>A page of participants who have not left.</summary>
/// <param name="Participants">The participants by number.</param>
/// <param name="AnonymousDelegates">In an anonymous dialogue how many delegates take part; 0 in others, which list them.</param>
/// <param name="Next">The number to ask for the next page after; null when there is no more.</param>
public sealed record ParticipantPage(IReadOnlyList<ParticipantLine> Participants, int AnonymousDelegates, ParticipantId? Next);

/// <summary>A participant as others see them.</summary>
/// <param name="Participant">Their number.</param>
/// <param name="Role">Their role.</param>
/// <param name="Name">Their name or pseudonym; null for none, or when it was erased.</param>
/// <param name="Party">The party they speak for; null for none.</param>
/// <param name="PartyName">What the party is called.</param>
/// <param name="IsMe">Whether it is the asker.</param>
public sealed record ParticipantLine(ParticipantId Participant, Role Role, string? Name, PartyId? Party, string? PartyName, bool IsMe);
