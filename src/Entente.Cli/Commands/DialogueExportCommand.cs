using System.CommandLine;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Dialogue.Storage;
using Entente.Dialogue.Storage.Transfer;

namespace Entente.Cli.Commands;

/// <summary><c>entente dialogue export</c>: a dialogue as a file that anyone can verify.</summary>
internal sealed class DialogueExportCommand : Command
{
    private readonly Argument<string> _dialogue = new("DIALOGUE") { Description = "The dialogue; entente dialogue list names them." };
    private readonly Option<string?> _out = OptionKinds.Text("--out", "FILE", "The file to write, as JSON lines.", "-o");
    private readonly Option<bool> _withKeys = OptionKinds.Switch("--with-keys", "Write the keys of persons too. Whoever has the file can read what is sealed, and erasure does not reach it.");
    private readonly EventLogChoice _log = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DialogueExportCommand(Terminal terminal, CancellationToken stop)
        : base("export", "A dialogue as a file of JSON lines, with its hashes. Personal fields stay sealed.")
    {
        _out.Required = true;
        Arguments.Add(_dialogue);
        Options.Add(_out);
        Options.Add(_withKeys);
        _log.AddTo(this);
        SetAction(parse =>
        {
            var (path, withKeys) = (parse.GetRequiredValue(_out)!, parse.GetValue(_withKeys));
            var dialogue = DialogueCommand.Named(parse.GetRequiredValue(_dialogue));
            AtomicFile.RequirePlace(path);
            if (withKeys) terminal.Error.Write("entente: warning: this file opens what is sealed; keep it as you keep the keys, and destroy it in time\n");
            var head = _log.Run(parse, mayCreate: false, log => WriteAsync(log, dialogue, withKeys, path, stop), stop);
            terminal.Out.Write($"{path}: {Words.Count(head.Sequence, "event")} of '{dialogue}', head {head}\n");
            return ExitCode.Done;
        });
    }

    private static Task<LogHead> WriteAsync(IEventLog log, Dialogue.DialogueId dialogue, bool withKeys, string path, CancellationToken stop)
    {
        var head = LogHead.Empty;
        AtomicFile.Write(path, partial =>
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            // Even without keys a dialogue is its members' own.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(partial, options);
            head = DialogueFile.WriteAsync(log, dialogue, withKeys, file, stop).GetAwaiter().GetResult();
            if (head.Sequence == 0) throw new CommandLineException($"the log has no dialogue '{dialogue}'", "expected one of: entente dialogue list");
        });
        return Task.FromResult(head);
    }
}
