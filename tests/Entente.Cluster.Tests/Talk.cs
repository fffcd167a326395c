using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Storage;

namespace Entente.Cluster.Tests;

/// <summary>An open dialogue through a host: "carla" convenes, others join by the name of their account.</summary>
internal sealed class Talk(IDialogueHost host, DialogueId id)
{
    private static int _count;

    public DialogueId Id => id;

    public static DialogueId NewId() => DialogueId.Parse($"talk-{Interlocked.Increment(ref _count)}");

    /// <summary>A dialogue with an open round, the accounts given and some statements.</summary>
    public static async Task<Talk> BeginAsync(IDialogueHost host, int statements, params string[] accounts)
    {
        var talk = new Talk(host, NewId());
        await talk.ConveneAsync();
        foreach (var account in accounts)
            await talk.DoAsync(account, new JoinOpenDialogue(account, "en"));
        for (var number = 1; number <= statements; number++)
            await talk.DoAsync(accounts[0], new SubmitStatement($"Statement number {number}.", "en", StatementTags.None));
        return talk;
    }

    public async Task ConveneAsync()
    {
        var rules = new DialogueRules { Openness = Openness.Open, ShowsUnmoderated = true };
        await DoAsync("carla", new ConveneDialogue("Borders", "To find rules for incidents at sea.", rules, null, "Carla", "en"));
        await DoAsync("carla", new OpenRound("First round", RoundTakes.All, null));
    }

    /// <summary>The same dialogue through another process.</summary>
    public Talk At(IDialogueHost other) => new(other, id);

    public async Task<CommandReply> DoAsync(string account, DialogueCommand command, string? request = null)
    {
        var reply = await TryAsync(account, command, request);
        Assert.True(reply.Refusal is null, reply.Refusal?.Detail);
        return reply;
    }

    public ValueTask<CommandReply> TryAsync(string account, DialogueCommand command, string? request = null, DialogueQuestion? then = null) =>
        host.ExecuteAsync(id, command, Person(account), request, then, default);

    public ValueTask<CommandReply> StanceAsync(string account, int statement, Position position, string? request = null) =>
        TryAsync(account, new TakeStance(new StatementId(statement), position), request);

    public async Task<Picture> SeeAsync(string account = "carla")
    {
        var answer = await host.AskAsync(id, new SeePicture(), Person(account), default);
        Assert.True(answer.Refusal is null, answer.Refusal?.Detail);
        return (Picture)answer.Value!;
    }

    public IAsyncEnumerable<DialogueNotice> WatchAsync(string account, CancellationToken cancellation) => host.WatchAsync(id, Person(account), cancellation);

    /// <summary>The picture that the log gives when it is read from the beginning, with what its keys open.</summary>
    public async Task<Picture> ReadAsync(IEventLog log)
    {
        var cipher = new Opener(await PersonalCipher.LoadAsync(log.Keys, id, default));
        var serializer = new EventSerializer(id, cipher);
        var state = new DialogueState(id);
        await foreach (var logged in log.ReadAsync(id, 0, default))
            state.Apply(serializer.Read(logged.Kind, logged.Time, logged.Payload.Span));
        return Picture.Of(state);
    }

    public static Caller Person(string account) => new(account, AccountKind.Person);

    private sealed class Opener(PersonalCipher cipher) : Entente.Dialogue.Personal.IPersonalCipher
    {
        public byte[] Seal(string person, ReadOnlySpan<byte> plain) => throw new NotSupportedException();

        public byte[]? Open(string person, ReadOnlySpan<byte> sealedText) => cipher.Open(person, sealedText);
    }
}

/// <summary>A question of the tests: what the whole state is.</summary>
public sealed record SeePicture : DialogueQuestion<Picture>
{
    protected override Permission? Needs => null;

    protected override Answer<Picture> Answer(DialogueState state, QuestionContext context) => Picture.Of(state) with { Analysis = context.Analysis as string };
}

/// <summary>A state as text, and what tests look for in it.</summary>
public sealed record Picture(long Events, int Versions, IReadOnlyList<string> Stances, IReadOnlyList<string> Names, IReadOnlyList<string> Accounts, DateTimeOffset Last)
{
    public string? Analysis { get; init; }

    public static Picture Of(DialogueState state) => new(
        state.Events, state.Stances.Versions,
        [.. state.Stances.All().Select(stance => $"{stance.Statement} {stance.Party} {stance.Position} {stance.Number} {stance.By} {stance.At:O}")],
        [.. state.Participants.Select(participant => participant.Name?.ToString() ?? "")],
        [.. state.Participants.Select(participant => participant.Account.ToString())], state.LastEvent);
}
