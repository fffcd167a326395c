using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>R-hat and effective size on series whose values are known.</summary>
public sealed class ChainMixingTests
{
    [Fact]
    public void Independent_draws_count_in_full_and_agree()
    {
        var chains = Series(correlation: 0);
        Assert.InRange(ChainMixing.RHat(chains), 0.999, 1.01);
        Assert.InRange(ChainMixing.EffectiveSize(chains), 7000, 8000);
    }

    [Fact]
    public void Autocorrelated_draws_count_less()
    {
        // A first-order chain with correlation r has an effective share of (1 − r) / (1 + r): 8,000 / 19 = 421 at r = .9.
        Assert.InRange(ChainMixing.EffectiveSize(Series(correlation: 0.9)), 280, 560);
    }

    [Fact]
    public void Chains_in_different_places_are_told_apart()
    {
        var chains = Series(correlation: 0);
        chains[0] = [.. chains[0].Select(value => value + 3)];
        Assert.InRange(ChainMixing.RHat(chains), 1.5, 3);
        Assert.Equal(1, ChainMixing.RHat([[1, 1, 1, 1], [1, 1, 1, 1]]));
    }

    private static double[][] Series(double correlation)
    {
        var chains = new double[4][];
        for (var chain = 0; chain < 4; chain++)
        {
            var random = new CounterRandom(7, (ulong)chain);
            chains[chain] = new double[2000];
            for (var draw = 0; draw < 2000; draw++)
            {
                var step = Math.Sqrt(1 - (correlation * correlation)) * Normal.Quantile(random.OpenUniform((ulong)draw));
                chains[chain][draw] = draw == 0 ? Normal.Quantile(random.OpenUniform(9999)) : (correlation * chains[chain][draw - 1]) + step;
            }
        }

        return chains;
    }
}
