using System.CommandLine;
using System.Net;
using Entente.Load.Processes;

namespace Entente.Load.Commands;

/// <summary>The options by which every run is told its server.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string?> _server = new("--server") { Description = "The entente executable or DLL to start for the run.", HelpName = "PATH" };
    private readonly Option<string?> _url = new("--url") { Description = "A server that runs already, such as http://127.0.0.1:5080. Its rate limits must be off.", HelpName = "URL" };
    private readonly Option<int?> _process = new("--pid") { Description = "The process id of that server, for its memory and processor time.", HelpName = "PID" };
    private readonly Option<bool> _postgres = new("--postgres") { Description = "Start a PostgreSQL of the run's own and keep the data there." };
    private readonly Option<string[]> _settings = new("--set") { Description = "A setting of the server, Section:Key=value; may be given several times.", HelpName = "SETTING", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _folder = new("--folder") { Description = "Where the run's folder is made: the disk that is measured.", HelpName = "FOLDER" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the run's folder with data and logs." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _server, _url, _process, _postgres, _settings, _folder, _keep }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_server) is null) == (result.GetValue(_url) is null)) result.AddError("Expected either --server PATH or --url URL.");
            if (result.GetValue(_url) is { } url && !TryAddress(url, out _)) result.AddError($"--url {url}: expected an address such as http://127.0.0.1:5080.");
            if (result.GetValue(_server) is { } path && !File.Exists(path)) result.AddError($"--server {path}: there is no such file.");
        });
    }

    /// <summary>What the options say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="servers">How many servers are started.</param>
    public WorkbenchOptions Read(ParseResult parsed, int servers = 1)
    {
        _ = TryAddress(parsed.GetValue(_url), out var address);
        return new WorkbenchOptions
        {
            Program = parsed.GetValue(_server),
            Address = address,
            ForeignProcess = parsed.GetValue(_process),
            UsesPostgres = parsed.GetValue(_postgres) || servers > 1,
            Servers = servers,
            Settings = parsed.GetValue(_settings) ?? [],
            Folder = parsed.GetValue(_folder),
            KeepsFolder = parsed.GetValue(_keep),
        };
    }

    private static bool TryAddress(string? url, out IPEndPoint? address)
    {
        address = null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parts) || parts.Scheme != "http") return false;
        var host = parts.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(parts.Host.Trim('[', ']'), out var found) ? found : null;
        address = host is null ? null : new IPEndPoint(host, parts.Port);
        return address is not null;
    }
}
