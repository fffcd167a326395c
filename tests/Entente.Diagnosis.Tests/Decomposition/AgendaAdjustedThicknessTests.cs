using Entente.Diagnosis.Decomposition;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;
using Entente.Measures.Positions;

namespace Entente.Diagnosis.Tests.Decomposition;

public class AgendaAdjustedThicknessTests
{
    private static readonly Lazy<IdealPointFit> Lopsided = new(() => new SimulatedChange(3, newcomers: 0, converts: 0, lopsided: 1.2).Fit());
    private static readonly DecompositionOptions Few = new() { Bootstrap = new BootstrapOptions { Replicates = 100 }, Threads = 2 };

    [Fact]
    public void Expected_agreement_is_the_sum_over_pairs() =>
        Gen.Select(Gen.Double[-2, 2].Array[2, 13], Gen.Double[-2, 2].Array[2], Gen.Double[0, 2]).Sample((positions, numbers, width) =>
        {
            var item = new IdealPointItem("x", numbers[0], numbers[1], numbers[1] + width);
            var terms = new double[3];
            new ExpectedAgreement(positions).On(item, terms);
            double weight = 0, agreement = 0, oppose = 0, reserve = 0;
            for (var i = 0; i < positions.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (one, other, apart) = (Shares(item, positions[i]), Shares(item, positions[j]), Math.Abs(positions[i] - positions[j]));
                    weight += apart;
                    for (var k = 0; k < 3; k++)
                    {
                        for (var l = 0; l < 3; l++) agreement += apart * one[k] * other[l] * (1 - (Math.Abs(k - l) / 2.0));
                    }

                    oppose += apart * (one[0] + other[0]) / 2;
                    reserve += apart * (one[1] + other[1]) / 2;
                }
            }

            // Weights are summed from gaps: a rounding error relative to the largest.
            var tolerance = 1e-12 / Math.Max(weight, 1e-3);
            Assert.Equal(agreement / weight, terms[0], tolerance);
            Assert.Equal(oppose / weight, terms[1], tolerance);
            Assert.Equal(reserve / weight, terms[2], tolerance);
        });

    [Fact]
    public void The_raw_thickness_is_the_one_that_thickness_reports()
    {
        var fit = Lopsided.Value;
        var report = ThicknessReport.Of(fit.Record, ActorPositions.Of(fit), options: new() { Bootstrap = Few.Bootstrap, Threads = 2 });
        var adjusted = AgendaAdjustedThickness.Of(fit, options: Few);
        foreach (var (reported, measured) in report.ByPeriod.Zip(adjusted.Periods))
        {
            Assert.Equal(reported.Period, measured.Period);
            Assert.Equal(reported.Thickness.Value!.Value.Value, measured.Raw!.Value.Value, 1e-12);
            Assert.Equal(reported.Thickness.Value.Value.Low!.Value, measured.Raw.Value.Low!.Value, 1e-12);
        }
    }

    [Fact]
    public void An_agenda_that_all_support_raises_the_raw_thickness_and_not_the_adjusted()
    {
        var periods = AgendaAdjustedThickness.Of(Lopsided.Value, new YearRange(1946, 1948), Few).Periods;
        var raw = periods[5].Raw!.Value.Value - periods[0].Raw!.Value.Value;
        var adjusted = periods[5].Adjusted!.Value.Value - periods[0].Adjusted!.Value.Value;
        Assert.True(raw > 0.15);
        // Nobody moved; what is left is what the fit takes for movement.
        Assert.True(Math.Abs(adjusted) < raw / 4);
    }

    [Fact]
    public void The_model_on_a_periods_own_items_is_near_the_raw_one()
    {
        foreach (var period in AgendaAdjustedThickness.Of(Lopsided.Value, options: Few).Periods)
            Assert.Equal(period.Raw!.Value.Value, period.OwnAgenda!.Value.Value, 0.06);
    }

    [Fact]
    public void Actors_at_one_point_have_no_thickness() => Assert.False(new ExpectedAgreement([1.0, 1.0, 1.0]).HasDistance);

    [Fact]
    public void Reference_years_without_items_are_refused() =>
        Assert.Throws<ArgumentException>(() => AgendaAdjustedThickness.Of(Lopsided.Value, new YearRange(1990, 1995), Few));

    private static double[] Shares(IdealPointItem item, double x)
    {
        var (support, notOppose) = (Normal.Cdf(item.Lower - (item.Slope * x)), Normal.Cdf(item.Upper - (item.Slope * x)));
        return [1 - notOppose, notOppose - support, support];
    }
}
