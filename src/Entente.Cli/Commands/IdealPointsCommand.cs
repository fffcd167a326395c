using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Entente.Cli.Answers;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.IdealPoints;

namespace Entente.Cli.Commands;

/// <summary><c>entente ideal-points</c>: where do actors stand, since when, how surely.</summary>
internal sealed class IdealPointsCommand : RecordCommand
{
    private readonly Option<string?> _estimator = OptionKinds.Choice("--estimator", "fast (the default): deterministic, seconds. proper: an exact sampler, minutes. published: the sampler behind the published UN estimates.", "fast", "proper", "published");
    private readonly Option<int?> _dimensions = OptionKinds.Whole("--dimensions", "N", "A static fit in so many dimensions, 1 to 5, in place of paths over time.", least: 1, most: 5);
    private readonly Option<int?> _sweeps = OptionKinds.Whole("--sweeps", "N", "Sweeps of a sampler, burn-in included. Default 24,000 published, 3,000 proper.", least: 20, most: 10_000_000);
    private readonly Option<int?> _burnIn = OptionKinds.Whole("--burn-in", "N", "Sweeps that are thrown away first. Default one sixth published, one third proper.", least: 0, most: 10_000_000);
    private readonly Option<int?> _thin = OptionKinds.Whole("--thin", "N", "Store every so many sweeps. Default 50 published, 10 proper.", least: 1, most: 1_000_000);
    private readonly Option<int?> _chains = OptionKinds.Whole("--chains", "N", "Chains of the proper sampler. Default 2.", least: 1, most: 64);
    private readonly Option<string?> _anchors = OptionKinds.Text("--anchors", "LIST", "Starting positions that fix the sign, as in USA=3,RUS=-2. Default: those of the published UN estimates where they apply.");
    private readonly Option<string?> _positive = OptionKinds.Text("--positive", "ACTOR", "The actor whose mean position is positive.");

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public IdealPointsCommand(Terminal terminal, CancellationToken stop)
        : base("ideal-points", "Where actors stand, since when, and how surely.", terminal, stop)
    {
        foreach (var option in new Option[] { _estimator, _dimensions, _sweeps, _burnIn, _thin, _chains, _anchors, _positive }) Options.Add(option);
        AddCommonOptions();
    }

    /// <summary>The word for an estimator, as <c>--estimator</c> takes it.</summary>
    public static string Word(IdealPointEstimator estimator) => estimator.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        var parse = asked.Parse;
        if (parse.GetValue(_dimensions) is { } dimensions) return Static(asked, dimensions);
        var burnIn = parse.GetValue(_burnIn);
        var options = new IdealPointOptions
        {
            Estimator = Estimator(parse),
            BurnIn = burnIn ?? BurnIn(parse),
            Sweeps = parse.GetValue(_sweeps) - (burnIn ?? BurnIn(parse)),
            Thin = parse.GetValue(_thin),
            Chains = parse.GetValue(_chains) ?? new IdealPointOptions().Chains,
            Anchors = Anchors(parse, asked.Record.Record),
            Positive = parse.GetValue(_positive) is { } code ? Known(code, asked.Record.Record, "--positive") : null,
            Interval = IntervalOptions.Level,
            Seed = Running.SeedAsked(parse),
            Threads = asked.Threads,
        };
        asked.Settle("estimator", Word(options.Estimator));
        asked.Settle("interval", options.Interval);
        asked.Settle("seed", options.SeedInUse);
        asked.Settle("dimensions", 1);
        asked.Settle("sweeps", parse.GetValue(_sweeps));
        asked.Settle("burnIn", options.BurnIn);
        return IdealPointsAnswer.Of(asked, options, timed: true);
    }

    private StaticPointsAnswer Static(Question asked, int dimensions)
    {
        if (Estimator(asked.Parse) != IdealPointEstimator.Fast)
            throw new CommandLineException($"--dimensions goes with the fast estimator, not with --estimator {Word(Estimator(asked.Parse))}", "expected one of the two");
        Measurable.RequireActors(asked.Record.Record, 2);
        asked.Settle("estimator", Word(IdealPointEstimator.Fast));
        asked.Settle("interval", IntervalOptions.Level);
        asked.Settle("dimensions", dimensions);
        using var progress = asked.Terminal.Progress($"fitting ideal points in {Words.Count(dimensions, "dimension")}");
        var started = Stopwatch.GetTimestamp();
        var fit = StaticModel.Fit(
            asked.Record.Record,
            new StaticModelOptions { Dimensions = dimensions, Positive = asked.Parse.GetValue(_positive) is { } code ? Known(code, asked.Record.Record, "--positive") : null, Threads = asked.Threads },
            asked.Stop);
        return new StaticPointsAnswer(asked.Record, fit, dimensions, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3));
    }

    private IdealPointEstimator Estimator(ParseResult parse) =>
        parse.GetValue(_estimator) is { } word ? Enum.Parse<IdealPointEstimator>(word, ignoreCase: true) : IdealPointEstimator.Fast;

    /// <summary>The burn-in that goes with a number of sweeps: the same share as by default. Null where the defaults hold.</summary>
    private int? BurnIn(ParseResult parse) =>
        parse.GetValue(_sweeps) is { } sweeps ? sweeps / (Estimator(parse) == IdealPointEstimator.Published ? 6 : 3) : null;

    private ImmutableArray<IdealPointAnchor>? Anchors(ParseResult parse, Records.StanceRecord record)
    {
        if (parse.GetValue(_anchors) is not { } list) return null;
        var anchors = ImmutableArray.CreateBuilder<IdealPointAnchor>();
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = item.Split('=');
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var start) || !double.IsFinite(start))
                throw new CommandLineException($"--anchors '{item}' is no anchor", "expected a code and a position, as in USA=3");
            anchors.Add(new IdealPointAnchor(Known(parts[0].Trim(), record, "--anchors"), start));
        }

        return anchors.ToImmutable();
    }

    private static string Known(string code, Records.StanceRecord record, string option) => record.ActorIndex(code) is not null ? code
        : throw new CommandLineException($"{option} '{code}' is not in {record.Name}", $"{Suggestion.DidYouMean(code, record.Actors.Select(actor => actor.Code))}expected the code of an actor");
}
