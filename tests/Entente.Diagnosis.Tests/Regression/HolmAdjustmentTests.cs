using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Tests.Regression;

public sealed class HolmAdjustmentTests
{
    [Fact]
    public void A_worked_example_multiplies_by_the_tests_that_are_left_and_never_falls()
    {
        // R: p.adjust(c(.01, .04, .03, .005), "holm") is .03 .06 .06 .02.
        var adjusted = HolmAdjustment.Of([0.01, 0.04, null, 0.03, 0.005]);

        Assert.Equal([0.03, 0.06, null, 0.06, 0.02], adjusted.Select(value => value is { } p ? Math.Round(p, 12) : (double?)null));
    }
}
