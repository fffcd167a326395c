using Entente.Diagnosis.Concentration;

namespace Entente.Diagnosis.Tests.Concentration;

public sealed class PortfolioSimilarityTests
{
    private static readonly Gen<(double[] First, double[] Second)> Portfolios =
        Gen.Int[1, 30].SelectMany(partners => Gen.Select(Gen.Double[0, 1].Array[partners], Gen.Double[0, 1].Array[partners]));

    [Fact]
    public void The_three_measures_follow_their_formulas_on_a_small_example()
    {
        // Ten partners; the first is allied to three of them, the second to two of these and to one other: Σ (x − y)² = 2.
        double[] first = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
        double[] second = [1, 1, 0, 1, 0, 0, 0, 0, 0, 0];

        Assert.Equal(1 - (2 * 2 / 10.0), PortfolioSimilarity.S(first, second)!.Value, 1e-12);
        // Means .3 and .3, so that π and κ agree: 1 − 2 / (2.1 + 2.1).
        Assert.Equal(1 - (2 / 4.2), PortfolioSimilarity.Pi(first, second)!.Value, 1e-12);
        Assert.Equal(1 - (2 / 4.2), PortfolioSimilarity.Kappa(first, second)!.Value, 1e-12);
    }

    [Fact]
    public void The_corrections_are_those_written_out_about_the_pooled_and_the_own_means() =>
        Portfolios.Sample(portfolios =>
        {
            var (first, second) = portfolios;
            var observed = first.Zip(second, (x, y) => (x - y) * (x - y)).Sum();
            var pooled = first.Concat(second).Average();
            var aboutPooled = first.Concat(second).Sum(x => (x - pooled) * (x - pooled));
            // κ's expectation is the mean squared difference over all P² pairings of commitments, times P.
            var aboutOwn = first.Sum(x => second.Sum(y => (x - y) * (x - y))) / first.Length;
            // Below that the two portfolios hardly vary at all, and both sides are ratios of rounding errors.
            if (aboutPooled < 1e-9 || aboutOwn < 1e-9) return;
            Assert.Equal(1 - (observed / aboutPooled), PortfolioSimilarity.Pi(first, second)!.Value, 1e-9);
            Assert.Equal(1 - (observed / aboutOwn), PortfolioSimilarity.Kappa(first, second)!.Value, 1e-9);
        });

    [Fact]
    public void They_are_symmetric_bounded_and_blind_to_the_order_of_partners() =>
        Portfolios.Sample(portfolios =>
        {
            var (first, second) = portfolios;
            if (first.Concat(second).Max() - first.Concat(second).Min() < 1e-4) return;
            double[] turnedFirst = [.. first.Reverse()], turnedSecond = [.. second.Reverse()];
            double?[] values = [PortfolioSimilarity.S(first, second), PortfolioSimilarity.Pi(first, second), PortfolioSimilarity.Kappa(first, second)];
            double?[] turned = [PortfolioSimilarity.S(turnedSecond, turnedFirst), PortfolioSimilarity.Pi(turnedSecond, turnedFirst), PortfolioSimilarity.Kappa(turnedSecond, turnedFirst)];
            for (var measure = 0; measure < values.Length; measure++)
            {
                Assert.InRange(values[measure]!.Value, -1 - 1e-9, 1);
                Assert.Equal(values[measure]!.Value, turned[measure]!.Value, 1e-9);
            }
        });

    [Fact]
    public void Two_states_without_any_commitment_are_alike_by_S_and_undefined_beyond_chance()
    {
        Assert.Equal(1, PortfolioSimilarity.S([0, 0, 0], [0, 0, 0]));
        Assert.Null(PortfolioSimilarity.Pi([0, 0, 0], [0, 0, 0]));
        Assert.Null(PortfolioSimilarity.Kappa([0, 0, 0], [0, 0, 0]));
        Assert.Null(PortfolioSimilarity.S([], []));
    }

    [Fact]
    public void Portfolios_of_other_partners_and_differences_beyond_the_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PortfolioSimilarity.Pi([1], [1, 0]));
        Assert.Throws<ArgumentException>(() => PortfolioSimilarity.S([3], [0]));
    }
}
