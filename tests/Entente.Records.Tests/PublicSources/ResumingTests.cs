using Entente.Records.PublicSources;

namespace Entente.Records.Tests.PublicSources;

public sealed class ResumingTests
{
    private static readonly byte[] Content = FetchScene.Content();

    [Fact]
    public async Task What_breaks_off_goes_on_where_it_broke_off()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => asked.From == 0
            ? Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 }
            : Answer.Part(Content, asked.From, "\"v1\""));

        await FetchesAsync(scene, Content);

        var resumed = scene.Server.Of(FetchScene.File)[1];
        Assert.Equal("bytes=8000-", resumed.Header("Range"));
        Assert.Equal("\"v1\"", resumed.Header("If-Range"));
        Assert.Equal(2, scene.Server.Of(FetchScene.File).Length);
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_last_one_ended()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 });
        var failure = await scene.FailAsync(scene.Options with { Attempts = 1 });
        Assert.Equal(FetchFailure.Network, failure.Failure);
        Assert.Equal(8_000, new FileInfo(scene.PathOf("votes.csv.part")).Length);
        Assert.False(File.Exists(scene.PathOf("votes.csv")));

        scene.Server.On(FetchScene.File, asked => Answer.Part(Content, asked.From, "\"v1\""));
        await FetchesAsync(scene, Content);

        Assert.Equal(8_000, scene.Server.Of(FetchScene.File)[1].From);
        Assert.Empty(Directory.GetFiles(scene.Folder, "*.part*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_cancelled_fetch_leaves_what_it_has_for_the_next_one()
    {
        var large = new byte[4 << 20];
        new Random(1).NextBytes(large);
        await using var scene = new FetchScene();
        scene.ListVotes(large);
        scene.Server.On(FetchScene.File, Answer.Ok(large, "\"v1\"") with { StallAfter = 3 << 20 });
        using var cancel = new CancellationTokenSource();

        // Cancelled by the first report of progress, which comes with the first MiB.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.FetchAsync(progress: new CancelsAtBytes(cancel), cancellation: cancel.Token));

        scene.Server.On(FetchScene.File, asked => Answer.Part(large, asked.From, "\"v1\""));
        await FetchesAsync(scene, large);
        Assert.InRange(scene.Server.Of(FetchScene.File)[1].From, 1 << 20, 3 << 20);
    }

    [Fact]
    public async Task A_site_that_ignores_the_range_sends_the_whole_file_and_that_is_taken()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => asked.Nth == 1
            ? Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 }
            : Answer.Ok(Content, "\"v1\""));

        await FetchesAsync(scene, Content);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_taken_anew()
    {
        var changed = FetchScene.Content(7);
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => asked.Nth == 1
            ? Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 }
            : Answer.Ok(changed, "\"v2\""));

        await FetchesAsync(scene, changed);
    }

    [Fact]
    public async Task A_part_of_another_file_is_never_joined_to_ours()
    {
        var changed = FetchScene.Content(7);
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => (asked.Nth, asked.From) switch
        {
            (1, _) => Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 },
            // Against the rules: a part although If-Range does not hold.
            (_, > 0) => Answer.Part(changed, asked.From, "\"v2\""),
            _ => Answer.Ok(changed, "\"v2\""),
        });

        await FetchesAsync(scene, changed);
    }

    [Fact]
    public async Task Another_part_than_was_asked_is_not_taken()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => (asked.Nth, asked.From) switch
        {
            (1, _) => Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 },
            (_, > 0) => Answer.Part(Content, asked.From - 10, "\"v1\""),
            _ => Answer.Ok(Content, "\"v1\""),
        });

        await FetchesAsync(scene, Content);
    }

    [Fact]
    public async Task Without_an_entity_tag_and_a_checksum_nothing_is_resumed()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => asked.Nth == 1 ? Answer.Ok(Content) with { HangUpAfter = 8_000 } : Answer.Ok(Content));

        await FetchesAsync(scene, Content);

        Assert.All(scene.Server.Of(FetchScene.File), asked => Assert.Null(asked.Header("Range")));
    }

    [Fact]
    public async Task Without_an_entity_tag_a_checksum_is_enough_to_resume()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, asked => asked.From == 0 ? Answer.Ok(Content) with { HangUpAfter = 8_000 } : Answer.Part(Content, asked.From));

        await FetchesAsync(scene, Content);

        Assert.Equal(8_000, scene.Server.Of(FetchScene.File)[1].From);
    }

    [Fact]
    public async Task A_site_with_fewer_bytes_than_are_here_makes_us_start_over()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, asked => (asked.Nth, asked.From) switch
        {
            (1, _) => Answer.Ok(Content, "\"v1\"") with { HangUpAfter = 8_000 },
            (_, > 0) => new Answer(416, []),
            _ => Answer.Ok(Content, "\"v1\""),
        });

        await FetchesAsync(scene, Content);
    }

    private static async Task FetchesAsync(FetchScene scene, byte[] expected)
    {
        var result = await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(expected, await File.ReadAllBytesAsync(Assert.Single(result.Files).Path, TestContext.Current.CancellationToken));
    }

    private sealed class CancelsAtBytes(CancellationTokenSource cancel) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value)
        {
            if (value is { File: "votes.csv", Bytes: > 0 }) cancel.Cancel();
        }
    }
}
