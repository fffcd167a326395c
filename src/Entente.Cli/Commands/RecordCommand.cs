using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary>A verb that is asked of a record: <c>entente VERB RECORD [options]</c>.</summary>
internal abstract class RecordCommand : Command
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;
    private readonly Argument<string> _location = new("RECORD") { Description = "A file, a folder or an http(s) address of a record in any known format." };
    private readonly SourceOptions _source = new();
    private readonly SliceOptions _slice = new();

    /// <summary>A verb with the options that every verb has.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it answers, in one sentence.</param>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    protected RecordCommand(string name, string description, Terminal terminal, CancellationToken stop)
        : base(name, description)
    {
        _terminal = terminal;
        _stop = stop;
        Arguments.Add(_location);
        SetAction(Run);
    }

    /// <summary>How the answer is given.</summary>
    protected OutputOptions Output { get; } = new();

    /// <summary>How the work is run.</summary>
    protected RunOptions Running { get; } = new();

    /// <summary>Adds the options that every verb has; called after a verb has added its own.</summary>
    protected void AddCommonOptions()
    {
        Output.AddTo(this);
        _slice.AddTo(this);
        Running.AddTo(this);
        _source.AddTo(this);
    }

    /// <summary>Finds the answer.</summary>
    /// <param name="asked">The record and what was asked of it.</param>
    protected abstract IAnswer Answer(Question asked);

    /// <summary>Gives the answer; a verb with a form of its own does more here.</summary>
    /// <param name="asked">The record and what was asked of it.</param>
    /// <param name="answer">The answer.</param>
    protected virtual void Give(Question asked, IAnswer answer) =>
        Output.Give(asked.Parse, answer, PrefaceOf(asked), asked.Terminal);

    /// <summary>What the answer says first.</summary>
    protected static Preface PrefaceOf(Question asked) => new RecordPreface(asked.Record, asked.Slice, asked.Settings);

    /// <summary>Checks, before the record is read, what can be checked.</summary>
    /// <param name="parse">The command line.</param>
    protected virtual void Check(ParseResult parse) => Output.Chosen(parse);

    private int Run(ParseResult parse)
    {
        Check(parse);
        var slice = _slice.Chosen(parse);
        var read = _source.Read(parse.GetRequiredValue(_location), parse, _terminal, _stop);
        _stop.ThrowIfCancellationRequested();
        var asked = new Question
        {
            Parse = parse,
            Whole = read,
            Record = read with { Record = slice.Of(read.Record) },
            Slice = slice,
            Seed = Running.Seed(parse),
            Threads = Running.Threads(parse),
            Terminal = _terminal,
            Stop = _stop,
        };
        Give(asked, Answer(asked));
        return ExitCode.Done;
    }
}
