using Entente.Diagnosis.Concentration;

namespace Entente.Diagnosis.Tests.Concentration;

public sealed class CapabilityConcentrationTests
{
    private static readonly Gen<double[]> Amounts = Gen.Double[0.01, 100].Array[2, 30];

    [Theory]
    // REPLICATIONS, D1 concentration; printed to five decimals, so within half a unit of the fifth.
    [InlineData(.26458, .5, .3, .2)]
    [InlineData(.32596, .4, .3, .15, .1, .05)]
    public void Concentration_reproduces_the_published_examples(double concentration, params double[] shares) =>
        Assert.Equal(concentration, CapabilityConcentration.Of(shares)!.Value, 5e-6);

    [Fact]
    public void Equal_shares_are_not_concentrated_and_count_as_many_as_there_are()
    {
        foreach (var states in new[] { 2, 3, 7, 190 })
        {
            var equal = Enumerable.Repeat(0.1, states).ToArray();
            Assert.Equal(0, CapabilityConcentration.Of(equal)!.Value, 1e-12);
            Assert.Equal(states, CapabilityConcentration.EffectiveNumber(equal)!.Value, 1e-9);
        }
    }

    [Fact]
    public void A_monopoly_is_all_concentration_and_counts_as_one()
    {
        Assert.Equal(1, CapabilityConcentration.Of([0, 3, 0, 0])!.Value, 1e-12);
        Assert.Equal(1, CapabilityConcentration.EffectiveNumber([0, 3, 0, 0])!.Value, 1e-12);
    }

    [Fact]
    public void Concentration_is_the_formula_of_the_paper_written_out() =>
        Amounts.Sample(amounts =>
        {
            var total = amounts.Sum();
            var squares = amounts.Sum(amount => Math.Pow(amount / total, 2));
            double states = amounts.Length;
            // The paper's form loses half the digits near 0, where the root of a cancelled difference is taken.
            Assert.Equal(Math.Sqrt(Math.Max(0, (squares - (1 / states)) / (1 - (1 / states)))), CapabilityConcentration.Of(amounts)!.Value, 1e-7);
            Assert.Equal(1 / squares, CapabilityConcentration.EffectiveNumber(amounts)!.Value, 1e-9);
        });

    [Fact]
    public void Relabelling_states_and_changing_the_unit_change_nothing() =>
        Gen.Select(Amounts, Gen.Double[0.1, 1000]).Sample((amounts, unit) =>
        {
            var other = amounts.Reverse().Select(amount => amount * unit).ToArray();
            Assert.Equal(CapabilityConcentration.Of(amounts)!.Value, CapabilityConcentration.Of(other)!.Value, 1e-12);
            Assert.Equal(CapabilityConcentration.EffectiveNumber(amounts)!.Value, CapabilityConcentration.EffectiveNumber(other)!.Value, 1e-9);
        });

    [Fact]
    public void Giving_from_the_larger_to_the_smaller_lowers_concentration() =>
        Gen.Select(Amounts, Gen.Double[0.05, 0.95]).Sample((amounts, part) =>
        {
            Array.Sort(amounts);
            if (amounts[^1] - amounts[0] < 1e-6) return;
            var before = CapabilityConcentration.Of(amounts);
            var gift = (amounts[^1] - amounts[0]) / 2 * part;
            amounts[^1] -= gift;
            amounts[0] += gift;
            Assert.True(CapabilityConcentration.Of(amounts) < before);
        });

    [Fact]
    public void Everything_going_to_the_least_is_the_most_movement_and_nothing_moving_is_none()
    {
        Assert.Equal(1, CapabilityConcentration.Movement([5, 3, 2], [0, 0, 7])!.Value, 1e-12);
        Assert.Equal(0, CapabilityConcentration.Movement([5, 3, 2], [50, 30, 20])!.Value, 1e-12);
        // A tenth of all goes from the first to the second: (.1 + .1) / 2(1 − .2).
        Assert.Equal(.125, CapabilityConcentration.Movement([.5, .3, .2], [.4, .4, .2])!.Value, 1e-12);
    }

    [Fact]
    public void Movement_stays_within_its_bounds() =>
        Gen.Int[2, 20].SelectMany(states => Gen.Select(Gen.Double[0, 10].Array[states], Gen.Double[0, 10].Array[states])).Sample((earlier, later) =>
        {
            if (CapabilityConcentration.Movement(earlier, later) is { } moved) Assert.InRange(moved, 0, 1);
            else Assert.True(earlier.Sum() == 0 || later.Sum() == 0);
        });

    [Fact]
    public void Nothing_to_compare_is_undefined()
    {
        Assert.Null(CapabilityConcentration.Of([3]));
        Assert.Null(CapabilityConcentration.Of([0, 0]));
        Assert.Null(CapabilityConcentration.EffectiveNumber([]));
        Assert.Null(CapabilityConcentration.Movement([0, 0], [1, 2]));
    }

    [Fact]
    public void A_negative_amount_is_refused()
    {
        Assert.Contains("-9", Assert.Throws<ArgumentException>(() => CapabilityConcentration.Of([1, -9])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CapabilityConcentration.Movement([1, 2], [1, 2, 3]));
    }
}
