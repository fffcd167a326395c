using Entente.Cluster;
using Entente.Cluster.Hosting;
using Entente.Dialogue;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Storage;
using Entente.Web.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entente.Web.Dialogues;

/// <summary>Puts live dialogues into the server's own process: the log, the grains, what they compute, and what they do by the clock.</summary>
internal static class DialogueHosting
{
    public static void AddDialogues(this WebApplicationBuilder builder, WorkbenchOptions options)
    {
        var services = builder.Services;
        services.AddSingleton<IEventLog>(provider => Open(options.Storage, options.Dialogues, provider.GetRequiredService<TimeProvider>()));
        // Opened before anything is served, so that a log that cannot be used stops the start with its reason.
        services.AddHostedService<LogOpening>();
        services.AddHealthChecks().AddCheck<LogHealth>("dialogues");
        builder.AddDialogueCluster(new ClusterOptions
        {
            MembershipDatabase = options.Dialogues.Clustered ? options.Storage.ConnectionString : null,
            ClusterName = options.Dialogues.ClusterName,
            Address = options.Dialogues.ClusterAddress,
            Port = options.Dialogues.ClusterPort,
            Analysis = Analysis,
            Clock = new DialogueClock(state => state.NextDue, state => state.NextDue is { } due && state.DueSilence(due) is { } silence ? new ConcludeSilence(silence) : null),
        });
        services.AddDialogueEndpoints();
    }

    private static Func<CancellationToken, object> Analysis(DialogueState state, DateTimeOffset now)
    {
        var input = AnalysisInput.Later(state, now);
        return cancellation => DialogueAnalysis.Of(input(), cancellation);
    }

#pragma warning disable CA1849, MA0042, MA0045 // A registration is made at once; it is asked for once, before the server listens.
    private static IEventLog Open(StorageOptions storage, DialogueOptions dialogues, TimeProvider time)
    {
        var options = new EventLogOptions { MasterKeyFile = dialogues.MasterKeyFile };
        var opening = storage.Provider == StorageProvider.Postgresql
            ? EventLogs.OpenPostgresAsync(storage.ConnectionString!, options, time, CancellationToken.None)
            : EventLogs.OpenSqliteAsync(storage.Folder, options, time, CancellationToken.None);
        return opening.GetAwaiter().GetResult();
    }
#pragma warning restore CA1849, MA0042, MA0045

    private sealed class LogOpening(IEventLog log) : IHostedService
    {
        // Being made has opened it.
        public Task StartAsync(CancellationToken cancellationToken) => log is null ? throw new InvalidOperationException("There is no log.") : Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class LogHealth(IEventLog log) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await foreach (var _ in log.DialoguesAsync(cancellationToken))
                    break;
                return HealthCheckResult.Healthy();
            }
            catch (LogUnavailableException)
            {
                return HealthCheckResult.Unhealthy("The log of dialogues is away.");
            }
        }
    }
}
