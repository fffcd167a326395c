using System.Net;
using System.Net.Http.Headers;
using Entente.Web.Observatory;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>Uploaded records can be removed by whoever may upload them, and nothing else by anybody.</summary>
public sealed class RemovalTests
{
    private const string Tidy = "actor,proposition,stance,date\nA,p1,yes,2001-01-01\nB,p1,no,2001-01-01\nA,p2,yes,2002-01-01\nB,p2,yes,2002-01-01\n";

    [Fact]
    public async Task Whoever_may_convene_removes_an_upload_with_all_that_was_computed_from_it()
    {
        await using var server = await ObservedServer.StartAsync(new Ready());
        var (token, key) = await UploadedAsync(server);
        var path = $"/en/observatory/{key}";
        using (var computed = await server.Client.GetAsync(path, TestContext.Current.CancellationToken)) Assert.Equal(HttpStatusCode.Accepted, computed.StatusCode);
        await UntilAsync(() => Results(server).Any(file => file.EndsWith(".json", StringComparison.Ordinal)));

        var (status, location, _) = await RemoveAsync(server, key, token);

        Assert.Equal((HttpStatusCode.SeeOther, "/en/observatory?said=recordRemoved"), (status, location));
        Assert.Empty(Results(server));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "records", "uploads"), "*", SearchOption.AllDirectories));
        using var gone = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_computation_that_runs_is_stopped_and_one_that_waits_is_forgotten()
    {
        var analyst = new Endless();
        await using var server = await ObservedServer.StartAsync(analyst);
        var (token, key) = await UploadedAsync(server);
        using (await server.Client.GetAsync($"/en/observatory/{key}", TestContext.Current.CancellationToken))
        using (await server.Client.GetAsync("/en/observatory/treaties", TestContext.Current.CancellationToken))
        {
            await UntilAsync(() => analyst.Running == 1);
        }

        var (status, _, _) = await RemoveAsync(server, key, token);

        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Equal(1, analyst.Stopped);
        var list = await server.Client.GetStringAsync(new Uri(server.Address, "/en/observatory"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        // What was asked of another record is not touched.
        Assert.Contains("entente measure treaties", list, StringComparison.Ordinal);
        await UntilAsync(() => analyst.Running == 1);
    }

    [Fact]
    public async Task A_stranger_and_an_account_that_may_not_convene_remove_nothing()
    {
        await using var server = await ObservedServer.StartAsync(new Ready(), options: plain => plain with { Identity = plain.Identity with { ListedConveners = true, Conveners = ["librarian"] } });
        var (_, key) = await UploadedAsync(server);
        var reader = await server.RegisterAsync("reader");

        Assert.Equal(HttpStatusCode.Unauthorized, (await RemoveAsync(server, key, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await RemoveAsync(server, key, reader)).Status);
        Assert.Contains(key, await server.Client.GetStringAsync(new Uri(server.Address, "/en/observatory"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_cannot_be_removed_and_that_is_said_in_words()
    {
        await using var server = await ObservedServer.StartAsync(new Ready());
        var token = await server.RegisterAsync("librarian");

        var (status, _, body) = await RemoveAsync(server, "treaties", token);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("Only uploaded records can be removed here", body, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "samples", "treaties")));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("..%2F..")]
    [InlineData("uploads%2F..%2F..")]
    [InlineData("%2Fetc")]
    [InlineData("nothing")]
    public async Task A_key_that_names_no_record_removes_nothing(string key)
    {
        await using var server = await ObservedServer.StartAsync(new Ready());
        var (token, kept) = await UploadedAsync(server);

        var (status, _, _) = await RemoveAsync(server, key, token);

        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{key} gave {status}");
        Assert.NotNull(new RecordLibrary(Workbench.Quick(server.Folder)).Find(kept));
    }

    private static IEnumerable<string> Results(Workbench server) =>
        Path.Combine(server.Folder, "observatory") is var folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static async Task<(string Token, string Key)> UploadedAsync(Workbench server)
    {
        var token = await server.RegisterAsync("librarian");
        var (_, body, location) = await ObservedServer.UploadAsync(server, token, "talks.csv", Tidy);
        Assert.True(location is not null, body);
        return (token, new Uri(server.Address, location).Segments[^1]);
    }

    private static async Task<(HttpStatusCode Status, string? Location, string Body)> RemoveAsync(Workbench server, string key, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/en/observatory/{key}/removal") { Content = new FormUrlEncodedContent([]) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var attempt = 0; attempt < 500 && !holds(); attempt++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }

    /// <summary>Finds everything at once.</summary>
    private sealed class Ready : IAnalyst
    {
        public async Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation)
        {
            await File.WriteAllTextAsync(arguments[^1]["--out=".Length..], "{}", cancellation);
            return null;
        }
    }

    /// <summary>Reads every record and never finishes a measurement.</summary>
    private sealed class Endless : IAnalyst
    {
        private int _running;
        private int _stopped;

        public int Running => Volatile.Read(ref _running);

        public int Stopped => Volatile.Read(ref _stopped);

        public async Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation)
        {
            if (arguments[0] == "inspect") return null;
            Interlocked.Increment(ref _running);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
                Interlocked.Increment(ref _stopped);
            }

            return null;
        }
    }
}
