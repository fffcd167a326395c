using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Measures.Intervals;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// What a dialogue shows: stable groups or that there are none, what they share and what sets them apart, and whether someone tried to
/// steer it.
/// Method, evidence and limits: docs/measures/opinion-groups.md.
/// </summary>
public sealed class GroupAnalysis
{
    private readonly SettledGroups _settled;

    private GroupAnalysis(SettledGroups settled) => _settled = settled;

    /// <summary>The revision of the stances.</summary>
    public required long Revision { get; init; }

    /// <summary>The revision that the groups, the map of old actors and the coordinated sets are from; older than
    /// <see cref="Revision"/> after an update.</summary>
    public long GroupsAsOf => _settled.Revision;

    /// <summary>The settings.</summary>
    public GroupOptions Options => _settled.Options;

    /// <summary>The groups; null where there are no stable ones. Everything else is then computed for the assembly as one.</summary>
    public required ActorGroups? Groups { get; init; }

    /// <summary>One sentence for readers: how many groups there are and how stable, or <c>no stable groups</c>.</summary>
    public string Finding => Groups is { } groups
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{groups.Count} stable groups (mean adjusted Rand index {Stability!.MeanAdjustedRand:0.00})")
        : "no stable groups; the assembly is read as one";

    /// <summary>How well the groups are found again; where there are none, of the number of groups that came nearest; null if none
    /// could be tried.</summary>
    public GroupStability? Stability => _settled.Stability;

    /// <summary>The same for each number of groups that was tried, from 2 on.</summary>
    public ImmutableArray<GroupStability> Tried => _settled.Tried;

    /// <summary>For each actor its place on the map, in mean stances from the centre; null without a stance. Length A.</summary>
    public required ImmutableArray<ActorPlace?> Places { get; init; }

    /// <summary>The statements, in their order.</summary>
    public required ImmutableArray<StatementReading> Statements { get; init; }

    /// <summary>For each group the stances that set it apart; empty where there are no stable groups.</summary>
    public required ImmutableArray<ImmutableArray<RepresentativeStance>> Representative { get; init; }

    /// <summary>Coordinated sets of actors, the most conspicuous first; empty where none was seen.</summary>
    public ImmutableArray<CoordinatedSet> Coordinated => _settled.Coordinated;

    internal SettledGroups Settled => _settled;

    internal static GroupAnalysis Of(StanceSheet sheet, GroupOptions options, CancellationToken cancellation)
    {
        if (options.Fault is { } fault) throw new ArgumentException(fault, nameof(options));
        return Read(sheet, SettledGroups.Of(sheet, options, cancellation));
    }

    internal static GroupAnalysis Under(StanceSheet sheet, GroupAnalysis settled)
    {
        if (settled.Places.Length > sheet.ActorCount || settled.Statements.Length > sheet.StatementCount)
        {
            throw new ArgumentException(
                $"Expected an analysis of at most {sheet.ActorCount} actors and {sheet.StatementCount} statements; found {settled.Places.Length} and "
                + $"{settled.Statements.Length}.",
                nameof(settled));
        }

        return Read(sheet, settled._settled);
    }

    private static GroupAnalysis Read(StanceSheet sheet, SettledGroups settled)
    {
        var count = settled.Centres.Length > 1 ? settled.Centres.Length : 0;
        var weights = settled.WeightsOf(sheet);
        var groupOf = new int[sheet.ActorCount];
        var places = new ActorPlace?[sheet.ActorCount];
        settled.Place(sheet, groupOf, places);

        var width = count + 1;
        var tallies = new StanceTally[sheet.StatementCount * width];
        var redLines = new List<int>?[sheet.StatementCount];
        for (var actor = 0; actor < groupOf.Length; actor++)
        {
            var weight = weights[actor];
            var mass = PartyWeights.Mass(weight);
            var group = count == 0 || groupOf[actor] < 0 ? count : groupOf[actor];
            foreach (var entry in sheet.Row(actor))
            {
                ref var tally = ref tallies[(StanceEntry.Statement(entry) * width) + group];
                tally.Actors++;
                tally.Mass += mass;
                switch (StanceEntry.Code(entry))
                {
                    case > 0: tally.Support += weight; break;
                    case 0: tally.Reserve += weight; break;
                    default: tally.Oppose += weight; break;
                }

                if (StanceEntry.Kind(entry) == StanceEntry.RedLine) (redLines[StanceEntry.Statement(entry)] ??= []).Add(actor);
            }
        }

        var z = WilsonBound.Quantile(settled.Options.BoundLevel);
        var statements = ImmutableArray.CreateBuilder<StatementReading>(sheet.StatementCount);
        for (var statement = 0; statement < sheet.StatementCount; statement++)
        {
            var row = tallies.AsSpan(statement * width, width);
            statements.Add(StatementReading.Of(statement, row[..count], row[count], sheet.IsLeftOut[statement], z, redLines[statement]));
        }

        var readings = statements.MoveToImmutable();
        return new GroupAnalysis(settled)
        {
            Revision = sheet.Revision,
            Groups = count == 0 ? null : new ActorGroups(
                [.. groupOf],
                [.. settled.Centres.Select(centre => new ActorPlace(centre[0], centre[1]))],
                [.. Enumerable.Range(0, count).Select(group => groupOf.Count(own => own == group))]),
            Places = ImmutableArray.Create(places),
            Statements = readings,
            Representative = RepresentativeStance.Of(readings, settled.Options),
        };
    }
}
