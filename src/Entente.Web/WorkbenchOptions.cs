using System.Collections.Immutable;
using System.Net;
using Entente.Web.Accounts;
using Entente.Web.Configuration;
using Entente.Web.Dialogues;
using Entente.Web.Hardening;
using Entente.Web.Institutions;
using Entente.Web.Observatory;
using Entente.Web.Operations;
using Entente.Web.Translation;

namespace Entente.Web;

/// <summary>Everything that the workbench can be told before it starts. <c>docs/operations.md</c> lists the settings.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>Sections that the framework reads.</summary>
    private static readonly ImmutableArray<string> ForeignSections = ["Kestrel", "Logging", "ConnectionStrings"];

    private static readonly ImmutableArray<string> LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Where to listen. Default <c>http://localhost:5080</c>.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://localhost:5080"];

    /// <summary>The host names that requests may ask for. Default: those of this machine and those that <see cref="Urls"/> name.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = LoopbackHosts;

    /// <summary>Proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed: addresses or networks such as <c>10.0.0.0/8</c>. Default: none.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Where data are kept.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>How dialogues are kept and shared among processes.</summary>
    public DialogueOptions Dialogues { get; init; } = new();

    /// <summary>Accounts and sessions.</summary>
    public AccountOptions Identity { get; init; } = new() { OpenRegistration = true };

    /// <summary>Institutions that sign their people in.</summary>
    public ImmutableArray<InstitutionOptions> Institutions { get; init; } = [];

    /// <summary>Sizes and times.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>How often what may be done.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>Traces, metrics and logs.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Translation by machine; off by default.</summary>
    public TranslationOptions Translation { get; init; } = new();
    /// <summary>What the observatory shows.</summary>
    public ObservatoryOptions Observatory { get; init; } = new();

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="configuration">File, environment and command line, as <see cref="WorkbenchConfiguration.Load"/> gathers them.</param>
    /// <exception cref="ConfigurationFaultException">A setting does not fit, is unknown or is missing.</exception>
    public static WorkbenchOptions Read(IConfiguration configuration)
    {
        var settings = new Settings(configuration);
        var urls = settings.List("Urls", "http://localhost:5080");
        var addresses = urls.Select(Address).ToList();
        var onlyLoopback = addresses.TrueForAll(address => IsLoopback(address.Host));
        var hosts = settings.List("AllowedHosts");
        if (hosts.IsEmpty && addresses.Exists(address => IsWildcard(address.Host)))
            throw new ConfigurationFaultException("AllowedHosts", "the names by which this server is reached, because Urls listens everywhere", null);
        var proxies = settings.List("TrustedProxies");
        // A proxy or a public name means that others reach this server, wherever it listens.
        var onlyOfThisMachine = onlyLoopback && hosts.IsEmpty && proxies.IsEmpty;
        var storage = StorageOptions.Read(settings);
        var options = new WorkbenchOptions
        {
            Urls = urls,
            AllowedHosts = [.. LoopbackHosts.Concat(addresses.Select(address => address.Host).Where(host => !IsWildcard(host))).Concat(hosts).Distinct(StringComparer.OrdinalIgnoreCase)],
            TrustedProxies = [.. proxies.Select(Network)],
            Storage = storage,
            Dialogues = DialogueOptions.Read(settings, storage),
            Identity = AccountOptions.Read(settings, onlyOfThisMachine),
            Institutions = InstitutionOptions.ReadAll(settings),
            Limits = LimitOptions.Read(settings),
            RateLimits = RateLimitOptions.Read(settings),
            Telemetry = TelemetryOptions.Read(settings),
            Translation = TranslationOptions.Read(settings),
            Observatory = ObservatoryOptions.Read(settings),
        };
        settings.RefuseUnknown(ForeignSections);
        return options;
    }

    private static (string Host, string Text) Address(string url)
    {
        var scheme = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = scheme ? url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/') : "";
        var colon = rest.LastIndexOf(':');
        var hasPort = colon > rest.LastIndexOf(']');
        var host = hasPort ? rest[..colon] : rest;
        var portFits = !hasPort || (int.TryParse(rest.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port <= 65535);
        return host.Length > 0 && portFits && host.IndexOfAny(['/', '@', '?', '#', ' ']) < 0 ? (host, url)
            : throw new ConfigurationFaultException("Urls", "addresses such as http://localhost:5080, with semicolons between them", url);
    }

    private static bool IsWildcard(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" or "[0:0:0:0:0:0:0:0]";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new ConfigurationFaultException("TrustedProxies", "addresses or networks such as 10.0.0.0/8", text);
}
