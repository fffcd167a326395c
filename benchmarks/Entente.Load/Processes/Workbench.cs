using System.Net;

namespace Entente.Load.Processes;

/// <summary>The server or servers of a run, started by it with everything they need, or one that runs already; all of it gone at the end.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly RunFolder? _folder;
    private readonly List<ServerProcess> _servers = [];

    private Workbench(IReadOnlyList<IPEndPoint> addresses, int? process) => (Addresses, ForeignProcess) = (addresses, process);

    private Workbench(WorkbenchOptions options)
    {
        _folder = new RunFolder(options.Folder, options.KeepsFolder);
        Addresses = [];
        try
        {
            var settings = ServerSettings.For(options.Settings);
            if (options.UsesPostgres)
            {
                Postgres = new PostgresServer();
                Postgres.Start();
                Postgres.CreateDatabase();
                foreach (var (name, value) in ServerSettings.OnPostgres(Postgres.ConnectionString)) settings[name] = value;
            }

            if (options.Servers > 1)
            {
                foreach (var (name, value) in ServerSettings.InCluster()) settings[name] = value;
            }

            for (var number = 1; number <= options.Servers; number++)
            {
                // The members of a cluster are processes of one machine and share its data folder, as they would share its keys by configuration.
                var command = new ServerCommand(options.Program!, Path.Combine(_folder.Path, "data"), settings, _folder.Path) { LogName = $"server-{number}.log" };
                _servers.Add(new ServerProcess(command));
            }

            _folder.Inside("data");
            Addresses = [.. _servers.Select(server => server.Address)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the servers listen.</summary>
    public IReadOnlyList<IPEndPoint> Addresses { get; }

    /// <summary>The servers that this run started; none where one runs already.</summary>
    public IReadOnlyList<ServerProcess> Servers => _servers;

    /// <summary>The database server that this run started; null with SQLite.</summary>
    public PostgresServer? Postgres { get; }

    /// <summary>The folder of the run; null where the server runs already.</summary>
    public RunFolder? Folder => _folder;

    /// <summary>The id of the first server's process; null where it is not known.</summary>
    public int? Process => _servers.Count > 0 ? _servers[0].Id : ForeignProcess;

    /// <summary>How the data are kept, in a word for the report.</summary>
    public string Store => Postgres is not null ? "PostgreSQL" : _servers.Count > 0 ? "SQLite" : "not known";

    private int? ForeignProcess { get; }

    /// <summary>The server that the options name, started and ready.</summary>
    /// <param name="options">What the run is run against.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ProcessFaultException">It could not be started.</exception>
    public static Workbench Open(WorkbenchOptions options, CancellationToken cancellation)
    {
        if (options.Program is null) return new Workbench([options.Address!], options.ForeignProcess);
        var workbench = new Workbench(options);
        try
        {
            // One after the other: the first one makes the tables.
            foreach (var server in workbench._servers)
            {
                server.Start();
                server.WaitUntilReady(cancellation);
            }

            return workbench;
        }
        catch
        {
            workbench.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var server in _servers) server.Dispose();
        Postgres?.Dispose();
        _folder?.Dispose();
    }
}

/// <summary>What a run is run against: a program to start, or the address of a server that runs.</summary>
internal sealed record WorkbenchOptions
{
    /// <summary>The <c>entente</c> executable or DLL to start; null for a server that runs.</summary>
    public string? Program { get; init; }

    /// <summary>Where the server listens, where none is started.</summary>
    public IPEndPoint? Address { get; init; }

    /// <summary>The id of the process of a server that runs, for its figures; null where it is not known.</summary>
    public int? ForeignProcess { get; init; }

    /// <summary>Whether the server keeps its data in a PostgreSQL that the run starts. Default: SQLite.</summary>
    public bool UsesPostgres { get; init; }

    /// <summary>How many servers are started; more than one are a cluster. Default: 1.</summary>
    public int Servers { get; init; } = 1;

    /// <summary>Further settings of the server, <c>Section:Key=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The folder in which the run's folder is made: the disk that is measured. Default: the system's temporary folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the folder with data and logs stays. Default: no.</summary>
    public bool KeepsFolder { get; init; }
}
