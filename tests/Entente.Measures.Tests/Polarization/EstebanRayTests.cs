using Entente.Measures.Polarization;

namespace Entente.Measures.Tests.Polarization;

public sealed class EstebanRayTests
{
    private static readonly double[] Alphas = [0.1, 0.5, 1, 1.3, 1.6];

    [Fact]
    public void Two_equal_groups_are_as_polarized_as_they_stand_apart()
    {
        foreach (var alpha in Alphas) Assert.Equal(2.5, EstebanRay.Of([40, 40], [-1, 1.5], 1, alpha)!.Value, 12);
    }

    [Theory]
    // Three groups that all stand 1 apart, α = 1: the index of Montalvo and Reynal-Querol, 4 Σ π² (1 − π) [Montalvo2005].
    [InlineData(1, 1, 1, 8 / 9.0)]
    [InlineData(2, 1, 1, 0.875)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(1, 1, 0, 1)]
    public void At_alpha_one_and_equal_distances_it_is_the_index_of_ethnic_polarization(double a, double b, double c, double index)
    {
        var corner = 1 / Math.Sqrt(2);

        Assert.Equal(index, EstebanRay.Of([a, b, c], [corner, 0, 0, 0, corner, 0, 0, 0, corner], 3)!.Value, 12);
    }

    [Fact]
    public void A_third_of_all_in_the_middle_lowers_it_by_a_closed_form()
    {
        // Shares 1/3 at 0, 1 and 2: Σ_i Σ_j π_i² π_j d = (1/3)³ (3 + 2 + 3), times 2² for α = 1.
        Assert.Equal(4 * 8 / 27.0, EstebanRay.Of([1, 1, 1], [0, 1, 2])!.Value, 12);
    }

    [Fact]
    public void Axiom_1_merging_two_small_groups_at_their_midpoint_raises_polarization() =>
        // The axiom asks for groups small and close enough; for α = .1 that is q · apart < .07 · far.
        Gen.Select(Gen.Double[0.05, 0.2], Gen.Double[2, 5], Gen.Double[0.1, 0.5]).Sample((small, far, apart) =>
        {
            foreach (var alpha in Alphas)
            {
                var split = EstebanRay.Of([1, small / 2, small / 2], [0, far, far + apart], 1, alpha);
                var merged = EstebanRay.Of([1, small], [0, far + (apart / 2)], 1, alpha);
                Assert.True(merged > split);
            }
        });

    [Fact]
    public void Axiom_2_moving_a_group_towards_the_nearer_smaller_one_raises_polarization() =>
        Gen.Select(Gen.Double[0.1, 0.9], Gen.Double[0.1, 1], Gen.Double[0.01, 0.2]).Sample((right, middle, step) =>
        {
            // Masses 1 > right at 0 and 1, the third between them beyond the middle.
            const double place = 0.6;
            foreach (var alpha in Alphas)
                Assert.True(EstebanRay.Of([1, middle, right], [0, place + step, 1], 1, alpha) > EstebanRay.Of([1, middle, right], [0, place, 1], 1, alpha));
        });

    [Fact]
    public void Axiom_3_the_disappearance_of_the_middle_into_two_equal_poles_raises_polarization() =>
        Gen.Select(Gen.Double[0.1, 2], Gen.Double[0.05, 0.5]).Sample((middle, share) =>
        {
            foreach (var alpha in Alphas)
            {
                var moved = middle * share / 2;
                Assert.True(
                    EstebanRay.Of([1 + moved, middle - (2 * moved), 1 + moved], [0, 1, 2], 1, alpha) > EstebanRay.Of([1, middle, 1], [0, 1, 2], 1, alpha));
            }
        });

    [Fact]
    public void Two_equal_poles_at_the_ends_are_the_most_polarized_of_all() =>
        Gen.Double[0, 1].Array[5].Sample(masses =>
        {
            foreach (var alpha in Alphas) Assert.True((EstebanRay.Of(masses, [0, 0.25, 0.5, 0.75, 1], 1, alpha) ?? 0) <= 1 + 1e-12);
        });

    [Fact]
    public void Renaming_groups_or_counting_in_other_units_changes_nothing() =>
        Gen.Select(Gen.Double[0.1, 9].Array[4], Gen.Double[-3, 3].Array[4]).Sample((masses, places) =>
            Assert.Equal(
                EstebanRay.Of(masses, places)!.Value,
                EstebanRay.Of([.. masses.Reverse().Select(mass => 7 * mass)], [.. places.Reverse()])!.Value,
                1e-12));

    [Fact]
    public void One_group_is_not_polarized_and_none_is_undefined()
    {
        Assert.Equal(0, EstebanRay.Of([5], [1]));
        Assert.Null(EstebanRay.Of([], []));
        Assert.Null(EstebanRay.Of([0, 0], [1, 2]));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EstebanRay.Of([1, 1], [0, 1], 1, 1.7));
        Assert.Throws<ArgumentException>(() => EstebanRay.Of([1, 1], [0, 1], 1, 0));
        Assert.Throws<ArgumentException>(() => EstebanRay.Of([1, 1], [0, 1, 2]));
        Assert.Throws<ArgumentException>(() => EstebanRay.Of([1, -1], [0, 1]));
    }
}
