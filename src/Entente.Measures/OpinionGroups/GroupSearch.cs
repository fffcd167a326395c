using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Entente.Measures.Randomness;

namespace Entente.Measures.OpinionGroups;

/// <summary>Looks for groups among the placed actors, and again on resampled stances to see whether they hold.</summary>
internal sealed class GroupSearch
{
    /// <summary>Points from which the centres are sought before all points settle on them. In canonical order the first are a sample
    /// without regard to stances.</summary>
    private const int SeedPoints = 4_000;

    /// <summary>Points compared between a replicate and the record.</summary>
    private const int ComparedPoints = 1_000;

    private const int FirstSteps = 24;
    private const int ReplicateSteps = 8;

    /// <summary>A group is not found again where less than this share of it and its like is common to both [Hennig2007].</summary>
    private const double FoundAgainFrom = 0.6;

    /// <summary>The share of the statements that a replicate leaves out: enough to turn the axes of a round cloud, not enough to lose
    /// track of persons.</summary>
    private const double LeftOutShare = 0.15;

    private const int Clouds = 19;

    private readonly StatementProducts _products;
    private readonly GroupOptions _options;
    private readonly int[] _eligible;
    private readonly double[] _eligibleWeights;
    private readonly double[] _vectors;

    private GroupSearch(StatementProducts products, bool[] isCoordinated, GroupOptions options, ParallelOptions parallelism)
    {
        (_products, _options) = (products, options);
        var sheet = products.Sheet;
        _vectors = LeadingDirections.Start(sheet.ColumnCount);
        Space = OpinionSpace.Of(products, products.Answered, _vectors, FirstSteps, new SpaceMemory(sheet.ColumnCount));
        Places = new Vector256<double>[sheet.RowCount];
        const int block = 512;
        Parallel.For(0, (sheet.RowCount + block - 1) / block, parallelism, number =>
        {
            Span<double> uncertainty = stackalloc double[OpinionSpace.Dimensions * OpinionSpace.Dimensions];
            for (var row = number * block; row < Math.Min((number + 1) * block, sheet.RowCount); row++)
            {
                var placing = default(OpinionSpace.Placing);
                foreach (var entry in sheet.Row(row)) placing.Add(Space, StanceEntry.Statement(entry), StanceEntry.Code(entry));
                Places[row] = placing.Place(Space, uncertainty);
            }
        });

        var enough = Math.Min(options.MinStances, sheet.ColumnCount);
        _eligible = [.. Enumerable.Range(0, sheet.RowCount).Where(row =>
            sheet.Row(row).Length >= enough && products.Weights[row] > 0 && !isCoordinated[row])];
        _eligibleWeights = Array.ConvertAll(_eligible, row => products.Weights[row]);
    }

    public OpinionSpace Space { get; }

    /// <summary>The place of each row of the canonical sheet.</summary>
    public Vector256<double>[] Places { get; }

    /// <summary>The group of each row of the canonical sheet, the heaviest first; −1 in none. All 0 or −1 where there are no stable
    /// groups.</summary>
    public int[] GroupOf { get; private set; } = [];

    /// <summary>The centres of the groups; one where there are no stable groups.</summary>
    public Vector256<double>[] Centres { get; private set; } = [];

    /// <summary>What resampling said for each number of groups from 2.</summary>
    public ImmutableArray<GroupStability> Tried { get; private set; } = [];

    /// <summary>Finds the groups.</summary>
    /// <param name="products">The products of the statements, with the weights of the rows.</param>
    /// <param name="isCoordinated">Rows that have no say in where groups are.</param>
    /// <param name="options">The settings.</param>
    /// <param name="parallelism">The threads.</param>
    public static GroupSearch Run(StatementProducts products, bool[] isCoordinated, GroupOptions options, ParallelOptions parallelism)
    {
        var search = new GroupSearch(products, isCoordinated, options, parallelism);
        search.Find(parallelism);
        return search;
    }

    private void Find(ParallelOptions parallelism)
    {
        var points = Array.ConvertAll(_eligible, row => Places[row]);
        var clusters = new MeanClusters(points, _eligibleWeights);
        var most = Math.Min(_options.MaxGroups, points.Length / 3);
        var solutions = most < 1 ? [] : clusters.Centres(most, Math.Min(points.Length, SeedPoints));
        var labels = new int[solutions.Count][];
        Parallel.For(0, solutions.Count, parallelism, place =>
        {
            labels[place] = new int[points.Length];
            if (place > 0) clusters.Settle(solutions[place], labels[place], points.Length);
        });

        Tried = Stability(clusters, solutions, labels, parallelism);
        var chosen = Tried.Where(tried => tried.IsStable).MaxBy(tried => tried.Silhouette)?.Count ?? 1;
        GroupOf = new int[Places.Length];
        Array.Fill(GroupOf, -1);
        if (solutions.Count == 0) return;
        var order = ByWeight(labels[chosen - 1], chosen);
        Centres = Array.ConvertAll(order, cluster => solutions[chosen - 1][cluster]);
        for (var place = 0; place < _eligible.Length; place++) GroupOf[_eligible[place]] = Array.IndexOf(order, labels[chosen - 1][place]);
    }

