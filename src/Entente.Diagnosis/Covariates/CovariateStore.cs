using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Diagnosis.Covariates;

/// <summary>
/// Facts about states and about pairs of states, year by year, to set beside a stance record: capabilities, regime, alliances, trade, disputes.
/// States have the codes of the record. Read from folders of tables by a <see cref="CovariateSchema"/>.
/// </summary>
public sealed class CovariateStore
{
    private readonly FrozenDictionary<string, StateSeries> _states;
    private readonly FrozenDictionary<string, DyadSeries> _dyads;

    private CovariateStore(ImmutableArray<StateSeries> states, ImmutableArray<DyadSeries> dyads)
    {
        (StateSeries, DyadSeries) = (states, dyads);
        _states = states.ToFrozenDictionary(series => series.Name, StringComparer.Ordinal);
        _dyads = dyads.ToFrozenDictionary(series => series.Name, StringComparer.Ordinal);
    }

    /// <summary>The series about states, in the order of the schema.</summary>
    public ImmutableArray<StateSeries> StateSeries { get; }

    /// <summary>The series about pairs of states, in the order of the schema.</summary>
    public ImmutableArray<DyadSeries> DyadSeries { get; }

    /// <summary>How complete each series is, those about states first, in order.</summary>
    public ImmutableArray<CovariateCoverage> Coverage { get; private init; } = [];

    /// <summary>What was repaired, chosen or left out in reading, counted.</summary>
    public ImmutableArray<RecordNote> Notes { get; private init; } = [];

    /// <summary>Vetoes in the Security Council, in the order of the table; empty if no folder has them.</summary>
    public ImmutableArray<SecurityCouncilVeto> Vetoes { get; private init; } = [];

    /// <summary>Participation of states in treaties, in the order of the table; empty if no folder has it.</summary>
    public ImmutableArray<TreatyMembership> Treaties { get; private init; } = [];

    /// <summary>Reads folders of tables.</summary>
    /// <param name="folders">Folders, zip archives or single files. A folder may hold a schema of its own, <c>covariates.csv</c>, which adds to the one given.</param>
    /// <param name="schema">Which series there are and how they are read; null stands for <see cref="CovariateSchema.Default"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The series whose tables were found.</returns>
    /// <exception cref="RecordFormatException">A table or schema is at fault, a folder has no table that the schema knows, or two folders have the same series.</exception>
    public static CovariateStore Read(IEnumerable<string> folders, CovariateSchema? schema = null, CancellationToken cancellation = default) =>
        Read(folders, schema, new CovariateOptions(), cancellation);

    /// <summary>Reads folders of tables.</summary>
    /// <param name="folders">Folders, zip archives or single files.</param>
    /// <param name="schema">Which series there are and how they are read; null stands for <see cref="CovariateSchema.Default"/>.</param>
    /// <param name="options">What to do with a series that two folders have.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RecordFormatException">A table or schema is at fault, a folder has no table that the schema knows, or two folders have the same series.</exception>
    public static CovariateStore Read(IEnumerable<string> folders, CovariateSchema? schema, CovariateOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(options);
        var reading = new CovariateReading(schema ?? CovariateSchema.Default, options, cancellation);
        var tables = reading.Read([.. folders]);
        var store = Made([.. tables.SelectMany(table => table.States)], [.. tables.SelectMany(table => table.Dyads)], reading.Order);
        return new CovariateStore(store.StateSeries, store.DyadSeries)
        {
            Coverage = store.Coverage,
            Notes = reading.Notes(tables),
            Vetoes = [.. tables.SelectMany(table => table.Vetoes)],
            Treaties = [.. tables.SelectMany(table => table.Treaties)],
        };
    }

    /// <summary>A store of given series, for tests and made data.</summary>
    /// <param name="states">Series about states.</param>
    /// <param name="dyads">Series about pairs of states.</param>
    /// <exception cref="ArgumentException">Two series have one name.</exception>
    public static CovariateStore Of(IEnumerable<StateSeries> states, IEnumerable<DyadSeries> dyads)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(dyads);
        return Made([.. states], [.. dyads], _ => 0);
    }

    /// <summary>A series about states.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The series; null if no folder has it.</returns>
    public StateSeries? State(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _states.GetValueOrDefault(name);
    }

    /// <summary>A series about pairs of states.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The series; null if no folder has it.</returns>
    public DyadSeries? Dyad(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _dyads.GetValueOrDefault(name);
    }

    private static CovariateStore Made(ImmutableArray<StateSeries> states, ImmutableArray<DyadSeries> dyads, Func<string, int> order)
    {
        var twice = states.Select(series => series.Name).Concat(dyads.Select(series => series.Name)).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new ArgumentException($"There are two series '{twice.Key}'; a name stands for one.", nameof(states));
        var members = states.FirstOrDefault(series => series.Name == CovariateSchema.SystemMember);
        states = [.. states.OrderBy(series => order(series.Name)).Select(series => series.AbsentIsZero ? series.Among(members) : series)];
        dyads = [.. dyads.OrderBy(series => order(series.Name)).Select(series => series.AbsentIsZero ? series.Among(members) : series)];
        var system = members is null ? null : new SystemMembers(members);
        return new CovariateStore(states, dyads)
        {
            Coverage = [.. states.Select(series => SystemMembership.CoverageOf(series, system)), .. dyads.Select(series => SystemMembership.CoverageOf(series, system))],
        };
    }
}
