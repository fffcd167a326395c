using Entente.Dialogue.Guesses;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue;

/// <summary>A dialogue as its events made it. It is changed by <see cref="Apply"/> alone; everything else reads.</summary>
/// <remarks>Numbers of parties, participants, statements and so on are given in order from 1, so a list's element with number n stands at place n − 1.</remarks>
/// <param name="id">The dialogue.</param>
public sealed partial class DialogueState(DialogueId id)
{
    private readonly Dictionary<string, ParticipantId> _byAccount = new(StringComparer.Ordinal);

    /// <summary>The dialogue.</summary>
    public DialogueId Id { get; } = id;

    /// <summary>How many events made this state.</summary>
    public long Events { get; private set; }

    /// <summary>When the last event happened; the earliest time before the first.</summary>
    public DateTimeOffset LastEvent { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>When it was convened; null before.</summary>
    public DateTimeOffset? Convened { get; internal set; }

    /// <summary>Its title.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>What it is for, in a few sentences.</summary>
    public string Purpose { get; internal set; } = "";

    /// <summary>The template it was convened from; null when from none.</summary>
    public string? Template { get; internal set; }

    /// <summary>The rules of the room.</summary>
    public DialogueRules Rules { get; internal set; } = new();

    /// <summary>The stage it is in.</summary>
    public Stage Stage { get; internal set; } = Stage.Communicate;

    /// <summary>Every change of stage, oldest first.</summary>
    public Register<StageEntered> StageLog { get; } = [];

    /// <summary>The parties by number.</summary>
    public Register<Party> Parties { get; } = [];

    /// <summary>The participants by number.</summary>
    public Register<Participant> Participants { get; } = [];

    /// <summary>The invitations by number.</summary>
    public Register<Invitation> Invitations { get; } = [];

    /// <summary>The statements by number.</summary>
    public Register<Statement> Statements { get; } = [];

    /// <summary>The public log of moderation, oldest first.</summary>
    public Register<StatementModerated> ModerationLog { get; } = [];

    /// <summary>The stances.</summary>
    public StanceBook Stances { get; } = new();

    /// <summary>The guesses of participants about other parties.</summary>
    public GuessBook Guesses { get; } = new();

    /// <summary>The rounds by number.</summary>
    public Register<Round> Rounds { get; } = [];

    /// <summary>Whether anything happened yet.</summary>
    public bool Exists => Convened is not null;

    /// <summary>The round that is open at a time; null when none is.</summary>
    /// <param name="now">The time.</param>
    public Round? OpenRound(DateTimeOffset now) => Rounds is [.., var last] && last.IsOpenAt(now) ? last : null;

    /// <summary>A party; null when there is none of that number.</summary>
    /// <param name="party">The number.</param>
    public Party? Find(PartyId party) => Place(Parties, party.Number);

    /// <summary>A participant; null when there is none of that number.</summary>
    /// <param name="participant">The number.</param>
    public Participant? Find(ParticipantId participant) => Place(Participants, participant.Number);

    /// <summary>A statement; null when there is none of that number.</summary>
    /// <param name="statement">The number.</param>
    public Statement? Find(StatementId statement) => Place(Statements, statement.Number);

    /// <summary>An invitation; null when there is none of that number.</summary>
    /// <param name="invitation">The number.</param>
    public Invitation? Find(InvitationId invitation) => Place(Invitations, invitation.Number);

    /// <summary>The participant that an account is in this dialogue; null when it has not joined, has left or was erased.</summary>
    /// <param name="account">The account; empty for nobody.</param>
    public Participant? FindByAccount(string account) =>
        account.Length > 0 && _byAccount.TryGetValue(account, out var participant) && Find(participant) is { HasLeft: false } found ? found : null;

    /// <summary>Folds an event into the state.</summary>
    /// <param name="happened">The event.</param>
    public void Apply(DialogueEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        happened.Apply(this);
        Events++;
        LastEvent = happened.At;
        if (happened is { Request: { } request, By: { } by })
            Requests.Add(by, request);
    }

    /// <summary>Whether a request of a participant was carried out already, among the last that are remembered.</summary>
    /// <param name="by">Who asked.</param>
    /// <param name="request">The caller's identifier of the request.</param>
    public bool HasSeen(ParticipantId by, string request) => Requests.Contains(by, request);

    /// <summary>The events of the whole dialogue folded in order.</summary>
    /// <param name="id">The dialogue.</param>
    /// <param name="events">Its events, oldest first.</param>
    public static DialogueState Of(DialogueId id, IEnumerable<DialogueEvent> events)
    {
        var state = new DialogueState(id);
        foreach (var happened in events)
            state.Apply(happened);
        return state;
    }

    internal RecentRequests Requests { get; } = new();

    internal void IndexAccounts()
    {
        foreach (var participant in Participants)
        {
            if (participant is { HasLeft: false, Account.Value: { } account })
                _byAccount[account] = participant.Id;
        }
    }

    internal void Enter(Participant participant)
    {
        Participants.Add(participant);
        if (participant.Account.Value is { } account)
            _byAccount[account] = participant.Id;
    }

    internal void Replace(Participant participant)
    {
        var before = Participants[participant.Id.Number - 1];
        Participants[participant.Id.Number - 1] = participant;
        if (before.Account.Value is { } account && (participant.HasLeft || participant.Account.IsErased))
            _byAccount.Remove(account);
    }

    internal void Replace(Party party) => Parties[party.Id.Number - 1] = party;

    internal void Replace(Statement statement) => Statements[statement.Id.Number - 1] = statement;

    internal void Replace(Invitation invitation) => Invitations[invitation.Id.Number - 1] = invitation;

    private static T? Place<T>(Register<T> list, int number)
        where T : class => number >= 1 && number <= list.Count ? list[number - 1] : null;
}
