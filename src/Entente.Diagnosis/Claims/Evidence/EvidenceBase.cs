using System.Collections.Immutable;
using Entente.Diagnosis.Claims.Tests;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Decomposition;
using Entente.Diagnosis.Drivers;
using Entente.Diagnosis.Peace;
using Entente.Measures.Agreement;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Polarization;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The data that claims are tested on, and what is derived from them: each thing once, when a claim first asks for it.</summary>
internal sealed class EvidenceBase
{
    // As many actors as a fit and the agreement of all pairs are made for; assemblies of states have 200.
    private const int MostActors = 3000;
    private readonly LedgerOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<IdealPointFit?> _fit;
    private readonly Lazy<ActorPositions?> _positions;
    private readonly Lazy<ThicknessReport?> _thickness;
    private readonly Lazy<PolarizationReport?> _polarization;
    private readonly Lazy<ImmutableSortedDictionary<int, AgreementMatrix>> _agreement;
    private readonly Dictionary<string, YearSeries> _years = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateYears> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PairYears> _pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DriversPeriod> _drivers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DrawnChange> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisputePanel> _panels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisputeFit> _disputes = new(StringComparer.Ordinal);

    public EvidenceBase(StanceRecord record, CovariateStore? covariates, LedgerOptions options, CancellationToken cancellation)
    {
        (Record, Covariates, _options, _cancellation) = (record, covariates ?? CovariateStore.Of([], []), options, cancellation);
        HasSessions = record.Propositions.Any(proposition => proposition.Session is not null);
        HasCourse = record.Periods.Length > 1 && record.Actors.Length is > 1 and <= MostActors;
        _fit = new(() => HasCourse ? Fitted() : null);
        _positions = new(() => Fit is { Points.IsEmpty: false } fit ? ActorPositions.Of(fit) : null);
        _thickness = new(() => Positions is { } positions
            ? ThicknessReport.Of(record, positions, null, new ThicknessOptions { Bootstrap = new BootstrapOptions { Replicates = 0 }, Threads = options.Threads }, null, cancellation)
            : null);
        _polarization = new(() => Positions is { } positions
            ? PolarizationReport.Of(record, positions, null, new PolarizationOptions { Bootstrap = new BootstrapOptions { Replicates = 0 }, Threads = options.Threads }, cancellation)
            : null);
        _agreement = new(() => HasCourse
            ? AgreementMatrix.ByPeriod(record, new AgreementOptions { Threads = options.Threads }, cancellation).ToImmutableSortedDictionary(matrix => YearOf(matrix.Period!.Value.Key), matrix => matrix)
            : ImmutableSortedDictionary<int, AgreementMatrix>.Empty);
    }

    /// <summary>The record.</summary>
    public StanceRecord Record { get; }

    /// <summary>Facts about states and pairs; an empty store where none were given.</summary>
    public CovariateStore Covariates { get; }

    /// <summary>Whether its periods are sessions of a UN body.</summary>
    public bool HasSessions { get; }

    /// <summary>Whether it has several periods, and no more actors than positions are fitted for.</summary>
    public bool HasCourse { get; }

    /// <summary>Why a record has no positions and nothing that rests on them.</summary>
    public string WhyNoCourse => Record.Periods.Length < 2 ? "the record has no two periods to compare"
        : Record.Actors.Length > MostActors ? $"the record has more than {MostActors} actors" : Fit?.Reason ?? "the record has no positions";

    /// <summary>Ideal points of the record; null where it has no course.</summary>
    public IdealPointFit? Fit => _fit.Value;

    /// <summary>Where actors stand; null without a fit.</summary>
    public ActorPositions? Positions => _positions.Value;

    /// <summary>Consensus and thickness; null without positions.</summary>
    public ThicknessReport? Thickness => _thickness.Value;

    /// <summary>Polarization; null without positions.</summary>
    public PolarizationReport? Polarization => _polarization.Value;

    /// <summary>The agreement of all pairs, by year.</summary>
    public ImmutableSortedDictionary<int, AgreementMatrix> Agreement => _agreement.Value;

    /// <summary>The year of a period: that in which a session opens, or the year itself.</summary>
    public int YearOf(int period) => HasSessions ? 1945 + period : period;

    /// <summary>The key of the period of a year.</summary>
    public int PeriodOf(int year) => HasSessions ? year - 1945 : year;

    /// <summary>A yearly series.</summary>
    public YearSeries Yearly(string name) => Once(_years, name, key => new YearCatalogue(this).Find(key));

    /// <summary>A series of states.</summary>
    public StateYears State(string name) => Once(_states, name, key => new StateCatalogue(this).Find(key));

    /// <summary>A series of pairs.</summary>
    public PairYears Pair(string name) => Once(_pairs, name, key => new PairCatalogue(this).Find(key));

    /// <summary>The fitted model of disputes of some pairs, years and outcome.</summary>
    public DisputeFit Disputes(DisputeModelOptions model)
    {
        var pairs = model.AllPairs ? "all" : "relevant";
        var panel = Once(_panels, $"{pairs}/{model.From}/{model.To}", _ => DisputePanel.Of(Record, Covariates, Agreement, model, _options.Threads, _cancellation));
        return Once(_disputes, $"{pairs}/{model.From}/{model.To}/{model.Outcome}/{model.Interaction}", _ => DisputeModel.Fit(panel, model, _cancellation));
    }

    /// <summary>The model of disagreement over some years, as one period.</summary>
    public DriversPeriod Drivers(Years span, LedgerOptions options) => Once(_drivers, span.ToString(), _ => DisagreementDrivers.Of(
        Record,
        Covariates,
        new DriversOptions { Periods = [new YearRange(span.From, span.To)], Permutations = 0, Shuffles = 1, Level = options.Level, Seed = options.Seed, Threads = options.Threads },
        cancellation: _cancellation).Periods[0]);

    /// <summary>The change in disagreement between two periods.</summary>
    /// <exception cref="ArgumentException">A period has no item or fewer than two actors.</exception>
    public DrawnChange Change(Years before, Years after, DecompositionOptions options) => Once(
        _changes, $"{before}/{after}", _ => DrawnChange.Of(Fit!, new YearRange(before.From, before.To), new YearRange(after.From, after.To), options, _cancellation));

    private static T Once<T>(Dictionary<string, T> known, string key, Func<string, T> make)
    {
        if (!known.TryGetValue(key, out var value)) known[key] = value = make(key);
        return value;
    }

    private IdealPointFit Fitted() =>
        IdealPointModel.Fit(Record, new IdealPointOptions { Interval = _options.Level, Seed = _options.Seed, Threads = _options.Threads }, null, _cancellation);
}
