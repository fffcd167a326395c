using System.Collections.Immutable;
using Entente.Cli.Answers;
using Entente.Cli.Answers.Diagnosis;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis;
using Entente.Diagnosis.BridgingActors;
using Entente.Diagnosis.ChangePoints;
using Entente.Diagnosis.Claims;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Decomposition;
using Entente.Diagnosis.Drivers;
using Entente.Diagnosis.Persistence;
using Entente.Diagnosis.StrategyMixture;
using Entente.Diagnosis.TalkAndDeed;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;

namespace Entente.Cli.Commands;

/// <summary><c>entente diagnose</c>: why is the consensus thin.</summary>
internal sealed class DiagnoseCommand : RecordCommand
{
    private const int YearsOfVotes = 25;
    private readonly CovariateFolders _covariates = new();
    private readonly ComparedYears _years = new();
    private readonly Measuring _measuring = new();

    /// <summary>The verb.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    public DiagnoseCommand(Terminal terminal, CancellationToken stop)
        : base("diagnose", "Why the consensus is thin: what changed it, how far sides stand apart, what goes with disagreement, who bridges it.", terminal, stop)
    {
        Output.TakesHtml = true;
        _covariates.AddTo(this);
        _years.AddTo(this);
        _measuring.AddTo(this);
        AddCommonOptions();
    }

    /// <inheritdoc/>
    protected override IAnswer Answer(Question asked)
    {
        Measurable.RequireActors(asked.Record.Record, 2);
        var bootstrap = _measuring.Intervals.Bootstrap(asked.Parse, asked.Seed);
        var years = YearsOf(asked.Record);
        var compared = _years.Compared(asked.Parse, years);
        var reference = _years.Reference(asked.Parse, years);
        asked.Settle("seed", asked.Seed);
        asked.Settle("interval", bootstrap.Level);
        asked.Settle("replicates", bootstrap.Replicates);
        asked.Settle("before", compared?.Before.ToString());
        asked.Settle("after", compared?.After.ToString());
        asked.Settle("reference", reference?.ToString());
        var covariates = _covariates.Read(asked.Parse, asked.Terminal, asked.Stop);
        var work = new Work(asked, bootstrap, years, byYear: _years.AreNamed(asked.Parse));
        var diagnosis = new DiagnoseAnswer(
        [
            .. Present(work.Decomposition(compared, _years.AreNamed(asked.Parse))), .. Present(work.Persistence(reference)), .. Present(work.Mixture(covariates)), .. Present(work.Drivers(covariates)),
            .. Present(work.Bridges()), .. Present(work.TalkAndDeed(_covariates.Named(asked.Parse))), new CoverageDiagnosis(covariates, work.Omissions),
        ]);
        if (Output.Chosen(asked.Parse) != OutputFormat.Html) return diagnosis;
        // The page shows what is measured beside what is diagnosed. The ledger has replicates of its own; the setting is that of the rest.
        var claims = ClaimsAnswer.Of(asked, ClaimRegistry.BuiltIn, covariates, one: null);
        return new DiagnosisReport(_measuring.Measure(asked, new Survey(asked)), diagnosis, claims);
    }

    /// <inheritdoc/>
    protected override void Give(Question asked, IAnswer answer)
    {
        if (Output.Chosen(asked.Parse) == OutputFormat.Html) Output.WritePage(asked.Parse, answer, PrefaceOf(asked));
        base.Give(asked, answer);
    }

    private static IDiagnosis[] Present(IDiagnosis? diagnosis) => diagnosis is null ? [] : [diagnosis];

    /// <summary>The years of a record's periods, ascending.</summary>
    private static int[] YearsOf(SourcedRecord source) =>
        [.. source.Record.Periods.Select(period => source.HasSessions ? UnitedNations.YearOf(period.Key) : period.Key)];

    /// <summary>The questions one after the other; what can't be asked of this record is noted.</summary>
    private sealed class Work(Question asked, BootstrapOptions bootstrap, int[] years, bool byYear)
    {
        private readonly List<string> _omissions = [];
        private IdealPointFit? _fit;
        private AgendaAdjustedThickness? _thickness;

        public IReadOnlyList<string> Omissions => _omissions;

        // The agenda of a slice is its own: a diagnosis of one topic rests on a fit of its votes.
        private IdealPointFit Fit => _fit ??= IdealPoints();

        private AgendaAdjustedThickness Thickness => _thickness ??=
            AgendaAdjustedThickness.Of(Fit, options: new DecompositionOptions { Bootstrap = bootstrap, Threads = asked.Threads }, cancellation: asked.Stop);

