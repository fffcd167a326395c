using Entente.Dialogue.Participants;
using Entente.Dialogue.Stances;

namespace Entente.Cluster.Tests.Watching;

public sealed class WatchTests(SharedSilo shared) : IClassFixture<SharedSilo>
{
    private readonly IDialogueHost _host = shared.Silo.Dialogues;

    [Fact]
    public async Task Who_watches_is_told_to_look_at_everything_once_and_then_of_every_change()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        await using var notices = talk.WatchAsync("ann", default).GetAsyncEnumerator();

        Assert.True(await notices.MoveNextAsync());
        Assert.Equal(["all"], notices.Current.Kinds);
        await talk.StanceAsync("ann", 1, Position.Support);
        Assert.True(await notices.MoveNextAsync());

        Assert.Equal(["counts"], notices.Current.Kinds);
        Assert.Equal(6, notices.Current.Sequence);
    }

    [Fact]
    public async Task Who_is_no_participant_hears_nothing()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");

        Assert.Empty(await talk.WatchAsync("stranger", default).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_is_removed_hears_no_more()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann", "bob");
        var heard = talk.WatchAsync("bob", default).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await using var others = talk.WatchAsync("ann", default).GetAsyncEnumerator();
        await others.MoveNextAsync();

        await talk.DoAsync("carla", new RemoveParticipant(new ParticipantId(3), "Left the delegation."));

        Assert.InRange((await heard).Count, 0, 3);
    }

    [Fact]
    public async Task A_thousand_watchers_are_told_of_one_change()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        var watchers = Enumerable.Range(0, 1_000).Select(_ => talk.WatchAsync("ann", default).GetAsyncEnumerator()).ToList();
        await Task.WhenAll(watchers.Select(watcher => watcher.MoveNextAsync().AsTask()));

        var told = Task.WhenAll(watchers.Select(watcher => watcher.MoveNextAsync().AsTask()));
        await talk.StanceAsync("ann", 1, Position.Support);
        await told;

        Assert.All(watchers, watcher => Assert.Equal(["counts"], watcher.Current.Kinds));
        foreach (var watcher in watchers)
            await watcher.DisposeAsync();
    }

    [Fact]
    public async Task A_watch_ends_when_it_is_cancelled()
    {
        var talk = await Talk.BeginAsync(_host, 1, "ann");
        using var patience = new CancellationTokenSource();
        await using var notices = talk.WatchAsync("ann", patience.Token).GetAsyncEnumerator(CancellationToken.None);
        await notices.MoveNextAsync();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => notices.MoveNextAsync().AsTask());
    }
}
