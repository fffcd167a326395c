using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Cli.Verification;

namespace Entente.Cli.Commands;

/// <summary><c>entente verify</c>: does Entente reproduce the published numbers.</summary>
internal sealed class VerifyCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Argument<string?> _data = new("DATA")
    {
        Description = "The folder of reference data, with unga, polis and polis-math in it; rows that need it are skipped without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _full = OptionKinds.Switch("--full", "Run the long samplers in full: 24,000 sweeps of the published one instead of 1,500. Takes minutes.");
    private readonly OutputOptions _output = new();
    private readonly RunOptions _running = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public VerifyCommand(Terminal terminal, CancellationToken stop)
        : base("verify", "Does Entente reproduce the published numbers. Ends with exit code 3 if one is not reproduced.")
    {
        _terminal = terminal;
        _stop = stop;
        Arguments.Add(_data);
        Options.Add(_full);
        _output.AddTo(this);
        _running.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parse)
    {
        _output.Chosen(parse);
        var data = parse.GetValue(_data);
        if (data is not null && !Directory.Exists(data))
            throw new Records.RecordFormatException(data, line: null, column: null, "there is no such folder", "expected a folder of reference data");
        var answer = VerifyAnswer.Of(new VerificationScope
        {
            Data = data,
            Full = parse.GetValue(_full),
            Seed = _running.SeedAsked(parse),
            Threads = _running.Threads(parse),
            Progress = _terminal.Progress,
            Stop = _stop,
        });
        _output.Give(parse, answer, Preface.None, _terminal);
        return answer.HasFailed ? ExitCode.WorkFailed : ExitCode.Done;
    }
}
