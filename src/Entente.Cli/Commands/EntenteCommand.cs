using System.CommandLine;
using System.CommandLine.Help;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary>The command with all its verbs.</summary>
internal static class EntenteCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where the verbs speak.</param>
    /// <param name="stop">Asks the work to end.</param>
    public static RootCommand Create(Terminal terminal, CancellationToken stop)
    {
        var root = new RootCommand("Measures how much agreement there is, between whom, and on what: entente VERB RECORD [options]\n\n"
            + "A RECORD is a file, a folder or an http(s) address: UN votes, treaties, a Polis export, or any table of who took which stance on what.")
        {
            new InspectCommand(terminal, stop),
            new AgreementCommand(terminal, stop),
            new IdealPointsCommand(terminal, stop),
            new BlocsCommand(terminal, stop),
            new ConsensusCommand(terminal, stop),
            new MeasureCommand(terminal, stop),
            new DiagnoseCommand(terminal, stop),
            new PackageCommand(terminal, stop),
            new ClaimsCommand(terminal, stop),
            new FetchCommand(terminal, stop),
            new VerifyCommand(terminal, stop),
            new ServeCommand(terminal, stop),
            new AccountsCommand(terminal, stop),
            new DialogueCommand(terminal, stop),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction action) action.MaxWidth = terminal.Width;
        }

        return root;
    }
}
