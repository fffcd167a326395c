using System.Collections.Immutable;
using System.Globalization;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Regression;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Drivers;

/// <summary>
/// The model of disagreement: in each period a regression of the disagreement of every two states on the covariates of the essay's four causes, with
/// dyadic-robust errors, a permutation test, and the blocks' shares of the variance.
/// </summary>
/// <remarks>
/// One observation per pair and period, the covariates being means over its years; pairs that lack a covariate are left out and counted. What the
/// figures can't say is in <see cref="DriversReport.Limits"/>. The page is docs/measures/drivers.md.
/// </remarks>
public static class DisagreementDrivers
{
    /// <summary>Measures the model.</summary>
    /// <param name="record">The stance record; its actors are states by their codes.</param>
    /// <param name="covariates">The facts about states and pairs.</param>
    /// <param name="options">Periods, outcome, covariates, tests.</param>
    /// <param name="positions">Positions of the record's actors; needed if they are the outcome, else not used.</param>
    /// <param name="progress">Told the share of periods that are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>A model for each period; one without enough pairs has no coefficients and says why.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, no proposition has a year, or positions are missing or of other actors.</exception>
    public static DriversReport Of(
        StanceRecord record,
        CovariateStore covariates,
        DriversOptions? options = null,
        ActorPositions? positions = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new DriversOptions();
        DriversOptions.Validate(options);
        if (options.Outcome == DisagreementOutcome.Positions && positions?.ActorCount != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected positions of the record's {record.Actors.Length} actors, because they are the outcome; found {(positions is null ? "none" : $"those of {positions.ActorCount}")}.",
                nameof(positions));
        }

        var periods = options.Periods.IsDefaultOrEmpty ? DecadesOf(record) : options.Periods;
        var models = ImmutableArray.CreateBuilder<DriversPeriod>(periods.Length);
        foreach (var period in periods)
        {
            models.Add(InPeriod(record, covariates, period, options, positions, cancellation));
            progress?.Report((double)models.Count / periods.Length);
        }

