using System.CommandLine;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Web;
using Entente.Web.Configuration;
using Microsoft.Extensions.Hosting;

namespace Entente.Cli.Commands;

/// <summary><c>entente serve</c>: the workbench over HTTP, until it is stopped.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Option<string?> _urls = OptionKinds.Text("--urls", "ADDRESSES", "Where to listen, with semicolons between several. Default: http://localhost:5080.");
    private readonly Option<string?> _data = OptionKinds.Text("--data", "FOLDER", "Where to keep data. Default: entente in the user's data folder.");
    private readonly Option<string?> _config = OptionKinds.Text("--config", "FILE", "The settings. Default: entente.json in the data folder, if it is there.");

    private readonly Option<string[]> _records = OptionKinds.Texts("--record", "PATH", "A record that the observatory shows, a file or a folder; may be given several times.");

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the server to stop.</param>
    public ServeCommand(Terminal terminal, CancellationToken stop)
        : base("serve", "Serve the workbench: dialogues over HTTP. Stop it with Ctrl+C or SIGTERM.")
    {
        _terminal = terminal;
        _stop = stop;
        foreach (var option in new Option[] { _urls, _data, _config, _records }) Options.Add(option);
        SetAction(parse => RunAsync(parse).GetAwaiter().GetResult());
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (options, configuration) = WorkbenchSettings.Of(parse.GetValue(_config), parse.GetValue(_data), parse.GetValue(_urls));
        options = options with { Observatory = options.Observatory with { Records = [.. options.Observatory.Records, .. (parse.GetValue(_records) ?? []).Select(ThatExists)] } };
        await using var server = WorkbenchServer.Build(options, configuration);
        try
        {
            await server.StartAsync(_stop);
        }
        catch (IOException fault)
        {
            throw new WorkFailedException($"the server cannot start: {fault.Message}", "choose another address with --urls, or another folder with --data", fault);
        }
        catch (System.Data.Common.DbException fault)
        {
            throw new WorkFailedException($"the database cannot be used: {fault.Message}", "check Storage:Provider and ConnectionStrings:Entente, and that the database runs", fault);
        }

        foreach (var url in server.Urls) await _terminal.Out.WriteLineAsync($"Entente listens on {url}");
        await _terminal.Out.WriteLineAsync($"Data are in {options.Storage.Folder}{(options.Storage.Provider == StorageProvider.Postgresql ? ", dialogues and accounts in PostgreSQL" : "")}");
        await _terminal.Out.WriteLineAsync(options.Identity.OpenRegistration ? "Anyone who reaches it may make an account" : "Accounts are made by invitation, by institutions, or with: entente accounts add NAME");
        await _terminal.Out.FlushAsync();
        await server.WaitForShutdownAsync(_stop);
        return ExitCode.Done;
    }

    private static string ThatExists(string path) => Path.Exists(path) ? Path.GetFullPath(path) : throw new CommandLineException($"--record '{path}' is not there", "expected a file or a folder that holds a record");
}
