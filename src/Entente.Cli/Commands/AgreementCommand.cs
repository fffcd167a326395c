using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary><c>entente agreement</c>: who agrees with whom.</summary>
internal sealed class AgreementCommand : RecordCommand
{
    private readonly IntervalOptions _intervals = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public AgreementCommand(Terminal terminal, CancellationToken stop)
        : base("agreement", "Who agrees with whom, plainly and beyond chance; how cohesive groups are.", terminal, stop)
    {
        _intervals.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        var bootstrap = _intervals.Bootstrap(asked.Parse, asked.Seed);
        asked.Settle("seed", asked.Seed);
        asked.Settle("interval", bootstrap.Level);
        asked.Settle("replicates", bootstrap.Replicates);
        return AgreementAnswer.Of(asked.Record, bootstrap, asked.Threads, withPairs: true, asked.Stop);
    }
}
