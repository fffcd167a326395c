using System.CommandLine;

namespace Entente.Cli.Options;

/// <summary>How the work is run: <c>--seed</c> and <c>--threads</c>, the same for every verb.</summary>
internal sealed class RunOptions
{
    /// <summary>The seed of all chance when the user names none.</summary>
    public const ulong DefaultSeed = 1;

    private readonly Option<ulong?> _seed = OptionKinds.Seed("--seed", "N", "The seed of all chance; the same seed gives the same bytes. Default 1.");
    private readonly Option<int?> _threads = OptionKinds.Whole("--threads", "N", "Threads to use; the answer does not depend on it. Default: all cores.", least: 1, most: 1024);

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_seed);
        command.Options.Add(_threads);
    }

    /// <summary>The seed.</summary>
    public ulong Seed(ParseResult parse) => SeedAsked(parse) ?? DefaultSeed;

    /// <summary>The seed that the user named; null if none.</summary>
    public ulong? SeedAsked(ParseResult parse) => parse.GetValue(_seed);

    /// <summary>The number of threads; 0 for all cores.</summary>
    public int Threads(ParseResult parse) => parse.GetValue(_threads) ?? 0;
}
