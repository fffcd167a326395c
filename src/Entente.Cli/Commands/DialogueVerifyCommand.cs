using System.CommandLine;
using System.Globalization;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Dialogue.Storage;
using Entente.Dialogue.Storage.Transfer;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cli.Commands;

/// <summary><c>entente dialogue verify</c>: is the log what was written.</summary>
internal sealed class DialogueVerifyCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Argument<string?> _what = new("DIALOGUE|FILE")
    {
        Description = "A dialogue of the log, or a file that export wrote (with a dot or a slash in its name). Default: all dialogues of the log.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _head = OptionKinds.Text("--head", "HASH", "A head of the dialogue that was published: 64 hexadecimal digits, or SEQUENCE:HASH. It must be in the log.");
    private readonly EventLogChoice _log = new();
    private readonly OutputOptions _output = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DialogueVerifyCommand(Terminal terminal, CancellationToken stop)
        : base("verify", "Is the log what was written: recomputes every hash. Ends with exit code 1 if something was changed, removed or added.")
    {
        (_terminal, _stop) = (terminal, stop);
        Arguments.Add(_what);
        Options.Add(_head);
        _log.AddTo(this);
        _output.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        _output.Chosen(parse);
        var what = parse.GetValue(_what);
        var published = Published(parse.GetValue(_head));
        var isFile = what?.AsSpan().ContainsAny('.', '/', '\\') ?? false;
        if (published is not null && (what is null || isFile))
            throw new CommandLineException("--head is that of one dialogue in a log", "expected the dialogue to be named");
        var verification = isFile ? OfFile(what!) : OfLog(parse, what, published);
        _output.Give(parse, new DialogueVerificationAnswer(verification), Preface.None, _terminal);
        return verification.IsIntact ? ExitCode.Done : ExitCode.InputFault;
    }

    private LogVerification OfLog(ParseResult parse, string? what, LogHead? published)
    {
        var options = new VerificationOptions { Dialogue = what is null ? null : DialogueCommand.Named(what), Published = published };
        using var bar = _terminal.Progress("verifying the log");
        var verification = _log.Run(parse, mayCreate: false, log => log.VerifyAsync(options, bar, _stop), _stop);
        return what is null || verification.Dialogues.Length > 0 || !verification.IsIntact ? verification
            : throw new CommandLineException($"the log has no dialogue '{what}'", "expected one of: entente dialogue list");
    }

    private LogVerification OfFile(string path) => EventLogChoice.Told(() =>
    {
        using var bar = _terminal.Progress("verifying the file");
        var content = DialogueFile.VerifyAsync(path, _stop).GetAwaiter().GetResult();
        return new LogVerification { Dialogues = [new DialogueVerification(content.Dialogue, content.Head.Sequence, content.Head)], Faults = [], FaultCount = 0 };
    });

    private static LogHead? Published(string? typed)
    {
        if (typed is null) return null;
        var cut = typed.IndexOf(':', StringComparison.Ordinal);
        var sequence = 0L;
        var hash = typed[(cut + 1)..];
        var good = cut < 0 || (long.TryParse(typed.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out sequence) && sequence > 0);
        return good && hash.Length == 64 && hash.All(char.IsAsciiHexDigit) ? new LogHead(sequence, Convert.FromHexString(hash))
            : throw new CommandLineException($"--head '{typed}' is no head", "expected 64 hexadecimal digits, or SEQUENCE:HASH");
    }
}
