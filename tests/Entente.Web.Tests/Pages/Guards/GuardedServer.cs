using Entente.Dialogue.Storage;
using Entente.Web.Observatory;
using Entente.Web.Pages.Frame;
using Entente.Web.Tests.Dialogues;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>A server that the tests of a class share, with what it logged. Its observatory computes nothing.</summary>
public sealed class GuardedServer : IAsyncLifetime
{
    private readonly LogCapture _log = new();
    private DialogueServer? _server;
    private int _talks;

    internal DialogueServer Server => _server!;

    internal Uri Address => Server.Address;

    /// <summary>What went wrong, as far as the log knows it.</summary>
    internal string Failures => string.Join('\n', _log.Text.Split('\n').Where(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("   at Entente", StringComparison.Ordinal)).TakeLast(12));

    public async ValueTask InitializeAsync() => _server = await DialogueServer.StartAsync(services: services => services.AddSingleton<IAnalyst>(new NoAnalyst()).AddSingleton<ILoggerProvider>(_log));

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    internal Task<GuardedTalk> TalkAsync() => GuardedTalk.ConveneAsync(Server, $"talk-{Interlocked.Increment(ref _talks)}");

    /// <summary>How many events a dialogue has.</summary>
    internal async Task<long> EventsOfAsync(string dialogue)
    {
        var count = 0L;
        await foreach (var head in Server.Services.GetRequiredService<IEventLog>().HeadsAsync(TestContext.Current.CancellationToken))
        {
            if (head.Dialogue.Value == dialogue) count = head.Head.Sequence;
        }

        return count;
    }

    /// <summary>Every page endpoint: its method and its pattern behind the language, such as <c>/dialogues/{dialogue}/turn</c>.</summary>
    internal List<(string Method, string Pattern)> Pages() =>
    [
        .. Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageEndpoint>() is not null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{language:language}", "", StringComparison.Ordinal).Trim('/'))))
            .OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal),
    ];

    private sealed class NoAnalyst : IAnalyst
    {
        public Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation) => Task.FromResult<string?>("Nothing is computed here.");
    }
}
