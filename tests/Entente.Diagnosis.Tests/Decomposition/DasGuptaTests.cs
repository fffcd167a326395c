using Entente.Diagnosis.Decomposition;

namespace Entente.Diagnosis.Tests.Decomposition;

/// <summary>Examples 2.1 to 2.4 of [DasGupta1993] with the figures that the R package DasGuptR prints for them (its README).</summary>
public class DasGuptaTests
{
    // Household earnings of Black and White persons, United States 1980: mean earnings of earners, share of earners.
    [Fact]
    public void Example_2_1_earnings() => Check([10930, .717892], [16591, .825974], [4369.913, 1487.262], [74.61, 25.39], 5e-4);

    // Crude birth rates of Austria and Chile, 1981: births per 1,000 women of 15 to 49, their share among women, the share of women.
    [Fact]
    public void Example_2_2_birth_rates() =>
        Check([51.78746, .45919, .52638], [84.90502, .75756, .51065], [10.4340333, 10.5608476, -0.6670084], [51.33, 51.95, -3.28], 5e-8);

    // Births out of wedlock, United States 1971 and 1979.
    [Fact]
    public void Example_2_3_births_out_of_wedlock() =>
        Check([25.3, .214, .279, .949], [32.7, .290, .473, .986], [0.6889411, 0.8125381, 1.3829055, 0.1047547], [23.05, 27.18, 46.26, 3.50], 5e-8);

    // Total fertility, South Korea 1960 and 1970: marriage, non-contraception, abortion, lactation, fecundity.
    [Fact]
    public void Example_2_4_total_fertility() => Check(
        [.58, .76, .84, .66, 16.573], [.72, .97, .97, .56, 16.158], [1.0909785, 1.2298438, 0.7278399, -0.8398707, -0.1290187], [52.46, 59.13, 35.00, -40.38, -6.20], 5e-8);

    // Das Gupta's own formula for three factors: α-effect = [(bc + b'c')/3 + (bc' + b'c)/6](a' − a).
    [Fact]
    public void Three_factors_follow_the_closed_form() =>
        Gen.Double[.1, 2].Array[6].Sample(x =>
        {
            var effects = DasGupta.Of([x[0], x[1], x[2]], [x[3], x[4], x[5]]).Effects;
            var first = ((((x[1] * x[2]) + (x[4] * x[5])) / 3) + (((x[1] * x[5]) + (x[4] * x[2])) / 6)) * (x[3] - x[0]);
            Assert.Equal(first, effects[0], 1e-12);
        });

    [Fact]
    public void Effects_add_up_for_any_rate() =>
        Gen.Double[.1, 2].Array[8].Sample(x =>
        {
            var parts = DasGupta.Of(x.AsSpan(0, 4), x.AsSpan(4, 4), factors => Math.Exp(factors[0]) - (factors[1] * factors[2] / factors[3]));
            // Four factors, eight differences each of numbers below 50.
            Assert.Equal(parts.Total, parts.Effects.Sum(), 1e-12);
        });

    [Fact]
    public void Equal_rates_have_no_shares() => Assert.Null(DasGupta.Of([2, 3], [3, 2]).ShareOf(0));

    [Fact]
    public void Different_numbers_of_factors_are_refused() => Assert.Throws<ArgumentException>(() => DasGupta.Of([1], [1, 2]));

    private static void Check(double[] before, double[] after, double[] effects, double[] percent, double printed)
    {
        var parts = DasGupta.Of(before, after);
        for (var factor = 0; factor < effects.Length; factor++)
        {
            Assert.Equal(effects[factor], parts.Effects[factor], 1.1 * printed);
            // The percentages are printed with two decimals.
            Assert.Equal(percent[factor], 100 * parts.ShareOf(factor)!.Value, 0.0051);
        }
    }
}
