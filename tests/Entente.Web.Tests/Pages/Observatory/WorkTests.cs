using System.Net;
using Entente.Web.Observatory;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>Computations take time, fail, and outlive the server that began them.</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task A_computation_can_be_left_and_is_found_again_after_the_server_was_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("entente-web-").FullName;
        try
        {
            await using (var first = await ObservedServer.StartAsync(new Sleeper(), folder))
            {
                using var waiting = await first.Client.GetAsync("/en/observatory/treaties", TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Accepted, waiting.StatusCode);
            }

            await using var second = await ObservedServer.StartAsync(folder: folder);

            Assert.Contains("entente measure treaties", await ListAsync(second), StringComparison.Ordinal);
            Assert.Contains("Thickness of the consensus", await ObservedServer.FinishedAsync(second, "/en/observatory/treaties"), StringComparison.Ordinal);
            Assert.DoesNotContain("entente measure treaties", await ListAsync(second), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_the_command_says_of_a_failure_is_shown_without_the_paths_of_the_server()
    {
        await using var server = await ObservedServer.StartAsync(new Failing());

        string page;
        do
        {
            using var answer = await server.Client.GetAsync("/en/observatory/treaties", TestContext.Current.CancellationToken);
            page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        while (!page.Contains("The computation failed", StringComparison.Ordinal));

        Assert.Contains("treaties is <b>broken</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, page, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Folder, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_gets_its_words_as_they_are_and_nothing_secret_in_its_environment()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        Environment.SetEnvironmentVariable("ENTENTE__ConnectionStrings__Entente", "Password=hush");
        var path = Path.GetTempFileName();
        try
        {
            var analyst = new CommandAnalyst("/bin/sh", "-c", "{ env; echo \"$1\"; } > \"$0\"");

            Assert.Null(await analyst.RunAsync([path, "a 'word' $(with) spaces"], new Progress<WorkProgress>(), TestContext.Current.CancellationToken));

            var seen = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.Contains("a 'word' $(with) spaces", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", seen, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ENTENTE__ConnectionStrings__Entente", null);
            File.Delete(path);
        }
    }

    private static async Task<string> ListAsync(Workbench server) => await server.Client.GetStringAsync(new Uri(server.Address, "/en/observatory"), TestContext.Current.CancellationToken);

    private sealed class Sleeper : IAnalyst
    {
        public async Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        }
    }

    private sealed class Failing : IAnalyst
    {
        public Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation) => Task.FromResult<string?>($"{arguments[1]} is <b>broken</b>");
    }
}
