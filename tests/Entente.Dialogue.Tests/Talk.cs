using System.Security.Cryptography;
using System.Text;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests;

/// <summary>A dialogue in a test: people are known by the name of their account, time stands still until it is moved, every event is kept.</summary>
internal sealed class Talk
{
    private readonly List<DialogueEvent> _events = [];

    public DialogueState State { get; private set; } = new(DialogueId.Parse("test-talk"));

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<DialogueEvent> Events => _events;

    /// <summary>A dialogue that "carla" convened.</summary>
    public static Talk Convened(DialogueRules? rules = null)
    {
        var talk = new Talk();
        talk.Do("carla", new ConveneDialogue("Borders", "To find rules for incidents at sea.", rules ?? new DialogueRules(), null, "Carla", "en"));
        return talk;
    }

    /// <summary>A dialogue with parties A, B and C, delegates "ann", "bob" and "cid" of one each, facilitator "fay", expert "eve", observer "oz", and an open round for everything.</summary>
    public static Talk WithThreeParties(DialogueRules? rules = null)
    {
        var talk = Convened(rules);
        foreach (var (name, code) in new[] { ("Arcadia", "ARC"), ("Borduria", "BOR"), ("Cascadia", "CAS") })
            talk.Do("carla", new AdmitParty(name, code));
        talk.Bring("ann", Role.Delegate, 1);
        talk.Bring("bob", Role.Delegate, 2);
        talk.Bring("cid", Role.Delegate, 3);
        talk.Bring("fay", Role.Facilitator);
        talk.Bring("eve", Role.Expert);
        talk.Bring("oz", Role.Observer);
        talk.Do("carla", new OpenRound("First round", RoundTakes.All, null));
        return talk;
    }

    /// <summary>Invites somebody and lets them accept.</summary>
    public ParticipantId Bring(string account, Role role, int? party = null)
    {
        Do("carla", new InviteParticipant(role, party is { } number ? new PartyId(number) : null, Hash(account), TimeSpan.FromDays(1)));
        Do(account, new AcceptInvitation(Hash(account), account, "en"));
        return State.FindByAccount(account)!.Id;
    }

    /// <summary>A statement of somebody that a moderator accepted.</summary>
    public StatementId Say(string account, string text, StatementTags? tags = null)
    {
        var statement = Do(account, new SubmitStatement(text, "en", tags ?? StatementTags.None)).OfType<StatementSubmitted>().Single().Statement;
        Do("carla", new ModerateStatement(statement, ModerationStatus.Accepted, null));
        return statement;
    }

    /// <summary>Carries out a command that must not be refused.</summary>
    public IReadOnlyList<DialogueEvent> Do(string account, DialogueCommand command, string? request = null, AccountKind kind = AccountKind.Person)
    {
        var decision = Dialogues.Decide(State, command, new Caller(account, kind), Now, request);
        Assert.True(decision.Refusal is null, $"{command.GetType().Name} was refused: {decision.Refusal?.Detail}");
        foreach (var happened in decision.Events)
            State.Apply(happened);
        _events.AddRange(decision.Events);
        return decision.Events;
    }

    /// <summary>The refusal of a command that must be refused.</summary>
    public Refusal Refused(string account, DialogueCommand command, AccountKind kind = AccountKind.Person)
    {
        var before = State.Events;
        var decision = Dialogues.Decide(State, command, new Caller(account, kind), Now);
        Assert.NotNull(decision.Refusal);
        Assert.Empty(decision.Events);
        Assert.Equal(before, State.Events);
        return decision.Refusal;
    }

    public static string Hash(string code) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
