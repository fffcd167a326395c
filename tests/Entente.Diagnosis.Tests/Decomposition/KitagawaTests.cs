using Entente.Diagnosis.Decomposition;

namespace Entente.Diagnosis.Tests.Decomposition;

public class KitagawaTests
{
    [Fact]
    public void Two_groups_by_hand()
    {
        // Shares .5/.5 → .8/.2, rates .2/.6 → .1/.6: .40 → .20; composition .3·.15 − .3·.6 = −.135, rates −.1·.65 = −.065.
        var parts = Kitagawa.Of([.5, .5], [.2, .6], [.8, .2], [.1, .6]);
        Assert.Equal(-.20, parts.Total, 12);
        Assert.Equal(-.135, parts.Composition, 12);
        Assert.Equal(-.065, parts.Rates, 12);
    }

    [Fact]
    public void It_is_Das_Gupta_with_two_factors_in_each_group() =>
        Gen.Double[0, 1].Array[4].Sample(x =>
        {
            var parts = Kitagawa.Of([x[0]], [x[1]], [x[2]], [x[3]]);
            var effects = DasGupta.Of([x[0], x[1]], [x[2], x[3]]).Effects;
            Assert.Equal(effects[0], parts.Composition, 1e-14);
            Assert.Equal(effects[1], parts.Rates, 1e-14);
        });

    [Fact]
    public void Parts_add_up_and_change_sign_when_periods_are_swapped() =>
        Gen.Double[0, 1].Array[20].Sample(x =>
        {
            var parts = Kitagawa.Of(x.AsSpan(0, 5), x.AsSpan(5, 5), x.AsSpan(10, 5), x.AsSpan(15, 5));
            var swapped = Kitagawa.Of(x.AsSpan(10, 5), x.AsSpan(15, 5), x.AsSpan(0, 5), x.AsSpan(5, 5));
            Assert.Equal(parts.Total, parts.Composition + parts.Rates, 1e-14);
            Assert.Equal(-parts.Composition, swapped.Composition, 1e-14);
            Assert.Equal(-parts.Rates, swapped.Rates, 1e-14);
        });

    [Fact]
    public void A_group_that_comes_counts_as_composition_alone()
    {
        var parts = Kitagawa.Of([1, 0], [.3, double.NaN], [.5, .5], [.3, .7]);
        Assert.Equal(.2, parts.Composition, 12);
        Assert.Equal(0, parts.Rates, 12);
    }

    [Fact]
    public void A_group_with_a_share_and_no_rate_is_refused() =>
        Assert.Throws<ArgumentException>(() => Kitagawa.Of([.5, .5], [.3, double.NaN], [.5, .5], [.3, .7]));

    [Fact]
    public void Different_lengths_are_refused() => Assert.Throws<ArgumentException>(() => Kitagawa.Of([1], [1, 2], [1], [1]));
}
