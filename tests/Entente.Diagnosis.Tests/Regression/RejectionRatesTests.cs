using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Tests.Regression;

public sealed class RejectionRatesTests
{
    [Fact]
    public void Dyadic_errors_and_permutations_hold_their_level_where_classic_errors_do_not()
    {
        // 400 data sets: two standard errors of a rate of .05 are .022. The full measurement, 2,000 sets within .04 to .06, is a row of 'entente verify'.
        var rates = RejectionRates.Of(new RejectionRatesOptions { Simulations = 400, Actors = 40 });

        Assert.All(rates, rate => Assert.InRange(rate.Dyadic, 0.02, 0.08));
        Assert.All(rates, rate => Assert.InRange(rate.Mrqap, 0.02, 0.08));
        Assert.True(rates[0].Classic > 0.3, "Errors that take pairs as independent reject what is true about every second time.");
    }

    [Fact]
    public void Rates_do_not_depend_on_the_number_of_threads()
    {
        var options = new RejectionRatesOptions { Simulations = 20, Actors = 8, Permutations = 19 };

        Assert.Equal(RejectionRates.Of(options with { Threads = 1 }).AsEnumerable(), RejectionRates.Of(options with { Threads = 3 }).AsEnumerable());
    }

    [Fact]
    public void A_level_of_no_probability_is_refused() =>
        Assert.Throws<ArgumentException>(() => RejectionRates.Of(new RejectionRatesOptions { Level = 1 }));
}
