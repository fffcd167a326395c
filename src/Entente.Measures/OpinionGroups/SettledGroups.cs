using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Entente.Measures.Blocs;

namespace Entente.Measures.OpinionGroups;

/// <summary>What an analysis found once and an update takes over: space, centres, groups of old actors, and who lost weight.</summary>
internal sealed class SettledGroups
{
    private readonly int[] _columnOf;
    private readonly int[] _groupOf;
    private readonly Dictionary<int, double> _shares;

    private SettledGroups(int[] columnOf, int[] groupOf, Dictionary<int, double> shares) => (_columnOf, _groupOf, _shares) = (columnOf, groupOf, shares);

    public required long Revision { get; init; }

    public required GroupOptions Options { get; init; }

    public required OpinionSpace Space { get; init; }

    /// <summary>The centres of the groups, the heaviest first; one or none where there are no stable groups.</summary>
    public required Vector256<double>[] Centres { get; init; }

    public required GroupStability? Stability { get; init; }

    public required ImmutableArray<GroupStability> Tried { get; init; }

    public required ImmutableArray<CoordinatedSet> Coordinated { get; init; }

    /// <summary>The column of a statement in the space; −1 if it is not in it.</summary>
    public int ColumnOf(int statement) => statement < _columnOf.Length ? _columnOf[statement] : -1;

    public static SettledGroups Of(StanceSheet sheet, GroupOptions options, CancellationToken cancellation)
    {
        var parallelism = options.Parallelism(cancellation);
        var canonical = CanonicalSheet.Of(sheet);
        cancellation.ThrowIfCancellationRequested();
        var weights = PartyWeights.Of(sheet, options);
        var shares = new Dictionary<int, double>();
        var coordinated = ImmutableArray.CreateBuilder<CoordinatedSet>();
        foreach (var found in Coordination.Sets(canonical, parallelism))
        {
            var actors = Array.ConvertAll(found.Rows, row => canonical.Actors[row]);
            var total = actors.Sum(actor => weights[actor]);
            var left = Math.Min(total, 1.0 + found.Below);
            // Seats of one party may well act as one: only whole parties' worth of actors counts as a set.
            if (total < Coordination.FewestActors || left >= total) continue;
            Array.Sort(actors);
            coordinated.Add(new CoordinatedSet(
                [.. actors],
                [.. found.Stances.Select(stance => new CoordinatedStance(canonical.Statements[stance.Column], stance.Stance)).OrderBy(stance => stance.Statement)],
                found.Below,
                found.Overlap,
                found.OverlapElsewhere,
                found.Edge,
                options.WeighsCoordination ? left : total));
            if (!options.WeighsCoordination) continue;
            foreach (var actor in actors) shares[actor] = left / total;
        }

        foreach (var (actor, share) in shares) weights[actor] = PartyWeights.Round(weights[actor] * share);
        cancellation.ThrowIfCancellationRequested();
        var products = StatementProducts.Of(canonical, Array.ConvertAll(canonical.Actors, actor => weights[actor]), parallelism);
        var search = GroupSearch.Run(products, Array.ConvertAll(canonical.Actors, shares.ContainsKey), options, parallelism);

        var groupOf = new int[sheet.ActorCount];
        Array.Fill(groupOf, -1);
        for (var row = 0; row < canonical.RowCount; row++) groupOf[canonical.Actors[row]] = search.Centres.Length > 1 ? search.GroupOf[row] : -1;
        var columnOf = new int[sheet.StatementCount];
        Array.Fill(columnOf, -1);
        for (var column = 0; column < canonical.ColumnCount; column++) columnOf[canonical.Statements[column]] = column;
        return new SettledGroups(columnOf, groupOf, shares)
        {
            Revision = sheet.Revision,
            Options = options,
            Space = search.Space,
            Centres = search.Centres,
            Stability = search.Tried.FirstOrDefault(tried => tried.Count == search.Centres.Length) ?? search.Tried.MaxBy(tried => tried.MeanAdjustedRand),
            Tried = search.Tried,
            Coordinated = coordinated.ToImmutable(),
        };
    }

    /// <summary>The weights of the actors of a sheet, in parties.</summary>
    public double[] WeightsOf(StanceSheet sheet)
    {
        var weights = PartyWeights.Of(sheet, Options);
        foreach (var (actor, share) in _shares) weights[actor] = PartyWeights.Round(weights[actor] * share);
        return weights;
    }

    /// <summary>Groups and places of the actors of a sheet. Who has a group keeps it; others go to the nearest once they have said
    /// enough.</summary>
    public void Place(StanceSheet sheet, int[] groupOf, ActorPlace?[] places)
    {
        var enough = Math.Min(Options.MinStances, Space.Means.Length);
        const int block = 512;
        Parallel.For(0, (groupOf.Length + block - 1) / block, Options.Parallelism(CancellationToken.None), number =>
        {
            Span<double> uncertainty = stackalloc double[OpinionSpace.Dimensions * OpinionSpace.Dimensions];
            for (var actor = number * block; actor < Math.Min((number + 1) * block, groupOf.Length); actor++)
            {
                var known = actor < _groupOf.Length ? _groupOf[actor] : -1;
                groupOf[actor] = known;
                var placing = default(OpinionSpace.Placing);
                var spoken = 0;
                foreach (var entry in sheet.Row(actor))
                {
                    var column = ColumnOf(StanceEntry.Statement(entry));
                    if (column < 0) continue;
                    placing.Add(Space, column, StanceEntry.Code(entry));
                    spoken++;
                }

                if (spoken == 0) continue;
                var place = placing.Place(Space, uncertainty);
                places[actor] = new ActorPlace(place[0], place[1]);
                if (known < 0 && spoken >= enough && Centres.Length > 1) groupOf[actor] = MeanClusters.Nearest(place, Centres);
            }
        });
    }
}