        public IDiagnosis? Decomposition((YearRange Before, YearRange After)? compared, bool areNamed)
        {
            if (compared is not { } span || Fit.Periods.Length < 2)
            {
                return Omitted(
                    "The change of disagreement is not decomposed: the record has no two periods with positions to compare."
                    + (Fit.Reason is { } reason ? $" {reason}" : asked.Record.HasSessions || years.Length < 2 ? "" : " Positions move from session to session, and the record names no sessions; with --before and --after they move from year to year."));
            }

            var options = new DecompositionOptions { Bootstrap = bootstrap, Threads = asked.Threads };
            try
            {
                using var progress = asked.Terminal.Progress("decomposing the change of disagreement");
                return new DecompositionDiagnosis(
                    DisagreementChange.Of(Fit, span.Before, span.After, options, progress, asked.Stop),
                    DyadChange.Of(asked.Record.Record, span.Before, span.After, options, asked.Stop),
                    [.. Groupings().Select(grouping => GroupChange.Of(asked.Record.Record, grouping, span.Before, span.After, options, asked.Stop))],
                    Thickness);
            }
            catch (ArgumentException refused)
            {
                // Years that hold too little to compare: the message says which and what was expected.
                var why = refused.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
                if (!areNamed) return Omitted($"The change of disagreement is not decomposed. {why}; --before and --after name other years.");
                throw new CommandLineException(why, "expected two spans such as --before 1946..1955 --after 1975..1984");
            }
        }

        public IDiagnosis? Persistence(YearRange? reference)
        {
            if (Fit.Periods.Length < 2) return Omitted("How blocs persist is not measured: it takes positions in two periods or more.");
            using var progress = asked.Terminal.Progress("following blocs over time");
            var record = asked.Record.Record;
            var positions = ActorPositions.Of(Fit);
            var options = new PersistenceOptions { Bootstrap = bootstrap, Threads = asked.Threads };
            var separations = PeriodSeparation.ByPeriod(record, positions, options: options, cancellation: asked.Stop);
            ImmutableArray<BlocPersistence> persistence = [];
            if (reference is { } known)
            {
                var keys = record.Periods.Select(period => period.Key).Where((_, place) => known.Contains(years[place])).ToArray();
                persistence = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, keys[0], keys[^1]), options, asked.Stop);
            }

