using Entente.Web.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Dialogues;

/// <summary>The whole workbench on a free port of loopback, with everything that the command starts, on a clock that tests can move.</summary>
internal sealed class DialogueServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly bool _keepsFolder;

    private DialogueServer(WebApplication app, string folder, bool keepsFolder, Uri address, FakeTimeProvider? clock) =>
        (_app, _folder, _keepsFolder, Address, Clock) = (app, folder, keepsFolder, address, clock);

    public Uri Address { get; }

    public FakeTimeProvider? Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server; on a folder that is given it goes on where another left off, and leaves it there.</summary>
    public static async Task<DialogueServer> StartAsync(
        string? connectionString = null, FakeTimeProvider? clock = null, string? kept = null, Action<IServiceCollection>? services = null)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("entente-web-").FullName;
        var app = WorkbenchServer.Build(
            Workbench.Quick(folder) with
            {
                Storage = new StorageOptions { Folder = folder, Provider = connectionString is null ? StorageProvider.Sqlite : StorageProvider.Postgresql, ConnectionString = connectionString },
            },
            services: builder =>
            {
                if (clock is not null)
                    builder.Services.AddSingleton<TimeProvider>(clock);
                services?.Invoke(builder.Services);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new DialogueServer(app, folder, kept is not null, new Uri(address), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (!_keepsFolder)
            Directory.Delete(_folder, recursive: true);
    }
}
