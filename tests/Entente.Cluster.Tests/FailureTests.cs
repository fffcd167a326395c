using Entente.Dialogue.Participants;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Storage;
using PersonKey = Entente.Dialogue.Personal.PersonKey;

namespace Entente.Cluster.Tests;

/// <summary>What people see when the log fails, and when two processes meet on one log.</summary>
public sealed class FailureTests(SharedSilo shared) : IClassFixture<SharedSilo>
{
    private readonly TestSilo _silo = shared.Silo;

    [Fact]
    public async Task Nothing_is_answered_from_what_is_not_durable_yet()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 1, "ann");
        var log = _silo.Log.Of(talk.Id);
        log.Hold();

        var stance = talk.StanceAsync("ann", 1, Position.Support).AsTask();
        var refused = talk.StanceAsync("nobody", 1, Position.Support).AsTask();
        await Patiently.UntilAsync(() => log.Appends == 5);
        var seen = talk.SeeAsync();

        Assert.False(stance.IsCompleted || seen.IsCompleted);
        log.Release();
        await stance;
        await refused;
        Assert.Equal(1, (await seen).Versions);
    }

    [Fact]
    public async Task What_the_log_did_not_keep_is_neither_acknowledged_nor_seen()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 3, "ann");
        await talk.StanceAsync("ann", 1, Position.Support);
        var log = _silo.Log.Of(talk.Id);
        log.Hold();
        log.OnAppend = new LogUnavailableException("the disk is gone");

        var calls = Enumerable.Range(2, 2).Select(number => talk.StanceAsync("ann", number, Position.Support, $"r-{number}").AsTask()).ToList();
        var seen = talk.SeeAsync();
        log.Release();
        foreach (var call in calls)
            await Assert.ThrowsAsync<DialogueUnavailableException>(() => call);
        log.OnAppend = null;

        Assert.Equal(1, (await seen).Versions);
        Assert.Equal(1, (await talk.SeeAsync()).Versions);
        Assert.Single((await talk.StanceAsync("ann", 2, Position.Support, "r-2")).Events);
    }

    [Fact]
    public async Task What_the_log_kept_without_saying_so_is_not_done_twice_when_it_is_sent_again()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 1, "ann");
        var log = _silo.Log.Of(talk.Id);
        (log.OnAppend, log.KeepsAllTheSame) = (new LogUnavailableException("the line is gone"), true);

        await Assert.ThrowsAsync<DialogueUnavailableException>(() => talk.StanceAsync("ann", 1, Position.Support, "r-1").AsTask());
        log.OnAppend = null;
        var again = await talk.StanceAsync("ann", 1, Position.Support, "r-1");

        Assert.Null(again.Refusal);
        Assert.Empty(again.Events);
        Assert.Equal(1, (await talk.SeeAsync()).Versions);
    }

    [Fact]
    public async Task A_log_that_cannot_be_opened_is_tried_again_by_the_next_call()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 1, "ann");
        var log = _silo.Log.Of(talk.Id);
        log.OnOpen = log.OnAppend = new LogUnavailableException("the disk is gone");

        await Assert.ThrowsAsync<DialogueUnavailableException>(() => talk.StanceAsync("ann", 1, Position.Support).AsTask());
        await Assert.ThrowsAsync<DialogueUnavailableException>(() => talk.SeeAsync());
        log.OnOpen = log.OnAppend = null;

        Assert.Single((await talk.StanceAsync("ann", 1, Position.Support)).Events);
    }

    [Fact]
    public async Task Two_processes_on_one_log_take_over_from_each_other_and_nothing_is_lost()
    {
        await using var otherLog = await _silo.Log.OtherAsync();
        await using var other = await TestSilo.StartAsync(otherLog, new ClusterOptions { FreshFor = TimeSpan.FromMilliseconds(1) });
        var here = await Talk.BeginAsync(_silo.Dialogues, 4, "ann");
        var there = here.At(other.Dialogues);

        Assert.Single((await there.StanceAsync("ann", 1, Position.Support)).Events);
        Assert.Single((await here.StanceAsync("ann", 2, Position.Support)).Events);
        Assert.Single((await there.StanceAsync("ann", 3, Position.Support)).Events);
        Assert.Single((await here.StanceAsync("ann", 4, Position.Support)).Events);

        Assert.Equal(4, (await here.ReadAsync(_silo.Log)).Versions);
        // The other appends nothing here, so it must look to notice that it was overtaken.
        Assert.Equal(4, (await there.SeeAsync()).Versions);
    }

    [Fact]
    public async Task A_name_that_was_erased_is_gone_from_memory_and_from_the_log()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 1, "ann", "bob");
        Assert.Contains("bob", (await talk.SeeAsync()).Names);

        await talk.DoAsync("bob", new EraseMe(ErasureScope.IdentityAndWords));

        var seen = await talk.SeeAsync();
        Assert.DoesNotContain("bob", seen.Names.Concat(seen.Accounts));
        Assert.DoesNotContain("bob", (await talk.ReadAsync(_silo.Log)).Names);
        Assert.Contains("ann", seen.Names);
        Assert.Null((await talk.StanceAsync("ann", 1, Position.Support)).Refusal);
    }

    [Fact]
    public async Task An_erasure_that_was_cut_short_is_finished_when_the_dialogue_is_read_again()
    {
        var talk = await Talk.BeginAsync(_silo.Dialogues, 1, "ann", "bob");
        var log = _silo.Log.Of(talk.Id);
        log.OnDelete = new LogUnavailableException("the disk is gone");
        await Assert.ThrowsAsync<DialogueUnavailableException>(() => talk.DoAsync("bob", new EraseMe(ErasureScope.Identity)));
        Assert.NotNull(await _silo.Log.Keys.Of(talk.Id).FindAsync(PersonKey.Of(talk.Id, new ParticipantId(3), PersonalAspect.Identity), default));
        log.OnDelete = null;

        await talk.SeeAsync();

        Assert.Null(await _silo.Log.Keys.Of(talk.Id).FindAsync(PersonKey.Of(talk.Id, new ParticipantId(3), PersonalAspect.Identity), default));
    }

    [Fact]
    public async Task A_dialogue_is_the_same_after_its_process_stopped_and_another_began()
    {
        await using var log = await TestLog.NewAsync();
        var first = await TestSilo.StartAsync(log);
        var talk = await Talk.BeginAsync(first.Dialogues, 2, "ann");
        await talk.StanceAsync("ann", 1, Position.Support);
        var before = await talk.SeeAsync();
        await first.DisposeAsync();

        await using var second = await TestSilo.StartAsync(log);

        Assert.Equivalent(before, await talk.At(second.Dialogues).SeeAsync(), strict: true);
    }

    [Fact]
    public async Task What_was_due_while_no_process_ran_is_done_when_one_starts_though_nobody_asks()
    {
        await using var log = await TestLog.NewAsync();
        var first = await TestSilo.StartAsync(log);
        var talk = await Talk.BeginAsync(first.Dialogues, 1, "ann");
        var before = (await talk.SeeAsync()).Events;
        await first.DisposeAsync();

        await using var second = await TestSilo.StartAsync(log, new ClusterOptions { Clock = TurnToMirror.After(TimeSpan.Zero) });

        await Patiently.UntilAsync(async () => (await talk.ReadAsync(log)).Events == before + 1);
    }

    [Fact]
    public async Task A_process_that_is_asked_to_stop_finishes_what_it_has_begun()
    {
        await using var log = await TestLog.NewAsync();
        var silo = await TestSilo.StartAsync(log);
        var talk = await Talk.BeginAsync(silo.Dialogues, 20, "ann");
        log.Of(talk.Id).Hold();
        var stances = Enumerable.Range(1, 20).Select(number => talk.StanceAsync("ann", number, Position.Support).AsTask()).ToList();
        await Patiently.UntilAsync(() => log.Of(talk.Id).Appends == 43);

        var stop = silo.StopAsync();
        log.Of(talk.Id).Release();
        await Task.WhenAll(stances);
        await stop;

        Assert.Equal(20, (await talk.ReadAsync(log)).Versions);
        await silo.DisposeAsync();
    }
}
