using Entente.Measures.Blocs;

namespace Entente.Measures.Tests.Blocs;

public sealed class SilhouetteTests
{
    /// <summary>Dissimilarities of twelve countries as students of politics judged them: [Rousseeuw1987], table 1, below the diagonal.</summary>
    private static readonly double[][] Countries =
    [
        [],
        [5.58],
        [7.00, 6.50],
        [7.08, 7.00, 3.83],
        [4.83, 5.08, 8.17, 5.83],
        [2.17, 5.75, 6.67, 6.92, 4.92],
        [6.42, 5.00, 5.58, 6.00, 4.67, 6.42],
        [3.42, 5.50, 6.42, 6.42, 5.00, 3.92, 6.17],
        [2.50, 4.92, 6.25, 7.33, 4.50, 2.25, 6.33, 2.75],
        [6.08, 6.67, 4.25, 2.67, 6.00, 6.17, 6.17, 6.92, 6.17],
        [5.25, 6.83, 4.50, 3.75, 5.75, 5.42, 6.08, 5.83, 6.67, 3.67],
        [4.75, 3.00, 6.08, 6.67, 5.00, 5.58, 4.83, 6.17, 5.67, 6.50, 6.92],
    ];

    [Fact]
    public void Two_clusters_of_countries_have_the_published_silhouettes()
    {
        int[] clusters = [0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0];

        // [Rousseeuw1987], figure 2: Belgium, Brazil, China, Cuba, Egypt, France, India, Israel, USA, USSR, Yugoslavia, Zaire.
        double[] published = [.39, .22, .33, .40, .20, .35, -.04, .30, .43, .34, .26, .19];
        var silhouettes = Silhouette.OfPoints(clusters, Distance);
        Assert.All(published.Zip(silhouettes), pair => Assert.Equal(pair.First, pair.Second!.Value, 0.0051));
        Assert.Equal(.28, Silhouette.Mean(clusters, Distance)!.Value, 0.0051);
    }

    [Fact]
    public void Three_clusters_of_countries_have_the_published_silhouettes()
    {
        int[] clusters = [0, 1, 2, 2, 0, 0, 1, 0, 0, 2, 2, 1];

        // [Rousseeuw1987], figure 3.
        double[] published = [.42, .25, .31, .48, .02, .44, .17, .37, .47, .44, .31, .28];
        var silhouettes = Silhouette.OfPoints(clusters, Distance);
        Assert.All(published.Zip(silhouettes), pair => Assert.Equal(pair.First, pair.Second!.Value, 0.0051));
        Assert.Equal(.33, Silhouette.Mean(clusters, Distance)!.Value, 0.0051);
    }

    [Fact]
    public void The_only_member_of_a_cluster_has_zero() =>
        Assert.Equal([0.0, 0.0, 0.5], Silhouette.OfPoints([0, 1, 1], (first, second) => first + second == 3 ? 1 : Math.Abs(first - second)).Select(value => Math.Round(value!.Value, 9)));

    [Fact]
    public void One_cluster_has_no_silhouette() => Assert.Null(Silhouette.Mean([0, 0, -1], (_, _) => 1));

    [Fact]
    public void Points_in_one_place_have_zero() => Assert.Equal(0.0, Silhouette.Mean([0, 0, 1, 1], (_, _) => 0));

    private static double Distance(int first, int second) => Countries[Math.Max(first, second)][Math.Min(first, second)];
}
