using System.Net;
using System.Text;
using Entente.Records.PublicSources;

namespace Entente.Records.Tests.PublicSources;

public sealed class MisbehaviourTests
{
    private static readonly byte[] Content = FetchScene.Content();

    [Fact]
    public async Task A_file_that_always_ends_too_early_fails_after_the_last_attempt()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content) with { HangUpAfter = 0 });

        var failure = await scene.FailAsync();

        Assert.Equal(FetchFailure.Network, failure.Failure);
        Assert.Contains("0 of 20000 bytes", failure.Problem, StringComparison.Ordinal);
        Assert.Equal(5, scene.Server.Of(FetchScene.File).Length);
        Assert.False(File.Exists(scene.PathOf("votes.csv")));
    }

    [Fact]
    public async Task A_wrong_checksum_is_tried_once_more_and_then_an_error_that_leaves_nothing()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(FetchScene.Content(7)));

        var failure = await scene.FailAsync();

        Assert.Equal(FetchFailure.WrongChecksum, failure.Failure);
        Assert.Contains(FetchScene.Md5(Content), failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, scene.Server.Of(FetchScene.File).Length);
        Assert.Empty(Directory.GetFiles(scene.Folder, "votes*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Bytes_spoilt_on_the_way_are_cured_by_another_attempt()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, asked => Answer.Ok(asked.Nth == 1 ? FetchScene.Content(7) : Content));

        Assert.True(Assert.Single((await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken)).Files).IsVerified);
    }

    [Theory]
    [InlineData(404, FetchFailure.NotFound)]
    [InlineData(410, FetchFailure.NotFound)]
    [InlineData(403, FetchFailure.Refused)]
    [InlineData(451, FetchFailure.Refused)]
    [InlineData(202, FetchFailure.UnexpectedContent)]
    public async Task An_answer_that_another_attempt_would_not_change_ends_the_fetch(int status, FetchFailure expected)
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, new Answer(status, []));

        var failure = await scene.FailAsync();

        Assert.Equal(expected, failure.Failure);
        Assert.NotEmpty(failure.Advice);
        Assert.Single(scene.Server.Of(FetchScene.File));
    }

    [Fact]
    public async Task A_busy_site_is_asked_again_and_its_wish_to_wait_is_honoured()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, asked => asked.Nth < 3
            ? new Answer(503, []) { Headers = { ["Retry-After"] = "7" } }
            : Answer.Ok(Content));

        await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], scene.Waits);
    }

    [Fact]
    public async Task A_site_that_asks_for_a_longer_wait_than_allowed_ends_the_fetch()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, new Answer(429, []) { Headers = { ["Retry-After"] = "3600" } });

        Assert.Equal(FetchFailure.ServerFault, (await scene.FailAsync()).Failure);
        Assert.Empty(scene.Waits);
    }

    [Fact]
    public async Task Waits_double_and_are_cut_by_up_to_half_and_are_the_same_for_the_same_seed()
    {
        var runs = new List<TimeSpan[]>();
        foreach (var seed in (ulong[])[1, 1, 2])
        {
            await using var scene = new FetchScene();
            scene.ListVotes(Content);
            scene.Server.On(FetchScene.File, new Answer(500, []));
            Assert.Equal(FetchFailure.ServerFault, (await scene.FailAsync(scene.Options with { Seed = seed, Attempts = 9 })).Failure);
            runs.Add([.. scene.Waits]);
        }

        Assert.Equal(8, runs[0].Length);
        for (var wait = 0; wait < 8; wait++)
        {
            var full = Math.Min(Math.Pow(2, wait), 120);
            Assert.InRange(runs[0][wait].TotalSeconds, full / 2, full);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
    }

    [Fact]
    public async Task An_endless_body_stops_at_the_limit_and_leaves_nothing()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(new byte[100_000]) with { Endless = true });

        var failure = await scene.FailAsync(scene.Options with { MaxBytes = 3_000_000 });

        Assert.Equal(FetchFailure.TooLarge, failure.Failure);
        Assert.Empty(Directory.GetFiles(scene.Folder, "votes*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_says_it_is_too_large_is_not_begun()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content));

        Assert.Equal(FetchFailure.TooLarge, (await scene.FailAsync(scene.Options with { MaxBytes = 19_999 })).Failure);
    }

    [Fact]
    public async Task A_circle_of_redirects_is_recognised()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Redirect("/a"));
        scene.Server.On("/a", Answer.Redirect("/b"));
        scene.Server.On("/b", Answer.Redirect("/a"));

        var failure = await scene.FailAsync();

        Assert.Equal(FetchFailure.Redirect, failure.Failure);
        Assert.Contains("circle", failure.Problem, StringComparison.Ordinal);
        Assert.Single(scene.Server.Of("/b"));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Redirects_are_followed_up_to_the_limit(int redirects, bool arrives)
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Redirect("/1"));
        for (var step = 1; step < redirects; step++)
            scene.Server.On("/" + FetchScene.Number(step), Answer.Redirect("/" + FetchScene.Number(step + 1)));
        scene.Server.On("/" + FetchScene.Number(redirects), Answer.Ok(Content));

        if (arrives) Assert.Single((await scene.FetchAsync(cancellation: TestContext.Current.CancellationToken)).Files);
        else Assert.Equal(FetchFailure.Redirect, (await scene.FailAsync()).Failure);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/votes.csv")]
    public async Task A_redirect_to_what_is_not_http_is_refused(string location)
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Redirect(location));

        Assert.Equal(FetchFailure.Redirect, (await scene.FailAsync()).Failure);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_refused()
    {
        await using var scene = new FetchScene();
        using var fetcher = new Fetcher(new SendsToHttp());

        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(
            PublicSource.Find("unga")!,
            scene.Options with { BaseAddress = new Uri("https://safe.example/") },
            cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(FetchFailure.Redirect, failure.Failure);
        Assert.Contains("http://unsafe.example/", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_does_not_answer_is_given_up()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content) with { Silent = true });

        var failure = await scene.FailAsync(scene.Options with { AnswerTimeout = TimeSpan.FromSeconds(1), Attempts = 2 });

        Assert.Equal(FetchFailure.Timeout, failure.Failure);
        Assert.Equal(2, scene.Server.Of(FetchScene.File).Length);
    }

    [Fact]
    public async Task A_body_that_stalls_is_given_up_and_resumed()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, asked => asked.Nth == 1
            ? Answer.Ok(Content, "\"v1\"") with { StallAfter = 8_000 }
            : Answer.Part(Content, asked.From, "\"v1\""));

        var result = await scene.FetchAsync(scene.Options with { StallTimeout = TimeSpan.FromSeconds(1.5) }, cancellation: TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(result.Files).IsVerified);
        Assert.Equal(8_000, scene.Server.Of(FetchScene.File)[1].From);
    }

    [Fact]
    public async Task The_whole_fetch_has_a_time_limit()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(Content);
        scene.Server.On(FetchScene.File, Answer.Ok(Content) with { StallAfter = 10 });

        var failure = await scene.FailAsync(scene.Options with { TotalTimeout = TimeSpan.FromMilliseconds(600) });

        Assert.Equal(FetchFailure.Timeout, failure.Failure);
        Assert.Contains("run it again", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_a_network_failure()
    {
        await using var scene = new FetchScene();

        // Port 1 of this machine has no listener.
        var failure = await scene.FailAsync(scene.Options with { BaseAddress = new Uri("http://127.0.0.1:1/"), Attempts = 2 });

        Assert.Equal(FetchFailure.Network, failure.Failure);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_file_is_not_taken_for_it()
    {
        await using var scene = new FetchScene();
        scene.ListVotes(null);
        scene.Server.On(FetchScene.File, Answer.Ok("<html>Are you human?</html>") with { Headers = new() { ["Content-Type"] = "text/html; charset=utf-8" } });

        var failure = await scene.FailAsync();

        Assert.Equal(FetchFailure.UnexpectedContent, failure.Failure);
        Assert.Contains("browser", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"files":[{"dataFile":{}}]}}""")]
    [InlineData("""{"data":{"files":[{"dataFile":{"id":"x","filename":"a"}}]}}""")]
    [InlineData("""{"data":{"files":{}}}""")]
    [InlineData("null")]
    public async Task A_list_that_cannot_be_read_is_said_to_be_so(string list)
    {
        await using var scene = new FetchScene();
        scene.Server.On(FetchScene.List, Answer.Ok(list));

        Assert.Equal(FetchFailure.UnexpectedContent, (await scene.FailAsync()).Failure);
    }

    [Theory]
    [InlineData("../evil.csv")]
    [InlineData("/etc/evil.csv")]
    [InlineData("a/../../evil.csv")]
    [InlineData(@"..\\evil.csv")]
    [InlineData("C:evil.csv")]
    [InlineData(".hidden")]
    [InlineData("a\\u0000b")]
    public async Task A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        await using var scene = new FetchScene();
        scene.Server.On(FetchScene.List, Answer.Ok($$$"""{"data":{"files":[{"dataFile":{"id":1,"filename":"{{{name}}}"}}]}}"""));
        scene.Server.On(FetchScene.File, Answer.Ok(Content));

        Assert.Equal(FetchFailure.UnexpectedContent, (await scene.FailAsync()).Failure);
        Assert.Empty(scene.Server.Of(FetchScene.File));
    }

    /// <summary>The fetcher never crashes, hangs or leaves a wrong file, whatever list it is given.</summary>
    [Fact]
    public void Any_list_at_all_gives_a_result_or_a_fetch_exception()
    {
        using var fetcher = new Fetcher(new AnswersWith(() => _list));
        var folder = Directory.CreateTempSubdirectory("entente-fetch-").FullName;
        try
        {
            // A list as it should be, with up to four of its words replaced by others.
            string[] list =
            [
                "{", "\"data\"", ":", "{", "\"files\"", ":", "[", "{", "\"restricted\"", ":", "false", ",", "\"dataFile\"", ":", "{", "\"id\"", ":", "1", ",",
                "\"filename\"", ":", "\"a.csv\"", ",", "\"checksum\"", ":", "{", "\"type\"", ":", "\"MD5\"", ",", "\"value\"", ":", "\"00\"", "}", "}", "}", "]", "}", "}",
            ];
            string[] others = ["{", "}", "[]", "{}", "null", "-1e99", "1.5", "true", "\"..\"", "\"\"", "\"latestVersion\"", "\"originalFileFormat\"", "\"md5\"", "\"SHA-512\"", ",", ""];
            Gen.Select(Gen.Int[0, list.Length - 1], Gen.Int[0, others.Length - 1]).Array[0, 4].Sample(
                changes =>
                {
                    var words = (string[])list.Clone();
                    foreach (var (place, other) in changes) words[place] = others[other];
                    _list = string.Join(' ', words);
                    try
                    {
                        fetcher.FetchAsync(PublicSource.Find("unga")!, new FetchOptions { CacheFolder = folder, BaseAddress = new Uri("http://list.example/"), Attempts = 1 })
                            .GetAwaiter().GetResult();
                    }
                    catch (FetchException exception)
                    {
                        Assert.NotEmpty(exception.Advice);
                    }
                },
                iter: 300,
                threads: 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string _list = "";

    private sealed class SendsToHttp : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://unsafe.example/") } });
    }

    private sealed class AnswersWith(Func<string> text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text(), Encoding.UTF8, "application/json") });
    }
}
