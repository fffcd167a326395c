using System.CommandLine;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Polarization;

namespace Entente.Cli.Commands;

/// <summary>Every measure of a record, for the verbs that report them all, with the options that these have.</summary>
internal sealed class Measuring
{
    // A report tells pairs one by one up to here; a dialogue of thousands has millions of them.
    private const int MostActorsWithPairs = 400;

    // The joint uncertainty of the points of a fit grows with the square of their number.
    private const int MostActorsWithIdealPoints = 3000;

    private readonly BlocOptions _blocs = new();
    private readonly WeightOptions _weights = new();

    /// <summary>How intervals are found.</summary>
    public IntervalOptions Intervals { get; } = new();

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        _blocs.AddTo(command);
        Intervals.AddTo(command);
        _weights.AddTo(command);
    }

    /// <summary>Measures the record that was asked about.</summary>
    /// <param name="asked">The record and how the work is run; settings are noted in it.</param>
    /// <param name="survey">Measures that rest on each other.</param>
    public MeasureAnswer Measure(Question asked, Survey survey)
    {
        var source = asked.Record;
        Measurable.RequireActors(source.Record, 2);
        var bootstrap = Intervals.Bootstrap(asked.Parse, asked.Seed);
        var asksFor = _blocs.Method(asked.Parse);
        var method = asksFor ?? (source.IsDialogue ? BlocMethod.Polis : BlocMethod.Assembly);
        var grouping = method == BlocMethod.Declared ? _blocs.Grouping(asked.Parse, source.Record) : null;
        asked.Settle("seed", asked.Seed);
        asked.Settle("interval", bootstrap.Level);
        asked.Settle("replicates", bootstrap.Replicates);
        asked.Settle("estimator", IdealPointsCommand.Word(IdealPointEstimator.Fast));
        asked.Settle("blocMethod", BlocOptions.Word(method));
        asked.Settle("grouping", grouping);

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
}
