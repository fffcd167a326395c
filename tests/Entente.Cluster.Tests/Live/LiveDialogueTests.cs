using System.Text;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Storage;

namespace Entente.Cluster.Tests.Live;

/// <summary>What a live dialogue does beside answering: what is due, what is computed, what is kept, whom it tells.</summary>
public sealed class LiveDialogueTests
{
    [Fact]
    public async Task What_is_due_is_done_when_its_time_comes_and_keeps_the_dialogue_in_memory_until_then()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions { Clock = TurnToMirror.After(TimeSpan.FromHours(72)) });
        var before = (await talk.SeeAsync()).Events;

        talk.Time.Advance(TimeSpan.FromHours(71));
        Assert.Equal(before, (await talk.SeeAsync()).Events);
        await Patiently.UntilAsync(() => talk.Stays.Count > 1);
        talk.Time.Advance(TimeSpan.FromHours(1));

        await Patiently.UntilAsync(async () => (await talk.SeeAsync()).Events == before + 1);
        Assert.All(talk.Stays, stay => Assert.InRange(stay, TimeSpan.Zero, TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task A_round_that_closes_by_its_time_is_told()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions(), TimeSpan.FromMinutes(5));
        var listener = new Listener();
        talk.Time.Advance(TimeSpan.FromMinutes(4.5));
        await talk.WatchAsync(listener);

        talk.Time.Advance(TimeSpan.FromMinutes(0.5));

        await Patiently.UntilAsync(() => listener.Batches is [{ Kinds: ["round"] }]);
    }

    [Fact]
    public async Task The_analysis_follows_the_stances_at_its_own_pace()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions { Analysis = (state, _) => Versions(state.Stances.Versions) });
        await talk.StanceAsync(Position.Support);
        await Patiently.UntilAsync(async () => (await talk.SeeAsync()).Analysis == "1");

        await talk.StanceAsync(Position.Oppose);
        await talk.StanceAsync(Position.Abstain);
        Assert.Equal("1", (await talk.SeeAsync()).Analysis);

        talk.Time.Advance(TimeSpan.FromSeconds(1));
        await Patiently.UntilAsync(async () => (await talk.SeeAsync()).Analysis == "3");
    }

    [Fact]
    public async Task Many_changes_are_told_in_one_notice_each_quarter_of_a_second()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions());
        var listener = new Listener();
        await talk.WatchAsync(listener);
        await talk.StanceAsync(Position.Support);
        await Patiently.UntilAsync(() => listener.Batches.Count == 1);

        foreach (var position in new[] { Position.Oppose, Position.Abstain, Position.Support })
            await talk.StanceAsync(position);
        Assert.Single(listener.Batches);
        talk.Time.Advance(TimeSpan.FromMilliseconds(250));

        await Patiently.UntilAsync(() => listener.Batches.Count == 2);
        Assert.Equal(["counts"], listener.Batches[1].Kinds);
        Assert.Equal(9, listener.Batches[1].Sequence);
    }

    [Fact]
    public async Task A_statement_that_waits_for_moderation_is_told_to_those_who_may_see_it()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions(), rules: new DialogueRules { Openness = Openness.Open });
        await talk.DoAsync("bob", new JoinOpenDialogue("Bob", "en"));
        var listener = new Listener();
        await talk.WatchAsync(listener);

        await talk.DoAsync("bob", new SubmitStatement("Exercises are announced.", "en", StatementTags.None));
        await Patiently.UntilAsync(() => listener.Batches.Count == 1);

        var batch = Assert.Single(listener.Batches);
        Assert.Empty(batch.Kinds);
        Assert.Equal([1, 3], Assert.Single(batch.Private).Participants.Order());
    }

    [Fact]
    public async Task A_kept_state_holds_names_under_seal_and_goes_when_somebody_is_erased()
    {
        await using var talk = await LiveTalk.BeginAsync(new ClusterOptions { SnapshotEvery = 4 });
        LogSnapshot? before = null;
        await Patiently.UntilAsync(async () => (before = await talk.Log.Last!.LatestSnapshotAsync(default)) is not null);
        Assert.DoesNotContain("Ann", Encoding.UTF8.GetString(before!.State.Span), StringComparison.Ordinal);

        await talk.DoAsync("ann", new EraseMe(ErasureScope.Identity));

        Assert.True(await talk.Log.Last!.LatestSnapshotAsync(default) is not { } after || after.Sequence > before.Sequence);
    }

    private static Func<CancellationToken, object> Versions(int versions) => _ => $"{versions}";
}
