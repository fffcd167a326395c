using Entente.Measures.Agreement;

namespace Entente.Measures.Tests.Agreement;

public sealed class GwetAc2Tests
{
    [Theory]
    // What the R package irrCAC 1.0 by Gwet gives for cac.raw4raters (vignette "weighting" and the tests of its Python port).
    [InlineData(AgreementWeights.Identity, 0.77544, 0.81818, 0.19032, 5)]
    [InlineData(AgreementWeights.Quadratic, 0.914, 0.97538, 0.7137, 5)]
    [InlineData(AgreementWeights.Linear, 0.859, 0.939, 0.571, 3)]
    public void The_example_of_four_raters_has_the_published_coefficient(
        AgreementWeights weights, double published, double observed, double expected, int decimals)
    {
        var ac2 = GwetAc2.FromCounts(FourRaters.Counts, FourRaters.Categories, weights);

        Assert.Equal(published, ac2.Value!.Value, decimals);
        Assert.Equal(observed, ac2.Observed!.Value, decimals);
        Assert.Equal(expected, ac2.Expected!.Value, decimals);
        Assert.Equal(11, ac2.Units);
    }

    [Theory]
    // cont3x3abstractors of irrCAC 1.0: gwet.ac1.table gives .8493305 unweighted; .900 linear and .940 quadratic to three decimals.
    [InlineData(AgreementWeights.Identity, 0.8493305, 7)]
    [InlineData(AgreementWeights.Linear, 0.900, 3)]
    [InlineData(AgreementWeights.Quadratic, 0.940, 3)]
    public void Two_abstractors_of_pregnancies_have_the_published_coefficient(AgreementWeights weights, double published, int decimals)
    {
        int[] counts =
        [
            .. Repeat(13, 2, 0, 0), .. Repeat(20, 0, 2, 0), .. Repeat(56, 0, 0, 2), .. Repeat(7, 0, 1, 1), .. Repeat(4, 0, 1, 1),
        ];

        Assert.Equal(published, GwetAc2.FromCounts(counts, 3, weights).Value!.Value, decimals);
    }

    [Fact]
    public void Near_unanimity_does_not_collapse_where_alpha_does()
    {
        // One dissenting stance in sixty.
        var record = StanceGrid.Record(1, "++++++++++++++++++++", "++++++++++++++++++++", "+++++++++++++++++++-");

        Assert.True(GwetAc2.Of(record).Value > 0.95);
        Assert.True(KrippendorffAlpha.Of(record, bootstrap: new() { Replicates = 0 }).Value < 0.05);
    }

    [Fact]
    public void All_alike_is_one_and_an_even_split_is_below_chance()
    {
        Assert.Equal(1, GwetAc2.Of(StanceGrid.Record(1, "++", "++", "++")).Value);
        Assert.True(GwetAc2.Of(StanceGrid.Record(1, "++++", "----")).Value < 0);
    }

    [Fact]
    public void It_is_undefined_where_no_two_stances_meet()
    {
        Assert.Null(GwetAc2.Of(StanceGrid.Record(1, "+.", ".-")).Value);
        Assert.Null(GwetAc2.Of(StanceGrid.Record(1, "..", "..")).Expected);
    }

    [Fact]
    public void It_keeps_to_its_bounds_and_does_not_change_when_actors_are_relabelled() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var ac2 = GwetAc2.Of(StanceGrid.Record(1, grid));
                Assert.True(ac2.Value is null or (>= -1.25 and <= 1));
                Assert.True(ac2.Expected is null or (>= 0 and <= 5 / 9.0 + 1e-12));
                var relabelled = GwetAc2.Of(StanceGrid.Record(1, [.. grid.Reverse()]));
                Assert.Equal(ac2, relabelled);
            },
            iter: 100);

    private static int[] Repeat(int times, params int[] row) => [.. Enumerable.Repeat(row, times).SelectMany(unit => unit)];
}
