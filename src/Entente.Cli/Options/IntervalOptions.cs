using System.CommandLine;
using Entente.Measures.Intervals;

namespace Entente.Cli.Options;

/// <summary>How intervals are found by resampling propositions: <c>--replicates</c>.</summary>
internal sealed class IntervalOptions
{
    /// <summary>The level of every interval that is printed.</summary>
    public const double Level = 0.9;

    private readonly Option<int?> _replicates = OptionKinds.Whole("--replicates", "N", "Bootstrap replicates for intervals; 0 leaves them out. Default 1000.", least: 0, most: 1_000_000);

    /// <summary>Adds the option to a verb.</summary>
    public void AddTo(Command command) => command.Options.Add(_replicates);

    /// <summary>The number of replicates.</summary>
    public int Replicates(ParseResult parse) => parse.GetValue(_replicates) ?? new BootstrapOptions().Replicates;

    /// <summary>The options of the bootstrap.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="seed">The seed of all chance.</param>
    public BootstrapOptions Bootstrap(ParseResult parse, ulong seed) => new() { Replicates = Replicates(parse), Level = Level, Seed = seed };
}
