using Entente.Charts;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Polarization;

namespace Entente.Cli.Commands;

/// <summary><c>entente measure</c>: every measure as one report.</summary>
internal sealed class MeasureCommand : RecordCommand
{
    // A report tells pairs one by one up to here; a dialogue of thousands has millions of them.
    private const int MostActorsWithPairs = 400;

    // The joint uncertainty of the points of a fit grows with the square of their number.
    private const int MostActorsWithIdealPoints = 3000;

    private readonly BlocOptions _blocs = new();
    private readonly IntervalOptions _intervals = new();
    private readonly WeightOptions _weights = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public MeasureCommand(Terminal terminal, CancellationToken stop)
        : base("measure", "Every measure as one report; --out report.html writes it as a page to open, print or send.", terminal, stop)
    {
        Output.TakesHtml = true;
        _blocs.AddTo(this);
        _intervals.AddTo(this);
        _weights.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        var source = asked.Record;
        Measurable.RequireActors(source.Record, 2);
        var bootstrap = _intervals.Bootstrap(asked.Parse, asked.Seed);
        var asksFor = _blocs.Method(asked.Parse);
        var method = asksFor ?? (source.IsDialogue ? BlocMethod.Polis : BlocMethod.Assembly);
        var grouping = method == BlocMethod.Declared ? _blocs.Grouping(asked.Parse, source.Record) : null;
        asked.Settle("seed", asked.Seed);
        asked.Settle("interval", bootstrap.Level);
        asked.Settle("replicates", bootstrap.Replicates);
        asked.Settle("estimator", IdealPointsCommand.Word(IdealPointEstimator.Fast));
        asked.Settle("blocMethod", BlocOptions.Word(method));
        asked.Settle("grouping", grouping);

        var survey = new Survey(asked);
        var blocs = survey.Blocs(method, grouping);
        var between = asksFor is null && !source.IsDialogue ? Between.Sides(source, survey.Positions) : Between.Found(source, blocs);
        return new MeasureAnswer(source)
        {
            Inspect = new InspectAnswer(source),
            Agreement = AgreementAnswer.Of(source, bootstrap, asked.Threads, withPairs: source.Record.Actors.Length <= MostActorsWithPairs, asked.Stop),
            IdealPoints = asked.Whole.Record.Actors.Length > MostActorsWithIdealPoints ? null : survey.IdealPoints(),
            Blocs = new BlocsAnswer(source, blocs),
            Consensus = survey.Consensus(
                new ThicknessOptions
                {
                    Bootstrap = bootstrap,
                    Population = _weights.Population(asked.Parse, source),
                    Capability = _weights.Capability(asked.Parse, source),
                    Threads = asked.Threads,
                },
                between),
            Polarization = survey.Polarization(new PolarizationOptions { Bootstrap = bootstrap, Threads = asked.Threads }, between),
        };
    }

    /// <inheritdoc/>
    protected override void Give(Question asked, IAnswer answer)
    {
        if (Output.Chosen(asked.Parse) == OutputFormat.Html)
        {
            var document = OutputOptions.Document(answer, PrefaceOf(asked));
            AtomicFile.Write(Output.Path(asked.Parse)!, path => File.WriteAllText(path, ReportPage.Render(document.Span)));
        }

        base.Give(asked, answer);
    }
}
