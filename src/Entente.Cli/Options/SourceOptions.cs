using System.CommandLine;
using Entente.Cli.Output;
using Entente.Records.Sources;

namespace Entente.Cli.Options;

/// <summary>How a record is read: <c>--as</c>, the columns of tidy tables, the choices of treaties; the same for every verb.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _as = OptionKinds.Choice("--as", "The format of the record, where it is not to be recognised by itself.", "unga", "undl", "polis", "treaties", "tidy");
    private readonly Option<string?> _actor = Column("--actor-column", "who takes the stance");
    private readonly Option<string?> _actorName = Column("--actor-name-column", "the actor's name");
    private readonly Option<string?> _proposition = Column("--proposition-column", "what the stance is on");
    private readonly Option<string?> _stance = Column("--stance-column", "the stance");
    private readonly Option<string?> _date = Column("--date-column", "the day or year");
    private readonly Option<string?> _session = Column("--session-column", "the session");
    private readonly Option<string?> _title = Column("--title-column", "the proposition's title");
    private readonly Option<string?> _text = Column("--text-column", "the proposition's text");
    private readonly Option<string?> _topics = Column("--topics-column", "the proposition's topics");
    private readonly Option<bool> _outside = OptionKinds.Switch("--outside-as-oppose", "Treaties: count a state that neither signed nor is bound as opposed.");
    private readonly Option<bool> _everyYear = OptionKinds.Switch("--every-year", "Treaties: read every treaty once for every year, as it stood at its end.");
    private readonly Option<string?> _table = OptionKinds.Text("--topics", "TABLE", "A CSV table that maps topics to goal levels and sectors, in place of the one that comes with Entente.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _as, _everyYear, _outside, _table, _actor, _actorName, _proposition, _stance, _date, _session, _title, _text, _topics })
            command.Options.Add(option);
    }

    /// <summary>Reads the record.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="stop">Asks to end.</param>
    public SourcedRecord Read(string location, ParseResult parse, Terminal terminal, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(location)) throw new CommandLineException("the RECORD is an empty word", "expected a file, a folder or an http(s) address");
        using var progress = terminal.Progress($"reading {location}");
        var options = new ReadOptions
        {
            Format = parse.GetValue(_as) is { } word ? Enum.Parse<RecordFormat>(word, ignoreCase: true) : null,
            OutsideAsOppose = parse.GetValue(_outside),
            EveryYear = parse.GetValue(_everyYear),
            TopicTable = parse.GetValue(_table),
            Columns = new TidyColumns
            {
                Actor = parse.GetValue(_actor),
                ActorName = parse.GetValue(_actorName),
                Proposition = parse.GetValue(_proposition),
                Stance = parse.GetValue(_stance),
                Date = parse.GetValue(_date),
                Session = parse.GetValue(_session),
                Title = parse.GetValue(_title),
                Text = parse.GetValue(_text),
                Topics = parse.GetValue(_topics),
            },
        };
        var record = RecordReader.Read(location, options, out var format, stop);
        return new SourcedRecord(record, format).Described();
    }

    private static Option<string?> Column(string name, string what) => OptionKinds.Text(name, "NAME", $"Tidy tables: the column with {what}.");
}
