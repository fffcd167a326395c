using Entente.Diagnosis.Decomposition;

namespace Entente.Diagnosis.Tests.Decomposition;

public class StayersEntrantsLeaversTests
{
    // By hand: before 1.0 and .5 with shares .8 and .2, after 1.5 and 2.0 with .6 and .4.
    [Fact]
    public void One_that_stays_one_that_leaves_and_one_that_comes()
    {
        var parts = StayersEntrantsLeavers.Of(1.0, 1.5, 2.0, 0.4, 0.5, 0.2)!;
        Assert.Equal(0.9, parts.Before, 12);
        Assert.Equal(1.7, parts.After, 12);
        Assert.Equal([.5, .2, .1], new[] { parts.Stayers, parts.Entrants, parts.Leavers }.Select(part => Math.Round(part, 12)));
    }

    [Fact]
    public void Parts_add_up_to_the_change_of_the_means() =>
        Gen.Select(Gen.Double[0, 1].Array[4], Gen.Double[0, .99].Array[2]).Sample((means, shares) =>
        {
            var parts = StayersEntrantsLeavers.Of(means[0], means[1], means[2], shares[0], means[3], shares[1])!;
            Assert.Equal(((1 - shares[1]) * means[0]) + (shares[1] * means[3]), parts.Before, 1e-14);
            Assert.Equal(((1 - shares[0]) * means[1]) + (shares[0] * means[2]), parts.After, 1e-14);
            Assert.Equal(parts.Total, parts.Stayers + parts.Entrants + parts.Leavers, 1e-14);
        });

    [Fact]
    public void Entrants_like_the_stayers_add_nothing() => Assert.Equal(0, StayersEntrantsLeavers.Of(.3, .5, .5, .9, .1, .1)!.Entrants, 12);

    [Fact]
    public void A_mean_that_is_not_there_is_not_asked_for()
    {
        var parts = StayersEntrantsLeavers.Of(.3, .5, double.NaN, 0, double.NaN, 0)!;
        Assert.Equal([.2, 0, 0], new[] { Math.Round(parts.Stayers, 12), parts.Entrants, parts.Leavers });
    }

    [Fact]
    public void Without_stayers_there_is_no_division() => Assert.Null(StayersEntrantsLeavers.Of(double.NaN, .5, .5, .5, .1, 1));

    [Fact]
    public void A_share_above_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => StayersEntrantsLeavers.Of(0, 0, 0, 1.1, 0, 0));
}