        return new DriversReport
        {
            Outcome = options.Outcome,
            Periods = models.MoveToImmutable(),
            Covariates = options.Covariates,
            Level = options.Level,
            Permutations = options.Permutations,
            Seed = options.Seed,
        };
    }

    private static ImmutableArray<YearRange> DecadesOf(StanceRecord record)
    {
        var years = record.Propositions.Select(PairDisagreement.YearOf).Where(year => year is not null).ToArray();
        return years.Length > 0
            ? [.. YearRange.Decades(years.Min()!.Value, years.Max()!.Value)]
            : throw new ArgumentException("Expected propositions with a session or a date, from which their years follow; found none.", nameof(record));
    }

    private static DriversPeriod InPeriod(
        StanceRecord record, CovariateStore store, YearRange period, DriversOptions options, ActorPositions? positions, CancellationToken cancellation)
    {
        var inPeriod = record.Where(proposition => PairDisagreement.YearOf(proposition) is { } year && period.Contains(year));
        var measured = PairDisagreement.Of(inPeriod, options, positions, cancellation);
        var facts = new PeriodFacts(store, period, options.CarryForward);
        var table = CovariateValues.Of(record, measured, facts, options, cancellation);
        var complete = table.CompletePairs();
        var warnings = facts.Carried.Select(ended => string.Create(
            CultureInfo.InvariantCulture, $"The series {ended.Key} ends in {ended.Value}; its values of that year were used.")).ToList();
        warnings.AddRange(facts.CutShort.Select(series => $"The series {series}."));
        var sample = DyadicSample.Of(
            [.. complete.Select(pair => measured[pair].First)],
            [.. complete.Select(pair => measured[pair].Second)],
            [.. complete.Select(pair => measured[pair].Value)],
            table.Kept.Select(covariate => new DyadicRegressor(options.Covariates[covariate].Name, [.. complete.Select(pair => table[covariate, pair])])));
        var model = new DriversPeriod
        {
            From = period.From,
            To = period.To,
            Propositions = inPeriod.Propositions.Length,
            MeasuredPairs = measured.Count,
            Pairs = sample.Count,
            Actors = sample.ActorCount,
            MeanOfMeasured = measured.Count == 0 ? null : measured.Average(pair => pair.Value),
            Mean = sample.Count == 0 ? null : complete.Average(pair => measured[pair].Value),
            ExcludedActors = Excluded(record, measured, complete, new PeriodFacts(store, period, options.CarryForward)),
            Dropped = table.Dropped,
            LeftOut = table.LeftOut,
            RSquared = null,
            Coefficients = [],
            Blocks = [],
            Warnings = [.. warnings],
        };
        if (table.Kept.Length == 0 || sample.ActorCount < DyadicRegression.FewestActors || sample.Count <= table.Kept.Length + 1)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"No model: {sample.Count} of {measured.Count} measured pairs, of {sample.ActorCount} actors, have all {table.Kept.Length} covariates that were kept."));
            return model with { Warnings = [.. warnings] };
        }

        return Fitted(model, sample, options, warnings, cancellation);
    }

    /// <summary>The facts are others than those of the covariates, whose warnings are not for a series that only orders a list.</summary>
    private static ImmutableArray<string> Excluded(StanceRecord record, List<MeasuredPair> measured, int[] complete, PeriodFacts facts)
    {
        var used = complete.SelectMany(pair => new[] { measured[pair].First, measured[pair].Second }).ToHashSet();
        return
        [
            .. measured.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Where(actor => !used.Contains(actor))
                .Select(actor => record.Actors[actor].Code)
                .OrderByDescending(code => facts.Mean("cinc", code) ?? double.NegativeInfinity)
                .ThenBy(code => code, StringComparer.Ordinal),
        ];
    }

    private static DriversPeriod Fitted(
        DriversPeriod model, DyadicSample sample, DriversOptions options, List<string> warnings, CancellationToken cancellation)
    {
        var fit = DyadicRegression.Fit(sample, new DyadicRegressionOptions { Correction = options.Correction, Level = options.Level });
        var test = options.Permutations == 0
            ? null
            : Mrqap.Test(sample, new MrqapOptions { Permutations = options.Permutations, Seed = options.Seed, Threads = options.Threads }, cancellation);
        var blockOf = options.Covariates.ToDictionary(covariate => covariate.Name, covariate => covariate.Block, StringComparer.Ordinal);
        var shares = ShapleyShares.Of(
            sample,
            [.. sample.Regressors.Select(regressor => blockOf[regressor.Name].Key())],
            new ShapleySharesOptions { Level = options.Level, Shuffles = options.Shuffles, Seed = options.Seed, Threads = options.Threads },
            cancellation);
        var coefficients = fit.Coefficients.Skip(1).ToArray();
        var adjusted = HolmAdjustment.Of([.. coefficients.Select(coefficient => coefficient.P)]);
        if (fit.WasMadePositive) warnings.Add("The variance estimate was indefinite and was replaced by the nearest one that is not.");
        if (fit.Pivotal > 0) warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Without {fit.Pivotal} of the actors some coefficient can't be told; its error may be too small."));
        if (test?.ObservedShare < 0.9)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Only {test.ObservedShare:P0} of the pairs of these actors are observed; permutations put the mean in the place of the others."));
        return model with
        {
            LeftOut = [.. model.LeftOut, .. fit.Dropped.Select(dropped => new LeftOutCovariate(dropped.Name, dropped.Reason))],
            RSquared = fit.RSquared,
            Coefficients =
            [
                .. coefficients.Select((coefficient, index) => new DriverCoefficient(
                    coefficient.Name,
                    blockOf[coefficient.Name],
                    coefficient.Estimate,
                    coefficient.Standardized,
                    coefficient.StandardError,
                    coefficient.Low,
                    coefficient.High,
                    coefficient.P,
                    adjusted[index],
                    test?[coefficient.Name]?.P,
                    coefficient.DegreesOfFreedom)),
            ],
            Blocks =
            [
                .. shares.Select(share =>
                {
                    var block = Enum.GetValues<DriverBlock>().Single(candidate => candidate.Key() == share.Block);
                    return new DriverBlockShare(
                        block, share.Block, block.Name(), share.Share, fit.RSquared > 0 ? share.Share.Value / fit.RSquared : null, share.ByChance, share.P);
                }).OrderBy(share => share.Block),
            ],
            Warnings = [.. warnings],
        };
    }
}
