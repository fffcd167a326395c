using System.Net;
using Entente.Web.Configuration;

namespace Entente.Web.Dialogues;

/// <summary>How dialogues are kept and shared among processes (the sections <c>Dialogue</c> and <c>Cluster</c>).</summary>
public sealed record DialogueOptions
{
    /// <summary>A file of 32 bytes under which the keys of persons are sealed (<c>Dialogue:MasterKeyFile</c>). Null, the default: they are kept as they are.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>Whether several processes share the dialogues of one PostgreSQL database (<c>Cluster:Enabled</c>). Default: no.</summary>
    public bool Clustered { get; init; }

    /// <summary>The name under which the processes find each other (<c>Cluster:Name</c>). Default: entente.</summary>
    public string ClusterName { get; init; } = "entente";

    /// <summary>The address at which the other processes reach this one (<c>Cluster:Address</c>); on a private network. Default: loopback.</summary>
    public IPAddress ClusterAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port for it (<c>Cluster:Port</c>). Null, the default: a free one.</summary>
    public int? ClusterPort { get; init; }

    /// <summary>Reads the sections.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="storage">Where data are kept.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit.</exception>
    public static DialogueOptions Read(Settings settings, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(storage);
        var clustered = settings.Flag("Cluster:Enabled", false);
        if (clustered && storage.Provider != StorageProvider.Postgresql)
            throw new ConfigurationFaultException("Cluster:Enabled", "false, or Storage:Provider to be postgresql: several processes share a database, not a file", "true");
        var address = settings.Text("Cluster:Address");
        var port = settings.Whole("Cluster:Port", 0, 0, 65535);
        return new DialogueOptions
        {
            MasterKeyFile = settings.Text("Dialogue:MasterKeyFile") is { } file ? Path.GetFullPath(file) : null,
            Clustered = clustered,
            ClusterName = settings.Text("Cluster:Name") ?? "entente",
            ClusterAddress = address is null ? IPAddress.Loopback : IPAddress.TryParse(address, out var read) ? read : throw new ConfigurationFaultException("Cluster:Address", "an address such as 10.0.0.5", address),
            ClusterPort = port == 0 ? null : (int)port,
        };
    }
}
