using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Npgsql;

namespace Entente.Load.Processes;

/// <summary>
/// A PostgreSQL of the run's own: a new cluster in a temporary folder, on 127.0.0.1 and a free port, with the settings it comes with. It refuses to run as
/// root, so under root it runs as the user <c>postgres</c>.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";
    private readonly string _programs;
    private readonly string _folder;
    private readonly IPEndPoint _address = LoopbackPort.Free();
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private bool _isRunning;

    /// <summary>A new cluster, not started yet.</summary>
    /// <exception cref="ProcessFaultException">PostgreSQL is not installed, or the cluster could not be made.</exception>
    public PostgresServer()
    {
        _programs = FindPrograms();
        // A folder of its own below the temporary one: the user postgres could not enter the run's private folder.
        _folder = Directory.CreateTempSubdirectory("entente-load-postgres-").FullName;
        var passwordFile = Path.Combine(_folder, "password");
        File.WriteAllText(passwordFile, _password);
        if (IsRoot) Run("chown", ["-R", User, _folder]);
        RunAsUser("initdb", ["-D", Data, "-U", User, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8"]);
        File.Delete(passwordFile);
    }

    /// <summary>How to reach its database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = _address.Address.ToString(),
        Port = _address.Port,
        Username = User,
        Password = _password,
        Database = "entente",
    }.ConnectionString;

    /// <summary>The id of its first process; null when it does not run.</summary>
    public int? Id => File.Exists(PidFile) ? int.Parse(File.ReadLines(PidFile).First(), NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private string Data => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Starts it and waits until it takes connections.</summary>
    public void Start()
    {
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {_address.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=200");
        RunAsUser("pg_ctl", ["start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", options]);
        _isRunning = true;
    }

    /// <summary>Makes the server's database.</summary>
    public void CreateDatabase()
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = User, Pooling = false }.ConnectionString);
        connection.Open();
        using var create = new NpgsqlCommand("CREATE DATABASE entente", connection);
        create.ExecuteNonQuery();
    }

    /// <summary>Ends it at once, as a crash does: nothing is written out, and the next start recovers from the log.</summary>
    public void Crash() => StopAs("immediate");

    /// <summary>The processor time that its processes have used and the memory that they hold, shared memory counted once by its proportional share.</summary>
    public (TimeSpan Processor, long Resident)? Figures()
    {
        if (Id is not { } first) return null;
        var processes = new List<int> { first };
        var children = $"/proc/{first}/task/{first}/children";
        if (File.Exists(children))
            processes.AddRange(File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture)));
        var processor = TimeSpan.Zero;
        var resident = 0L;
        foreach (var process in processes)
        {
            if (Load.Figures.ProcessFigures.Of(process) is { } figures) processor += figures.Processor;
            resident += Load.Figures.ProcessFigures.ProportionalMemory(process);
        }

        return (processor, resident);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isRunning) StopAs("fast");
        Directory.Delete(_folder, recursive: true);
    }

    private static string FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderByDescending(bin => bin, StringComparer.Ordinal).FirstOrDefault() ?? throw Missing()
            : throw Missing();

    private static ProcessFaultException Missing() =>
        new("--postgres: found no PostgreSQL; expected /usr/lib/postgresql/VERSION/bin/initdb. On Debian: apt-get install postgresql.");

    private void StopAs(string mode)
    {
        RunAsUser("pg_ctl", ["stop", "-w", "-t", "60", "-m", mode, "-D", Data]);
        _isRunning = false;
    }

    private void RunAsUser(string program, IEnumerable<string> arguments)
    {
        var path = Path.Combine(_programs, program);
        if (IsRoot) Run("runuser", ["-u", User, "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private void Run(string program, IEnumerable<string> arguments)
    {
        // pg_ctl leaves the server running with the streams it was given: they are files, or nobody would ever see their end.
        var output = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(_folder)}.out");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("out=$1; shift; \"$@\" >\"$out\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(output);
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        var said = File.Exists(output) ? File.ReadAllText(output).ReplaceLineEndings(" | ") : "";
        File.Delete(output);
        if (process.ExitCode != 0) throw new ProcessFaultException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}: {said}");
    }
}
