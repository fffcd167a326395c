namespace Entente.Load.Processes;

/// <summary>How the server under load is set up, by its environment; when the server's settings change, this file does.</summary>
internal static class ServerSettings
{
    /// <summary>How every setting begins in the environment.</summary>
    public const string Prefix = "ENTENTE__";

    /// <summary>The variable that tells <c>entente dialogue</c> to look for the log in PostgreSQL.</summary>
    public const string LogOnPostgres = "ENTENTE_POSTGRES";

    /// <summary>The settings of every run: the server's own defaults, with memory as the systemd unit sets it, and with the limits per account and address off, because one machine plays all accounts.</summary>
    /// <param name="extra">Settings of the caller, <c>Section:Key=value</c>.</param>
    /// <exception cref="ArgumentException">A setting has no value.</exception>
    public static Dictionary<string, string> For(IEnumerable<string> extra)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Variable("RateLimits:Enabled")] = "false",
            ["DOTNET_NOLOGO"] = "1",
            // As deploy/entente.service has them.
            ["DOTNET_GCgen0size"] = "0x1800000",
            ["DOTNET_GCConserveMemory"] = "6",
        };
        foreach (var setting in extra)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new ArgumentException($"--set {setting}: expected Section:Key=value.", nameof(extra));
            settings[Variable(setting[..equals])] = setting[(equals + 1)..];
        }

        return settings;
    }

    /// <summary>The settings that make the server keep its data in PostgreSQL.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OnPostgres(string connectionString) =>
    [
        new(Variable("Storage:Provider"), "postgresql"),
        new(Variable("ConnectionStrings:Entente"), connectionString),
        new(LogOnPostgres, connectionString),
    ];

    /// <summary>The settings that make servers on one PostgreSQL a cluster; they find each other through it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> InCluster() => [new(Variable("Cluster:Enabled"), "true")];

    private static string Variable(string key) => Prefix + key.Replace(":", "__", StringComparison.Ordinal);
}