    private int[] ByWeight(int[] labels, int count)
    {
        var weights = Weights(labels, count);
        return [.. Enumerable.Range(0, count).OrderByDescending(cluster => weights[cluster])];
    }

    private double[] Weights(int[] labels, int count)
    {
        var weights = new double[count];
        for (var place = 0; place < labels.Length; place++) weights[labels[place]] += _eligibleWeights[place];
        return weights;
    }

    private ImmutableArray<GroupStability> Stability(
        MeanClusters clusters, List<Vector256<double>[]> solutions, int[][] labels, ParallelOptions parallelism)
    {
        if (labels.Length < 2) return [];
        var compared = Math.Min(_eligible.Length, ComparedPoints);
        var again = Again(labels, compared, parallelism);
        var clouds = new double[Clouds][];
        var cloud = new NormalCloud(clusters.Covariance(_eligible.Length));
        Parallel.For(0, Clouds, parallelism, number =>
            clouds[number] = MeanClusters.SpreadShares(cloud.Draw(new CounterRandom(_options.Seed, ~(ulong)number), compared), labels.Length));
        var spreads = MeanClusters.SpreadShares(_eligible[..compared].Select(row => Places[row]).ToArray(), labels.Length);

        return [.. Enumerable.Range(2, labels.Length - 1).Select(count =>
        {
            var all = Array.ConvertAll(again, replicate => replicate[count - 1]);
            var weakest = Enumerable.Range(0, count).Min(group => all.Sum(recovery => recovery.Jaccard[group]) / all.Length);
            var indices = Array.ConvertAll(all, recovery => recovery.AdjustedRand);
            Array.Sort(indices);
            var mean = indices.Sum() / indices.Length;
            var weights = Weights(labels[count - 1], count);
            var isLarge = weights.Min() >= Math.Max(_options.MinGroupShare * weights.Sum(), 2 * _options.PartyWeight);
            var ofCloud = clouds.Min(shares => shares[count - 1]);
            return new GroupStability(
                count,
                mean,
                indices[indices.Length / 20],
                weakest,
                clusters.Silhouette(solutions[count - 1], labels[count - 1]),
                spreads[count - 1],
                ofCloud,
                indices.Length,
                isLarge && mean >= _options.StableFrom && weakest >= FoundAgainFrom && spreads[count - 1] < ofCloud);
        })];
    }

    /// <summary>For each replicate and each number of groups how the groups compare with those of the record.</summary>
    private Recovery[][] Again(int[][] labels, int compared, ParallelOptions parallelism)
    {
        var again = new Recovery[_options.Replicates][];
        Parallel.For(0, again.Length, parallelism, () => new Workspace(_products.Answered.Length), (replicate, _, workspace) =>
        {
            var random = new CounterRandom(_options.Seed, (ulong)replicate + 1);
            var points = PlacesWithoutSome(random, workspace, compared);
            var weights = new double[compared];
            for (var draw = 0; draw < compared; draw++)
            {
                var drawn = random.Below((ulong)(workspace.Answered.Length + draw), compared);
                weights[drawn] += _eligibleWeights[drawn];
            }

            var clusters = new MeanClusters(points, weights);
            var solutions = clusters.Centres(labels.Length, compared);
            var found = new int[compared];
            again[replicate] = new Recovery[labels.Length];
            for (var count = 1; count <= labels.Length; count++)
            {
                if (count <= solutions.Count) clusters.Assign(solutions[count - 1], found, compared);
                again[replicate][count - 1] = Recovery.Of(labels[count - 1].AsSpan(0, compared), found, count);
            }

            return workspace;
        }, _ => { });
        return again;
    }

    /// <summary>The places of the compared actors when some statements are left out.</summary>
    private Vector256<double>[] PlacesWithoutSome(CounterRandom random, Workspace workspace, int compared)
    {
        for (var column = 0; column < workspace.Answered.Length; column++)
        {
            // A statement that nobody answered has no loadings and moves nobody.
            workspace.Answered[column] = random.Uniform((ulong)column) < LeftOutShare ? 0 : _products.Answered[column];
        }

        _vectors.CopyTo(workspace.Vectors, 0);
        var space = OpinionSpace.Of(_products, workspace.Answered, workspace.Vectors, ReplicateSteps, workspace.Memory);
        var points = new Vector256<double>[compared];
        Span<double> uncertainty = stackalloc double[OpinionSpace.Dimensions * OpinionSpace.Dimensions];
        for (var place = 0; place < compared; place++)
        {
            var placing = default(OpinionSpace.Placing);
            foreach (var entry in _products.Sheet.Row(_eligible[place])) placing.Add(space, StanceEntry.Statement(entry), StanceEntry.Code(entry));
            points[place] = placing.Place(space, uncertainty);
        }

        return points;
    }

    private sealed class Workspace(int columns)
    {
        public double[] Answered { get; } = new double[columns];

        public double[] Vectors { get; } = new double[columns * LeadingDirections.Width];

        public SpaceMemory Memory { get; } = new(columns);
    }
}
