using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cli.Commands;

/// <summary><c>entente dialogue list</c>: which dialogues are in the log.</summary>
internal sealed class DialogueListCommand : Command
{
    private readonly EventLogChoice _log = new();
    private readonly OutputOptions _output = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DialogueListCommand(Terminal terminal, CancellationToken stop)
        : base("list", "Which dialogues are in the log, with their heads as recorded.")
    {
        _log.AddTo(this);
        _output.AddTo(this);
        SetAction(parse =>
        {
            _output.Chosen(parse);
            var dialogues = _log.Run(parse, mayCreate: false, async log => await log.HeadsAsync(stop)
                .Select(item => new DialogueVerification(item.Dialogue, item.Head.Sequence, item.Head)).ToListAsync(stop), stop);
            _output.Give(parse, new DialoguesAnswer(dialogues), Preface.None, terminal);
            return ExitCode.Done;
        });
    }
}
