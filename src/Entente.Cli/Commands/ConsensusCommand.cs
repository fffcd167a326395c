using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;

namespace Entente.Cli.Commands;

/// <summary><c>entente consensus</c>: what is common ground, how thick is it.</summary>
internal sealed class ConsensusCommand : RecordCommand
{
    private readonly BlocOptions _blocs = new();
    private readonly IntervalOptions _intervals = new();
    private readonly WeightOptions _weights = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public ConsensusCommand(Terminal terminal, CancellationToken stop)
        : base("consensus", "What is common ground, what is a reserved difference, and how thick the consensus is.", terminal, stop)
    {
        _blocs.AddTo(this);
        _intervals.AddTo(this);
        _weights.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        var bootstrap = _intervals.Bootstrap(asked.Parse, asked.Seed);
        asked.Settle("seed", asked.Seed);
        asked.Settle("interval", bootstrap.Level);
        asked.Settle("replicates", bootstrap.Replicates);
        Measurable.RequireActors(asked.Record.Record, 2);
        var survey = new Survey(asked);
        var options = new ThicknessOptions
        {
            Bootstrap = bootstrap,
            Population = _weights.Population(asked.Parse, asked.Record),
            Capability = _weights.Capability(asked.Parse, asked.Record),
            Threads = asked.Threads,
        };
        var method = _blocs.Method(asked.Parse);
        var between = method is null && !asked.Record.IsDialogue
            ? Between.Sides(asked.Record, survey.Positions)
            : Between.Found(asked.Record, survey.Blocs(method ?? BlocMethod.Polis, method == BlocMethod.Declared ? _blocs.Grouping(asked.Parse, asked.Record.Record) : null));
        asked.Settle("blocMethod", between.Method);
        return survey.Consensus(options, between);
    }
}
