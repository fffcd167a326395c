using Entente.Cluster.Hosting;
using Entente.Cluster.Wire;
using Entente.Dialogue;
using Entente.Dialogue.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Tests;

/// <summary>A process with live dialogues, inside the test's.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host, TestLog log) => (_host, Log) = (host, log);

    public TestLog Log { get; }

    public IDialogueHost Dialogues => _host.Services.GetRequiredService<IDialogueHost>();

    public IServiceProvider Services => _host.Services;

    public static async Task<TestSilo> StartAsync(TestLog log, ClusterOptions? options = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IEventLog>(log);
        builder.AddDialogueCluster(options ?? new ClusterOptions());
        builder.Services.AddSingleton(new WireFormat(typeof(DialogueCommand).Assembly, typeof(TestSilo).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, log);
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        // The log outlives the process in tests that begin another on it.
        _host.Dispose();
    }
}

/// <summary>One process for the tests of a class, each with a dialogue of its own.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    internal TestSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await TestSilo.StartAsync(await TestLog.NewAsync());

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Silo.Log.DisposeAsync();
    }
}
