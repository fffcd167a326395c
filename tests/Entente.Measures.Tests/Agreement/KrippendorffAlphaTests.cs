using Entente.Measures.Agreement;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Measures.Tests.Agreement;

public sealed class KrippendorffAlphaTests
{
    [Theory]
    // The values that [Krippendorff2011] computes by hand, to the three decimals that are printed there.
    [InlineData(AlphaMetric.Nominal, 0.743)]
    [InlineData(AlphaMetric.Ordinal, 0.815)]
    [InlineData(AlphaMetric.Interval, 0.849)]
    public void The_example_of_four_observers_has_the_published_alpha(AlphaMetric metric, double published) =>
        Assert.Equal(published, KrippendorffAlpha.FromCounts(FourRaters.Counts, FourRaters.Categories, metric)!.Value, 3);

    [Fact]
    public void Alpha_of_a_record_equals_the_definition_by_pairs_of_stances() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var record = StanceGrid.Record(1, grid);
                foreach (var metric in Enum.GetValues<AlphaMetric>())
                {
                    var alpha = KrippendorffAlpha.Of(record, metric, new() { Replicates = 0 }).Value;
                    var plain = ByPairs(record, metric);
                    Assert.Equal(plain is null, alpha is null);
                    // Sums of at most 20,000 terms of either sign.
                    if (plain is not null) Assert.Equal(plain.Value, alpha!.Value, 1e-9);
                }
            },
            iter: 50);

    [Fact]
    public void Alpha_does_not_change_when_actors_are_relabelled_or_the_coding_is_reversed() =>
        StanceGrid.Any.Sample(
            grid =>
            {
                var reversed = grid.Reverse().Select(line => line.Replace('+', 'x').Replace('-', '+').Replace('x', '-')).ToArray();
                var (one, other) = (Ordinal(grid), Ordinal(reversed));
                Assert.Equal(one is null, other is null);
                if (one is not null) Assert.Equal(one.Value, other!.Value, 1e-9);
            },
            iter: 50);

    [Fact]
    public void Full_agreement_on_varied_propositions_is_one() => Assert.Equal(1, Ordinal("+-0+", "+-0+", "+-0+"));

    [Fact]
    public void An_even_split_on_every_proposition_is_less_than_chance() => Assert.True(Ordinal("++++", "++++", "----", "----") < 0);

    [Fact]
    public void Alpha_is_undefined_where_all_stances_are_the_same_or_no_two_meet()
    {
        Assert.Null(Ordinal("++", "++"));
        Assert.Null(Ordinal("+.", ".-"));
        Assert.Null(KrippendorffAlpha.Of(StanceGrid.Record(1, "++", "++")).Interval);
    }

    [Fact]
    public void The_interval_holds_the_value_and_repeats_with_its_seed()
    {
        var record = StanceGrid.Record(1, "++-0+-+0-++-", "++-0+-+0-+0-", "+0-0++-0-++-");
        var alpha = KrippendorffAlpha.Of(record, bootstrap: new() { Seed = 7 });

        Assert.InRange(alpha.Value!.Value, alpha.Interval!.Value.Low, alpha.Interval.Value.High);
        Assert.True(alpha.Interval.Value.Low < alpha.Interval.Value.High);
        Assert.Equal(alpha, KrippendorffAlpha.Of(record, bootstrap: new() { Seed = 7 }));
        Assert.Equal((12, 36), (alpha.Propositions, alpha.Stances));
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        var record = StanceGrid.Record(1, "+", "-");

        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of(record, bootstrap: new BootstrapOptions { Level = 1 }));
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of(record, bootstrap: new BootstrapOptions { Replicates = -1 }));
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.FromCounts([1, 2, 3], 2, AlphaMetric.Nominal));
    }

    private static double? Ordinal(params string[] grid) =>
        KrippendorffAlpha.Of(StanceGrid.Record(1, grid), AlphaMetric.Ordinal, new() { Replicates = 0 }).Value;

    /// <summary>1 − D_o/D_e over ordered pairs of stances: within propositions, each weighing 1/(m − 1), against all pairs.</summary>
    private static double? ByPairs(StanceRecord record, AlphaMetric metric)
    {
        var rows = Enumerable.Range(0, record.Propositions.Length)
            .Select(proposition => record.OnProposition(proposition).Stances.ToArray().Select(stance => stance.Category()).ToArray())
            .Where(row => row.Length > 1)
            .ToArray();
        var all = rows.SelectMany(row => row).ToArray();
        double Difference(int c, int k)
        {
            if (c == k) return 0;
            if (metric == AlphaMetric.Nominal) return 1;
            if (metric == AlphaMetric.Interval) return (c - k) * (c - k);
            var (low, high) = (Math.Min(c, k), Math.Max(c, k));
            var between = all.Count(g => g > low && g < high) + (all.Count(g => g == low || g == high) / 2.0);
            return between * between;
        }

        var lookup = new double[3, 3];
        for (var c = 0; c < 3; c++)
        {
            for (var k = 0; k < 3; k++) lookup[c, k] = Difference(c, k);
        }

        var observed = rows.Sum(row => row.Sum(c => row.Sum(k => lookup[c, k])) / (row.Length - 1.0)) / all.Length;
        var expected = all.Sum(c => all.Sum(k => lookup[c, k])) / (all.Length * (all.Length - 1.0));
        return all.Length == 0 || expected == 0 ? null : 1 - (observed / expected);
    }
}
