using System.Collections.Immutable;
using Entente.Cli.Commands;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>The blocs of a record by one of the methods, with names for readers.</summary>
internal sealed record BlocFinding
{
    private const int PeriodReplicates = 50;

    /// <summary>What the method found.</summary>
    public required BlocResult Result { get; init; }

    /// <summary>The grouping of declared blocs; null elsewhere.</summary>
    public string? Grouping { get; init; }

    /// <summary>The blocs of the whole record; names are for readers.</summary>
    public required BlocPartition Blocs { get; init; }

    /// <summary>The number by which each bloc is known over time; length k.</summary>
    public required ImmutableArray<int> Ids { get; init; }

    /// <summary>The blocs of each period, ascending; empty where the method has one period.</summary>
    public ImmutableArray<BlocsInPeriod> ByPeriod { get; init; } = [];

    /// <summary>What a reader must know before believing the blocs.</summary>
    public ImmutableArray<string> Caveats { get; init; } = [];

    /// <summary>The blocs that were asked for.</summary>
    public static BlocFinding Of(Question asked, BlocMethod method, string? grouping, ProgressBar progress)
    {
        var record = asked.Record.Record;
        return method switch
        {
            BlocMethod.Polis => Polis(record, asked.Stop),
            BlocMethod.Declared => Declared(record, grouping!),
            _ => Assembly(asked, progress),
        };
    }

    private static BlocFinding Polis(StanceRecord record, CancellationToken stop)
    {
        var tick = PolisMath.Measure(record, cancellation: stop);
        var result = BlocResult.Of(tick);
        var inside = tick.Participants.Count(participant => participant.InConversation);
        return new BlocFinding
        {
            Result = result,
            Blocs = new BlocPartition(result.Partition.BlocOf, [.. tick.Groups.Select(group => $"Group {BlocNames.Letter(group.Id)}")]),
            Ids = [.. tick.Groups.Select(group => group.Id)],
            Caveats =
            [
                $"{Words.Count(inside)} of {Words.Count(record.Actors.Length, "actor")} have taken enough stances to be placed in a group.",
                "Polis' groups change with the order of participants and with a few votes more or less; read them as one sketch, not as membership.",
            ],
        };
    }

    private static BlocFinding Declared(StanceRecord record, string grouping)
    {
        var result = DeclaredBlocs.Of(record, grouping);
        return new BlocFinding
        {
            Result = result,
            Grouping = grouping,
            Blocs = result.Partition,
            Ids = [.. Enumerable.Range(0, result.Partition.Count)],
            Caveats = [$"Declared by '{grouping}' as of the end of the record; {Words.Count(result.Partition.BlocOf.Count(bloc => bloc < 0))} of {Words.Count(record.Actors.Length, "actor")} belong to none."],
        };
    }

    private static BlocFinding Assembly(Question asked, ProgressBar progress)
    {
        var record = asked.Record.Record;
        var result = AssemblyBlocs.Find(record, new AssemblyBlocsOptions { Seed = asked.Seed, Threads = asked.Threads }, progress, asked.Stop);
        var left = result.Partition.BlocOf.Count(bloc => bloc < 0);
        var byPeriod = ByPeriodOf(asked, progress);
        return new BlocFinding
        {
            Result = result,
            Blocs = Named(record, result.Partition, numbered: !byPeriod.IsEmpty),
            Ids = [.. Enumerable.Range(0, result.Partition.Count)],
            ByPeriod = byPeriod,
            Caveats =
            [
                .. left > 0 ? [$"{Words.Count(left, "actor")} took too few stances to be placed in a bloc."] : Array.Empty<string>(),
                .. result.Partition.Count < 2 ? ["No division into blocs comes back when the propositions are drawn anew, so none is claimed."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The blocs of each session of a UN record, and of each year of others that have enough propositions in most.</summary>
    private static ImmutableArray<BlocsInPeriod> ByPeriodOf(Question asked, ProgressBar progress)
    {
        var record = asked.Record.Record;
        var options = new AssemblyBlocsOptions { Replicates = PeriodReplicates, Seed = asked.Seed, Threads = asked.Threads };
        if (record.Periods.Length < 2 || record.Propositions.Length < record.Periods.Length * options.MinPropositions) return [];
        return
        [
            .. BlocHistory.Of(record, BlocMethod.Assembly, options, progress, asked.Stop).Periods.Select(period => new BlocsInPeriod(
                period.Period.Key,
                Named(record, period.Blocs.Partition, period.Blocs.Ids),
                [.. period.Blocs.Ids.Select(BlocNames.Number)],
                period.Blocs.Silhouette)),
        ];
    }

    private static BlocPartition Named(StanceRecord record, BlocPartition partition, ImmutableArray<string> letters) =>
        new(partition.BlocOf, [.. letters.Select((letter, bloc) => letter == BlocHistory.Undivided ? letter : BlocNames.Of(record, "Bloc " + letter, partition.MembersOf(bloc)))]);

    /// <summary>Names of the blocs of a whole record: by letter, or by number where letters are the names of blocs over time.</summary>
    private static BlocPartition Named(StanceRecord record, BlocPartition partition, bool numbered)
    {
        string Label(int bloc) => numbered ? Words.Count(bloc + 1) : BlocNames.Letter(bloc);
        return new(partition.BlocOf, [.. Enumerable.Range(0, partition.Count).Select(bloc => BlocNames.Of(record, "Bloc " + Label(bloc), partition.MembersOf(bloc)))]);
    }
}

/// <summary>The blocs of a period.</summary>
/// <param name="Period">The key of the period.</param>
/// <param name="Blocs">The partition.</param>
/// <param name="Ids">The number by which each bloc is known over time.</param>
/// <param name="Silhouette">Mean silhouette; null where it is undefined.</param>
internal sealed record BlocsInPeriod(int Period, BlocPartition Blocs, ImmutableArray<int> Ids, double? Silhouette);
