using System.Collections.Immutable;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Positions;

namespace Entente.Cli.Answers;

/// <summary>The blocs that common ground is between, with the names under which reports know them.</summary>
internal sealed record Between
{
    private const string SidesWord = "sides";

    /// <summary>The blocs of each period.</summary>
    public required BlocsByPeriod Blocs { get; init; }

    /// <summary>What the blocs are, for a sentence: 'the two sides of the main divide'.</summary>
    public required string What { get; init; }

    /// <summary>The word for the document: <c>sides</c>, <c>polis</c>, <c>assembly</c> or <c>declared</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The names of the blocs by the number under which they are known over time.</summary>
    public required ImmutableSortedDictionary<int, string> Names { get; init; }

    private Func<int?, int, int> Identity { get; init; } = (_, bloc) => bloc;

    /// <summary>The number under which a bloc is known over time.</summary>
    /// <param name="period">The key of the period.</param>
    /// <param name="bloc">The bloc's place in the partition of that period.</param>
    public int Id(int? period, int bloc) => Identity(period, bloc);

    /// <summary>A short name for a narrow column: 'side 1' and 'side 2' of the main divide, as no bloc is named; elsewhere the letter of the bloc.</summary>
    /// <param name="id">The number under which the bloc is known over time.</param>
    public string Mark(int id) => Method == SidesWord ? "side " + Words.Count(id + 1) : BlocNames.Letter(id);

    /// <summary>Whether a bloc's name holds its mark, as 'Side 1 (…)', 'Group A' and 'Bloc A (…)' do and the name of a declared group does not.</summary>
    /// <param name="id">The number under which the bloc is known over time.</param>
    public bool IsNamedByMark(int id) => Method == SidesWord || Names[id] is var name && (name.StartsWith($"Bloc {Mark(id)}", StringComparison.Ordinal) || name.StartsWith($"Group {Mark(id)}", StringComparison.Ordinal));

    /// <summary>The two sides of each period's main divide.</summary>
    public static Between Sides(SourcedRecord source, ActorPositions positions)
    {
        var record = source.Record;
        var blocs = BlocsByPeriod.Sides(record, positions);
        return new Between
        {
            Blocs = blocs,
            What = "the two sides of the main divide",
            Method = SidesWord,
            Names = new[] { 0, 1 }.ToImmutableSortedDictionary(side => side, side => SideName(source, blocs, side)),
        };
    }

    /// <summary>Blocs that were found or declared.</summary>
    public static Between Found(SourcedRecord source, BlocFinding finding)
    {
        var method = BlocOptions.Word(finding.Result.Method);
        var names = new SortedDictionary<int, string>();
        for (var bloc = 0; bloc < finding.Blocs.Count; bloc++) names[finding.Ids[bloc]] = finding.Blocs.Names[bloc];
        if (finding.ByPeriod.IsEmpty)
        {
            return new Between
            {
                Blocs = BlocsByPeriod.Always(finding.Blocs),
                What = finding.Result.Method == BlocMethod.Declared ? $"the groups of '{finding.Grouping}'" : $"{Words.Count(finding.Blocs.Count, source.IsDialogue ? "group" : "bloc")} of actors",
                Method = method,
                Names = names.ToImmutableSortedDictionary(),
                Identity = (_, bloc) => finding.Ids[bloc],
            };
        }

        var periods = finding.ByPeriod.ToDictionary(period => period.Period);
        foreach (var period in finding.ByPeriod)
        {
            for (var bloc = 0; bloc < period.Blocs.Count; bloc++) names.TryAdd(period.Ids[bloc], period.Blocs.Names[bloc]);
        }

        return new Between
        {
            Blocs = BlocsByPeriod.ByPeriod(periods.ToDictionary(pair => pair.Key, pair => pair.Value.Blocs)),
            What = "the blocs of each period",
            Method = method,
            Names = names.ToImmutableSortedDictionary(),
            Identity = (period, bloc) => periods[period!.Value].Ids[bloc],
        };
    }

    /// <summary>A side by the members that stand on it in most of the periods in which they stand anywhere.</summary>
    private static string SideName(SourcedRecord source, BlocsByPeriod blocs, int side)
    {
        var record = source.Record;
        var on = new int[record.Actors.Length];
        var anywhere = new int[record.Actors.Length];
        foreach (var period in record.Periods.Select(period => (int?)period.Key).DefaultIfEmpty(null))
        {
            if (blocs.In(period) is not { } partition) continue;
            for (var actor = 0; actor < on.Length; actor++)
            {
                if (partition.BlocOf[actor] < 0) continue;
                anywhere[actor]++;
                if (partition.BlocOf[actor] == side) on[actor]++;
            }
        }

        var members = Enumerable.Range(0, on.Length).Where(actor => on[actor] * 2 > anywhere[actor]).ToArray();
        return BlocNames.Of(record, side == 0 ? "Side 1" : "Side 2", members);
    }
}
