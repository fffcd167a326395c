using System.CommandLine;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Dialogue.Storage.Transfer;

namespace Entente.Cli.Commands;

/// <summary><c>entente dialogue import</c>: brings an exported dialogue into a log, verified first, whole or not at all.</summary>
internal sealed class DialogueImportCommand : Command
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file that export wrote." };
    private readonly EventLogChoice _log = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DialogueImportCommand(Terminal terminal, CancellationToken stop)
        : base("import", "Bring an exported dialogue into a log: verified first, then whole or not at all.")
    {
        Arguments.Add(_file);
        _log.AddTo(this);
        SetAction(parse =>
        {
            var path = parse.GetRequiredValue(_file);
            // A bad file is refused before a log is made for it.
            EventLogChoice.Told(() => DialogueFile.VerifyAsync(path, stop).GetAwaiter().GetResult());
            var content = _log.Run(parse, mayCreate: true, log => DialogueFile.ImportAsync(path, log, stop), stop);
            var keys = content.Keys.Count == 0 ? "" : $", {Words.Count(content.Keys.Count, "key")}";
            terminal.Out.Write($"'{content.Dialogue}': {Words.Count(content.Head.Sequence, "event")}{keys}, head {content.Head}\n");
            return ExitCode.Done;
        });
    }
}
