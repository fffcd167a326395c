using System.CommandLine;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Web.Accounts;

namespace Entente.Cli.Commands;

/// <summary><c>entente accounts add NAME</c>: an account of the workbench, where they are not open to everyone.</summary>
internal sealed class AccountsCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Argument<string> _action = new("ACTION") { Description = "What to do: add." };
    private readonly Argument<string> _name = new("NAME") { Description = "The name by which the person signs in." };
    private readonly Option<string?> _data = OptionKinds.Text("--data", "FOLDER", "The data folder of the server. Default: entente in the user's data folder.");
    private readonly Option<string?> _config = OptionKinds.Text("--config", "FILE", "The settings of the server. Default: entente.json in the data folder, if it is there.");

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public AccountsCommand(Terminal terminal, CancellationToken stop)
        : base("accounts", "Make an account of the workbench: accounts add NAME; the password is the first line of standard input.")
    {
        _terminal = terminal;
        _stop = stop;
        _action.CompletionSources.Add("add");
        Arguments.Add(_action);
        Arguments.Add(_name);
        foreach (var option in new Option[] { _data, _config }) Options.Add(option);
        SetAction(parse => RunAsync(parse).GetAwaiter().GetResult());
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        if (parse.GetRequiredValue(_action) is not "add") throw new CommandLineException($"accounts knows no '{parse.GetRequiredValue(_action)}'", "expected accounts add NAME");
        var (options, _) = WorkbenchSettings.Of(parse.GetValue(_config), parse.GetValue(_data), urls: null);
        if (_terminal.ErrorIsTerminal && !Console.IsInputRedirected) await _terminal.Error.WriteAsync("Password: ");
        await _terminal.Error.FlushAsync(_stop);
        var password = await Console.In.ReadLineAsync(_stop) ?? throw new CommandLineException("standard input is empty", "expected the password on its first line");
        var (account, refusal) = await WorkbenchAccounts.AddAsync(options, parse.GetRequiredValue(_name), password, _stop);
        if (account is null) throw new WorkFailedException($"no account was made: {refusal!.Title}", refusal.Detail);
        await _terminal.Out.WriteLineAsync(account.Id.Value);
        return ExitCode.Done;
    }
}
