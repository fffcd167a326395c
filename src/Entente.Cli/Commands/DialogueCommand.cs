using System.CommandLine;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary><c>entente dialogue</c>: the log of dialogues, listed, verified, taken out and brought in.</summary>
internal sealed class DialogueCommand : Command
{
    /// <summary>The verb with its own verbs.</summary>
    /// <param name="terminal">Where they speak.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DialogueCommand(Terminal terminal, CancellationToken stop)
        : base("dialogue", "The log of dialogues: list, verify, export, import.")
    {
        Subcommands.Add(new DialogueListCommand(terminal, stop));
        Subcommands.Add(new DialogueVerifyCommand(terminal, stop));
        Subcommands.Add(new DialogueExportCommand(terminal, stop));
        Subcommands.Add(new DialogueImportCommand(terminal, stop));
        SetAction(int (_) => throw new CommandLineException("dialogue needs to be told what to do", "expected list, verify, export or import, see: entente dialogue --help"));
    }

    /// <summary>The dialogue that was typed.</summary>
    public static Dialogue.DialogueId Named(string typed) => Dialogue.DialogueId.TryParse(typed, out var dialogue) ? dialogue
        : throw new CommandLineException($"'{typed}' names no dialogue", "expected 4 to 40 lower-case letters, digits and hyphens");
}
