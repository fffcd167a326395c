using System.Security.Cryptography;
using Entente.Records.PublicSources;

namespace Entente.Records.Tests.PublicSources;

public sealed class FetchingTests
{
    private static readonly byte[] Content = FetchScene.Content();

    [Fact]
    public async Task A_file_arrives_whole_and_checked()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content));

        var result = await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);

        var file = Assert.Single(result.Files);
        Assert.Equal("votes.csv", file.Name);
        Assert.Equal(Content.Length, file.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content)), file.Sha256);
        Assert.True(file.IsVerified);
        Assert.False(file.WasHere);
        Assert.Equal(scene.PathOf("votes.csv"), file.Path);
        Assert.Equal(Content, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(["dataset.json", "fetched.json", "votes.csv"], Directory.GetFiles(result.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_file_that_is_here_is_not_asked_for_again_unless_told_to()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content));
        await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);

        var second = await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.True(Assert.Single(second.Files).WasHere);
        Assert.Single(scene.Server.Of(FetchScene.File));

        var third = await scene.FetchAsync(scene.Options with { Refresh = true }, cancellation: TestContext.Current.CancellationToken);
        Assert.False(Assert.Single(third.Files).WasHere);
        Assert.Equal(2, scene.Server.Of(FetchScene.File).Length);
    }

    [Fact]
    public async Task A_file_that_was_changed_here_or_there_is_fetched_again()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content));
        await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);

        await File.AppendAllTextAsync(scene.PathOf("votes.csv"), "x", TestContext.Current.CancellationToken);
        Assert.False(Assert.Single((await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken)).Files).WasHere);

        var changed = FetchScene.Content(7);
        scene.ListVotes(changed);
        scene.Server.On(FetchScene.File, Answer.Ok(changed));
        var result = await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(changed, await File.ReadAllBytesAsync(Assert.Single(result.Files).Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_old_file_stays_in_place_while_the_new_one_fails()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content));
        await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);

        scene.ListVotes(FetchScene.Content(7));
        scene.Server.On(FetchScene.File, asked => asked.From > 0 ? new Answer(500, []) : Answer.Ok(FetchScene.Content(7), "\"new\"") with { HangUpAfter = 500 });
        await scene.FailAsync();

        Assert.Equal(Content, await File.ReadAllBytesAsync(scene.PathOf("votes.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Progress_rises_to_the_size_of_the_file()
    {
        await using var scene = new FetchScene();
        var large = new byte[5 << 20];
        scene.ListVotes(large);
        scene.Server.On(FetchScene.File, Answer.Ok(large));
        var seen = new Seen();

        await scene.FetchAsync(progress: seen, cancellation: TestContext.Current.CancellationToken);

        var bytes = seen.All.Where(step => step.File == "votes.csv").Select(step => step.Bytes).ToArray();
        Assert.True(bytes.Length >= 4);
        Assert.Equal(bytes.Order(), bytes);
        Assert.Equal(large.Length, bytes[^1]);
        Assert.All(seen.All.Where(step => step.File == "votes.csv"), step => Assert.Equal(large.Length, step.TotalBytes));
    }

    [Fact]
    public async Task An_option_out_of_range_is_the_caller_s_slip()
    {
        await using var scene = new FetchScene();

        await Assert.ThrowsAsync<ArgumentException>(() => scene.FetchAsync(scene.Options with { Attempts = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.FetchAsync(scene.Options with { BaseAddress = new Uri("file:///etc/") }));
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_one_is_named_in_the_error()
    {
        await using var scene = new FetchScene();
        var file = Path.Combine(scene.Folder, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var failure = await scene.FailAsync(scene.Options with { CacheFolder = file });

        Assert.Equal(FetchFailure.Storage, failure.Failure);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cache_folder_is_the_user_s_own_and_absolute() => Assert.True(Path.IsPathFullyQualified(CacheFolder.Default));

    private sealed class Seen : IProgress<FetchProgress>
    {
        public List<FetchProgress> All { get; } = [];

        public void Report(FetchProgress value)
        {
            lock (All) All.Add(value);
        }
    }
}