            PeriodSeries[] series =
            [
                PeriodSeries.Of("thickness as voted", Thickness.Periods.Select(period => (period.Period, period.Raw?.Value))),
                PeriodSeries.Of("thickness on one agenda", Thickness.Periods.Select(period => (period.Period, period.Adjusted?.Value))),
                PeriodSeries.Of("separation of the sides", separations.Select(period => (period.Period, period.Separation?.Value))),
                PeriodSeries.Of("Esteban–Ray", separations.Select(period => (period.Period, period.EstebanRay?.Value))),
            ];
            var change = new ChangePointOptions { Seed = asked.Seed, Threads = asked.Threads };
            return new PersistenceDiagnosis(
                asked.Record, separations, reference, persistence, FoundChanges.FindAll(series, change, asked.Stop));
        }

        public IDiagnosis? Mixture(CovariateStore? covariates)
        {
            if (covariates is null) return Omitted("Strategy mixtures of regions are not read: they take facts about states (--covariates FOLDER).");
            if (covariates.State(new MixtureOptions().Capability) is null) return Omitted("Strategy mixtures of regions are not read: no folder has capabilities of states.");
            using var progress = asked.Terminal.Progress("reading strategy mixtures");
            return new MixtureDiagnosis(RegionalMixture.Of(covariates, new MixtureOptions { Seed = asked.Seed }, asked.Stop));
        }

        public IDiagnosis? Drivers(CovariateStore? covariates)
        {
            if (covariates is null) return Omitted("What goes with disagreement is not measured: it takes facts about states (--covariates FOLDER).");
            if (!asked.Record.HasStates) return Omitted("What goes with disagreement is not measured: the actors are not states.");
            if (years.Length == 0) return Omitted("What goes with disagreement is not measured: the record has no dates.");
            using var progress = asked.Terminal.Progress("measuring what goes with disagreement");
            return new DriversDiagnosis(DisagreementDrivers.Of(
                asked.Record.Record, covariates, new DriversOptions { Seed = asked.Seed, Threads = asked.Threads, Level = bootstrap.Level }, progress: progress, cancellation: asked.Stop));
        }

        public IDiagnosis? Bridges()
        {
            if (Fit.Points.IsEmpty) return Omitted($"Who stands between sides is not measured: {Fit.Reason}");
            using var progress = asked.Terminal.Progress("looking for bridges");
            var record = asked.Record.Record;
            var between = Between.Sides(asked.Record, ActorPositions.Of(Fit));
            var period = Fit.Periods[^1];
            if (between.Blocs.In(period == 0 ? null : period) is not { } sides) return Omitted("Who stands between sides is not measured: the last period has no two sides.");
            return new BridgesDiagnosis(
                asked.Record,
                period,
                BridgingActor.Of(Fit, period, sides, new BridgingOptions { Level = bootstrap.Level }, asked.Stop),
                [
                    .. Enumerable.Range(0, record.Propositions.Length)
                        .Where(proposition => period == 0 || record.Propositions[proposition].Period == period)
                        .Select(proposition => SmallestChange.Of(record, proposition, sides, fit: Fit))
                        .Where(change => change.Class is not null && change.Needed is > 0)
                        .OrderBy(change => change.Needed).ThenBy(change => change.Push ?? double.PositiveInfinity).ThenBy(change => change.Proposition),
                ],
                between);
        }

        public IDiagnosis? TalkAndDeed(IReadOnlyList<string> folders)
        {
            var folder = folders.FirstOrDefault(IsOfTreaties);
            if (folder is null || !asked.Record.HasStates || Fit.Points.IsEmpty || years.Length == 0)
                return Omitted("Votes are not set beside treaties: it takes votes of states and a folder of treaties among --covariates.");
            using var progress = asked.Terminal.Progress("setting votes beside treaties");
            var treaties = RecordReader.Read(folder, new ReadOptions { Format = RecordFormat.Treaties, OutsideAsOppose = true }, asked.Stop).Describe();
            // Votes of the quarter of a century that ends when the last of the treaties was opened, or with the votes.
            var last = Math.Min(years[^1], treaties.Propositions.Max(treaty => treaty.Date?.Year) ?? years[^1]);
            var span = new YearRange(Math.Max(years[0], last - YearsOfVotes + 1), last);
            var votes = asked.Record.Record.Where(proposition => proposition.Period is { } period && span.Contains(asked.Record.HasSessions ? UnitedNations.YearOf(period) : period)).WithoutSilentActors();
            var thickness = ThicknessGap.Of(votes, treaties, MeanPositions(votes), new ThicknessOptions { Bootstrap = bootstrap, Threads = asked.Threads }, asked.Stop);
            var counts = new TreatyConductOptions { Counts = actor => votes.ActorIndex(actor.Code) is not null };
            var late = Conduct.LateMembers(treaties, counts);
            return new TalkAndDeedDiagnosis(
                asked.Record.Record,
                span,
                thickness,
                [
                    .. thickness.Select(area => (area.GoalLevel, ConductComparison.Of(
                        Conduct.OfVotes("votes", votes, proposition => area.GoalLevel is not { } level || proposition.GoalLevel == level),
                        Conduct.OfTreaties("treaties", treaties, treaty => area.GoalLevel is not { } level || treaty.GoalLevel == level, counts),
                        bootstrap))),
                ],
                late,
                counts.FewestYearsOfMembership);
        }

        // Where each actor stands on average over the points that it has in the periods of the votes.
        private ActorPositions MeanPositions(StanceRecord votes)
        {
            var periods = votes.Periods.Select(period => period.Key).ToHashSet();
            var means = Fit.Points.Where(point => periods.Contains(point.Period)).GroupBy(point => Fit.Record.Actors[point.Actor].Code, point => point.Mean, StringComparer.Ordinal).ToDictionary(actor => actor.Key, actor => actor.Average(), StringComparer.Ordinal);
            return ActorPositions.Overall(votes.Actors.Length, 1, [.. votes.Actors.Select(actor => means.GetValueOrDefault(actor.Code, double.NaN))], "mean ideal points");
        }

        private static bool IsOfTreaties(string folder)
        {
            try
            {
                return RecordReader.Recognise(folder) == RecordFormat.Treaties;
            }
            catch (RecordFormatException)
            {
                return false;
            }
        }

        private IEnumerable<ActorGrouping> Groupings() => asked.Record.HasStates ? [ActorGrouping.Region, ActorGrouping.Origin] : [];

        // Positions move from session to session; over the years of a record without sessions only where the user names the years to compare.
        private IdealPointFit IdealPoints()
        {
            using var progress = asked.Terminal.Progress("fitting ideal points (fast)");
            return IdealPointModel.Fit(
                asked.Record.Record, new IdealPointOptions { Interval = bootstrap.Level, Seed = asked.Seed, Threads = asked.Threads, Periods = byYear ? IdealPointPeriods.Own : IdealPointPeriods.Automatic }, progress, asked.Stop);
        }

        private IDiagnosis? Omitted(string sentence)
        {
            _omissions.Add(sentence);
            return null;
        }
    }
}
