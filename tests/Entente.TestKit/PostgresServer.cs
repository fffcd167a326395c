using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Entente.TestKit;

/// <summary>A PostgreSQL server of the tests' own: a private cluster in a temporary folder that listens on 127.0.0.1 alone, and is gone with the tests.</summary>
/// <remarks>
/// Takes the newest server below <c>/usr/lib/postgresql</c>; as root it runs as the user <c>postgres</c>, since the server refuses root. It stops when
/// this process ends, however it ends. With <c>ENTENTE_TEST_POSTGRESQL</c> (a connection string whose user may create databases) the tests use that
/// server, which cannot be stopped. Durability is left on: what the tests say of it is true. Not safe for use from several threads at once.
/// </remarks>
public sealed class PostgresServer : IDisposable
{
    private const string User = "entente";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string? External = Environment.GetEnvironmentVariable("ENTENTE_TEST_POSTGRESQL") is { Length: > 0 } text ? text : null;
    private readonly string _folder = "";
    private readonly Dictionary<string, string> _settings;
    private int _port;
    private int _databases;
    private Process? _guard;

    /// <summary>Makes and starts a server; skips the calling test, visibly, on a machine without PostgreSQL.</summary>
    /// <param name="settings">Settings of the server beyond its defaults, as in <c>("max_connections", "50")</c>.</param>
    public PostgresServer(params (string Name, string Value)[] settings)
    {
        _settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        if (External is not null) return;
        Assert.SkipWhen(WhyMissing is not null, WhyMissing ?? "");
        _folder = Run("mktemp", "-d", "-t", "entente-postgres-XXXXXX").Trim();
        Run(Program("initdb"), "-D", DataFolder, "-U", User, "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync");
        Start();
    }

    /// <summary>A server with the settings of the product's documentation: the defaults.</summary>
    public PostgresServer()
        : this([])
    {
    }

    /// <summary>Why there is no server on this machine; null where there is one.</summary>
    public static string? WhyMissing { get; } = External is not null || ProgramFolder() is not null ? null
        : "PostgreSQL is not on this machine (no /usr/lib/postgresql/*/bin, and ENTENTE_TEST_POSTGRESQL is not set).";

    /// <summary>Whether the server can be stopped and started: it is the tests' own.</summary>
    public static bool CanStop => External is null;

    /// <summary>Where to connect to, with the database <c>postgres</c>; the same after a restart.</summary>
    public string ConnectionString => External ?? $"Host=127.0.0.1;Port={Invariant(_port)};Username={User};Database=postgres;Include Error Detail=true";

    /// <summary>The folder of the server's files; read it only while the server is stopped.</summary>
    public string DataFolder => $"{_folder}/data";

    /// <summary>Makes an empty database.</summary>
    /// <returns>Where to connect to.</returns>
    public string NewDatabase()
    {
        var where = new DbConnectionStringBuilder { ConnectionString = ConnectionString };
        var name = $"entente_test_{Invariant(Environment.ProcessId)}_{Invariant(Interlocked.Increment(ref _databases))}_{Path.GetRandomFileName()[..6].ToLowerInvariant()}";
        var target = new DbConnectionStringBuilder();
        foreach (var (key, keyword) in new[] { ("Host", "host"), ("Port", "port"), ("Username", "user"), ("Password", "password"), ("Database", "dbname") })
        {
            if (where.TryGetValue(key, out var value)) target[keyword] = value;
        }

        var words = target.Keys.Cast<string>().Select(key => $"{key}='{target[key]}'");
        Run(ProgramFolder() is null ? "psql" : Program("psql"), string.Join(' ', words), "-q", "-c", $"CREATE DATABASE {name}");
        where["Database"] = name;
        return where.ConnectionString;
    }

    /// <summary>Starts the server after <see cref="Stop"/>, on the same port, and waits until it answers.</summary>
    public void Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_port == 0) _port = LoopbackPort.Free();
            if (TryStart()) return;
            var log = File.ReadAllText(_folder + "/log");
            // Between asking for a free port and taking it another may have come; then another port will do, once.
            if (attempt == 3) throw new InvalidOperationException($"PostgreSQL does not start: {log}");
            _port = 0;
        }
    }

    /// <summary>Stops the server.</summary>
    /// <param name="orderly">False stops it as a crash would: at once, with no last words on disk; true lets it finish.</param>
    public void Stop(bool orderly = false)
    {
        if (_guard is null) return;
        Run(Program("pg_ctl"), "stop", "-D", DataFolder, "-m", orderly ? "fast" : "immediate", "-w", "-t", Invariant((int)Patience.TotalSeconds));
        EndGuard();
    }

    /// <summary>Stops the server and starts it again.</summary>
    /// <param name="orderly">As in <see cref="Stop"/>.</param>
    public void Restart(bool orderly = false)
    {
        Assert.SkipUnless(CanStop, "The server named by ENTENTE_TEST_POSTGRESQL is not the tests' own to restart.");
        Stop(orderly);
        Start();
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public void Dispose()
    {
        if (External is not null) return;
        Stop();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private bool TryStart()
    {
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Invariant(_port),
            ["unix_socket_directories"] = "",
        };
        // The shell holds the server as its child and waits on a pipe from this process: when this process is gone, however it went, so is the server.
        const string Guard = "log=$1; shift; \"$@\" >>\"$log\" 2>&1 </dev/null & server=$!; cat >/dev/null; kill -QUIT $server 2>/dev/null; wait $server";
        string[] server = [Program("postgres"), "-D", DataFolder, .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })];
        var start = AsPostgres("sh", ["-c", Guard, "sh", _folder + "/log", .. server]);
        start.RedirectStandardInput = true;
        _guard = Process.Start(start)!;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (TryRun(out _, Program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", Invariant(_port), "-U", User)) return true;
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(2) && !TryRun(out _, Program("pg_ctl"), "status", "-D", DataFolder)) break;
            Thread.Sleep(20);
        }

        EndGuard();
        return false;
    }

    private void EndGuard()
    {
        if (_guard is null) return;
        _guard.StandardInput.Close();
        _guard.WaitForExit(Patience);
        _guard.Dispose();
        _guard = null;
    }

    private static string Run(string program, params string[] arguments) =>
        TryRun(out var said, program, arguments) ? said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {said}");

    private static bool TryRun(out string said, string program, params string[] arguments)
    {
        var start = AsPostgres(program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        said = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience)) throw new TimeoutException($"{program} does not end.");
        if (process.ExitCode != 0) said += errors.GetAwaiter().GetResult();
        return process.ExitCode == 0;
    }

    private static ProcessStartInfo AsPostgres(string program, IEnumerable<string> arguments)
    {
        string[] words = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        return new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = Path.GetTempPath() };
    }

    private static string Program(string name) => Path.Combine(ProgramFolder() ?? "", name);

    private static string? ProgramFolder() => !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Where(folder => File.Exists(folder + "/bin/initdb"))
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => folder + "/bin").FirstOrDefault();

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
