using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cluster.Tests;

public sealed class DialogueHostTests(SharedSilo shared) : IClassFixture<SharedSilo>
{
    private readonly IDialogueHost _host = shared.Silo.Dialogues;

    [Fact]
    public async Task A_stance_is_seen_and_is_in_the_log_when_its_command_returns()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");

        var reply = await talk.StanceAsync("ann", 1, Position.Support);

        Assert.IsType<StanceTaken>(Assert.Single(reply.Events));
        Assert.Equal(1, (await talk.SeeAsync()).Versions);
        Assert.Equal(1, (await talk.ReadAsync(shared.Silo.Log)).Versions);
    }

    [Fact]
    public async Task A_request_that_is_repeated_is_carried_out_once()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        await talk.StanceAsync("ann", 1, Position.Support, "r-1");
        await talk.StanceAsync("ann", 1, Position.Oppose, "r-2");

        var again = await talk.StanceAsync("ann", 1, Position.Support, "r-1");

        Assert.Empty(again.Events);
        Assert.Equal(2, (await talk.SeeAsync()).Versions);
    }

    [Fact]
    public async Task A_refusal_comes_back_as_a_record()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        await talk.DoAsync("carla", new CloseRound(new RoundId(1)));

        var reply = await talk.StanceAsync("ann", 1, Position.Support);

        Assert.IsType<RoundIsClosed>(reply.Refusal);
        Assert.Empty(reply.Events);
    }

    [Fact]
    public async Task A_name_that_is_guessed_is_not_found_and_leaves_no_trace_in_the_log()
    {
        var openings = shared.Silo.Log.Openings;
        var talk = new Talk(_host, DialogueId.Parse("no-such-talk"));

        var reply = await talk.StanceAsync("ann", 1, Position.Support);

        Assert.IsType<NotFound>(reply.Refusal);
        Assert.Equal(openings, shared.Silo.Log.Openings);
    }

    [Fact]
    public async Task What_is_asked_with_a_command_sees_what_the_command_did()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");

        var reply = await talk.TryAsync("ann", new TakeStance(new StatementId(1), Position.Oppose), "r-1", new SeePicture());

        Assert.Equal(1, Assert.IsType<Picture>(reply.Then).Versions);
    }

    [Fact]
    public async Task A_thousand_stances_in_flight_give_the_state_that_the_log_gives_in_order()
    {
        var accounts = Enumerable.Range(1, 100).Select(number => $"a{number}").ToArray();
        var talk = await Talk.BeginAsync(_host, 10, accounts[0]);
        await Task.WhenAll(accounts[1..].Select(account => talk.DoAsync(account, new JoinOpenDialogue(account, "en"))));

        var replies = await Task.WhenAll(accounts.SelectMany(account => Enumerable.Range(1, 10).Select(number =>
            talk.StanceAsync(account, number, (Position)(1 + (number % 5 == 1 ? 0 : number % 5 == 4 ? 2 : 3))).AsTask())));

        Assert.All(replies, reply => Assert.Single(reply.Events));
        var seen = await talk.SeeAsync();
        Assert.Equal(1_000, seen.Versions);
        Assert.Equivalent(await talk.ReadAsync(shared.Silo.Log), seen, strict: true);
        Assert.Empty((await shared.Silo.Log.VerifyAsync(new VerificationOptions { Dialogue = talk.Id }, null, default)).Faults);
    }

    [Fact]
    public async Task Calls_within_a_process_are_not_copied()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        var kept = new List<object?>();

        var reply = await talk.TryAsync("ann", new TakeStance(new StatementId(1), Position.Support), null, new Keep(kept));

        Assert.Same(kept[0], reply.Then);
    }

    [Fact]
    public async Task Cancelling_stops_the_waiting_and_not_the_command()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        var log = shared.Silo.Log.Of(talk.Id);
        log.Hold();
        using var patience = new CancellationTokenSource();

        var call = _host.ExecuteAsync(talk.Id, new TakeStance(new StatementId(1), Position.Support), Talk.Person("ann"), "r-1", null, patience.Token).AsTask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        log.Release();

        Assert.InRange((await talk.SeeAsync()).Versions, 0, 1);
        await talk.StanceAsync("ann", 1, Position.Support, "r-1");
        Assert.Equal(1, (await talk.SeeAsync()).Versions);
    }

    /// <summary>A question that keeps what it answered, to be compared by reference.</summary>
    private sealed record Keep(List<object?> Kept) : DialogueQuestion<Picture>
    {
        protected override Permission? Needs => null;

        protected override Answer<Picture> Answer(DialogueState state, QuestionContext context)
        {
            var picture = Picture.Of(state);
            Kept.Add(picture);
            return picture;
        }
    }
}
