using System.Collections.Immutable;
using Entente.Measures.Blocs.Polis;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>The blocs of every period of a record, with ids and names that stay with a bloc over time, and the flows between them.</summary>
public sealed class BlocHistory
{
    /// <summary>The id of the one bloc of all in a period without blocs.</summary>
    public const string Undivided = "All";

    private const int NoBloc = -1;

    private BlocHistory(ImmutableArray<PeriodBlocs> periods, ImmutableArray<LastingBloc> blocs, ImmutableArray<BlocFlow> flows)
    {
        Periods = periods;
        Blocs = blocs;
        Flows = flows;
    }

    /// <summary>The periods in order, those without stances left out.</summary>
    public ImmutableArray<PeriodBlocs> Periods { get; }

    /// <summary>Every bloc that occurs, in order of first appearance; a period without blocs (one bloc of all, with the id <see cref="Undivided"/>) adds none.</summary>
    public ImmutableArray<LastingBloc> Blocs { get; }

    /// <summary>How many actors went from which bloc to which, between each period and the next.</summary>
    public ImmutableArray<BlocFlow> Flows { get; }

    /// <summary>The blocs of every period.</summary>
    /// <param name="record">The record; results keep its indices of actors.</param>
    /// <param name="method">How blocs are found in a period; declared blocs need no matching and are refused.</param>
    /// <param name="options">Settings of assembly blocs; null for the defaults with 50 replicates a period.</param>
    /// <param name="progress">The share of the periods done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The method is <see cref="BlocMethod.Declared"/>.</exception>
    public static BlocHistory Of(
        StanceRecord record, BlocMethod method = BlocMethod.Assembly, AssemblyBlocsOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (method == BlocMethod.Declared) throw new ArgumentException("Declared blocs are the same in every period; there is nothing to find.", nameof(method));
        options ??= new AssemblyBlocsOptions { Replicates = 50 };
        var matching = new BlocMatching();
        var found = new List<(Period Period, BlocResult Result, ImmutableArray<int> Ids)>();
        for (var period = 0; period < record.Periods.Length; period++)
        {
            cancellation.ThrowIfCancellationRequested();
            var slice = record.SelectPropositions(record.PropositionsIn(period));
            progress?.Report((double)(period + 1) / record.Periods.Length);
            if (slice.StanceCount == 0) continue;
            var result = method == BlocMethod.Polis
                ? BlocResult.Of(PolisMath.Measure(slice, cancellation: cancellation))
                : AssemblyBlocs.Find(slice, options, cancellation: cancellation);
            if (result.Partition.Count == 0) continue;
            found.Add((record.Periods[period], result, result.Partition.Count == 1 ? [NoBloc] : matching.Next(result.Partition)));
        }

        var blocs = Lasting(record, found);
        var names = blocs.ToDictionary(bloc => bloc.Id, bloc => bloc.Name);
        ImmutableArray<PeriodBlocs> periods = [.. found.Select(entry => new PeriodBlocs(entry.Period, entry.Result with
        {
            Ids = [.. entry.Ids.Select(Id)],
            Partition = new BlocPartition(entry.Result.Partition.BlocOf, [.. entry.Ids.Select(id => names.GetValueOrDefault(Id(id), entry.Result.Partition.Names[0]))]),
        }))];
        return new BlocHistory(periods, blocs, [.. periods.Zip(periods.Skip(1)).SelectMany(pair => FlowsBetween(pair.First, pair.Second))]);
    }

    /// <summary>Names a bloc after those who were longest in it: by periods as a member times weight, then nearest to its centre, then by code.</summary>
    private static ImmutableArray<LastingBloc> Lasting(StanceRecord record, List<(Period Period, BlocResult Result, ImmutableArray<int> Ids)> found)
    {
        var lasting = ImmutableArray.CreateBuilder<LastingBloc>();
        foreach (var id in found.SelectMany(entry => entry.Ids).Where(id => id != NoBloc).Distinct().Order())
        {
            var times = new int[record.Actors.Length];
            var far = new double[record.Actors.Length];
            var keys = new List<int>();
            foreach (var (period, result, ids) in found)
            {
                var bloc = ids.IndexOf(id);
                if (bloc < 0) continue;
                keys.Add(period.Key);
                var members = result.Partition.MembersOf(bloc);
                var x = members.Sum(actor => result.Places[actor]?.X ?? 0) / members.Length;
                var y = members.Sum(actor => result.Places[actor]?.Y ?? 0) / members.Length;
                foreach (var actor in members)
                {
                    times[actor]++;
                    if (result.Places[actor] is { } place) far[actor] += Math.Sqrt(((place.X - x) * (place.X - x)) + ((place.Y - y) * (place.Y - y)));
                }
            }

            int[] all = [.. Enumerable.Range(0, times.Length).Where(actor => times[actor] > 0)
                .OrderByDescending(actor => times[actor] * record.Actors[actor].Weight)
                .ThenBy(actor => far[actor] / times[actor])
                .ThenBy(actor => record.Actors[actor].Code, StringComparer.Ordinal)];
            lasting.Add(new LastingBloc(Id(id), BlocNames.Joined(record, all, count: 0), [.. keys], [.. all]));
        }

        return lasting.ToImmutable();
    }

    private static string Id(int id) => id == NoBloc ? Undivided : BlocNames.Letter(id);

    private static IEnumerable<BlocFlow> FlowsBetween(PeriodBlocs before, PeriodBlocs after)
    {
        string? Id(PeriodBlocs period, int actor) => period.Blocs.Partition.BlocOf[actor] is var bloc and >= 0 ? period.Blocs.Ids[bloc] : null;
        return Enumerable.Range(0, before.Blocs.Partition.BlocOf.Length)
            .GroupBy(actor => (From: Id(before, actor), To: Id(after, actor)))
            .Where(flow => flow.Key.From is not null || flow.Key.To is not null)
            .OrderBy(flow => flow.Key.From ?? "~", StringComparer.Ordinal)
            .ThenBy(flow => flow.Key.To ?? "~", StringComparer.Ordinal)
            .Select(flow => new BlocFlow(before.Period.Key, after.Period.Key, flow.Key.From, flow.Key.To, [.. flow]));
    }
}

/// <summary>The blocs of one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Blocs">Its blocs, with lasting ids and names.</param>
public sealed record PeriodBlocs(Period Period, BlocResult Blocs);

/// <summary>A bloc over all its periods.</summary>
/// <param name="Id">Its letter.</param>
/// <param name="Name">The three who were its members longest.</param>
/// <param name="Periods">Keys of the periods in which it occurs, ascending.</param>
/// <param name="Members">Indices of all who ever were members, the longest first.</param>
public sealed record LastingBloc(string Id, string Name, ImmutableArray<int> Periods, ImmutableArray<int> Members);

/// <summary>Actors that went from one bloc to another (or stayed) between two periods.</summary>
/// <param name="FromPeriod">Key of the earlier period.</param>
/// <param name="ToPeriod">Key of the later period.</param>
/// <param name="From">Id of the bloc they were in; null if in none, as new members are.</param>
/// <param name="To">Id of the bloc they are in; null if in none.</param>
/// <param name="Actors">Indices of these actors, ascending.</param>
public sealed record BlocFlow(int FromPeriod, int ToPeriod, string? From, string? To, ImmutableArray<int> Actors)
{
    /// <summary>How many they are.</summary>
    public int Count => Actors.Length;
}
