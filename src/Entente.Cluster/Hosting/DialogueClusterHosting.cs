using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Entente.Cluster.Live;
using Entente.Cluster.Membership;
using Entente.Cluster.Watching;
using Entente.Cluster.Wire;
using Entente.Dialogue.Storage;
using Entente.Measures.Randomness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace Entente.Cluster.Hosting;

/// <summary>Puts live dialogues into a process.</summary>
public static class DialogueClusterHosting
{
    /// <summary>Registers <see cref="IDialogueHost"/> with all it needs; the log is the <see cref="IEventLog"/> that is registered. Works from the start of
    /// the host until it stops, and leaves every dialogue in the log.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="options">How dialogues are hosted.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message says which.</exception>
    public static IHostApplicationBuilder AddDialogueCluster(this IHostApplicationBuilder builder, ClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        // What they say below this is of every call; a configuration may say otherwise.
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
        builder.UseOrleans(silo => Configure(silo, options));
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton<WireFormat>();
        services.AddSingleton<ClusterMeters>();
        services.AddSingleton<NoticeHub>();
        services.AddSingleton<IDialogueHost, DialogueHost>();
        services.AddSingleton(provider => new LiveServices(
            provider.GetRequiredService<IEventLog>(), options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ClusterMeters>(),
            provider.GetRequiredService<ILogger<LiveDialogue>>(), options.Draw ?? SystemDraw()));
        if (options.Clock is not null)
            services.AddHostedService<DueSweep>();
        return builder;
    }

    private static void Configure(ISiloBuilder silo, ClusterOptions options)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterName, options.ClusterName));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            (endpoint.AdvertisedIPAddress, endpoint.SiloPort) = (options.Address, options.Port ?? FreePort(options.Address));
            endpoint.SiloListeningEndpoint = new IPEndPoint(options.Address, endpoint.SiloPort);
            // Nobody comes in by a client of the cluster: callers are in the same process.
            (endpoint.GatewayPort, endpoint.GatewayListeningEndpoint) = (0, null);
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            (collection.CollectionAge, collection.CollectionQuantum) = (options.IdleAfter, TimeSpan.FromMinutes(1));
            collection.DeactivationTimeout = TimeSpan.FromSeconds(20);
        });
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // A dead process is noticed after two or three missed answers of a second each, by two witnesses where there are two.
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(60);
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(20));
        silo.Services.AddSingleton<IMembershipTable>(_ => options.MembershipDatabase is { } database
            ? new PostgresMembershipTable(NpgsqlDataSource.Create(database), options.ClusterName)
            : new LonelyMembershipTable());
    }

    private static void Check(ClusterOptions options)
    {
        Require(options, options.ClusterName.Length is >= 1 and <= 100, "The name of the cluster must have 1 to 100 characters.");
        Require(options, options.Port is null or (>= 1 and <= 65535), $"The port between processes must be 1 to 65535; found {options.Port}.");
        Require(
            options, !options.Address.Equals(IPAddress.Any) && !options.Address.Equals(IPAddress.IPv6Any),
            "The address must be one at which others reach this process, not every address.");
        Require(options, options.IdleAfter >= TimeSpan.FromMinutes(2), $"A dialogue must stay at least two minutes in memory; found {options.IdleAfter}.");
        Require(options, options.MostInFlight >= 1, $"At least one command must be allowed in flight; found {options.MostInFlight}.");
        Require(options, options.SnapshotEvery >= 1, $"A state is kept after 1 event at the soonest; found {options.SnapshotEvery}.");
        Require(
            options, options.FreshFor > TimeSpan.Zero && options.NoticeInterval > TimeSpan.Zero && options.AnalysisInterval > TimeSpan.Zero,
            "Times must be above zero.");
    }

    private static void Require(ClusterOptions options, bool holds, string problem)
    {
        if (!holds)
            throw new ArgumentException(problem, nameof(options));
    }

    private static Func<double> SystemDraw()
    {
        var source = new CounterRandom(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        var count = 0L;
        return () => source.Uniform((ulong)Interlocked.Increment(ref count));
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
