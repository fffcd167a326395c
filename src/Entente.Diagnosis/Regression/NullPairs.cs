using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Regression;

/// <summary>Made pairs of actors in which no regressor has anything to do with the outcome, though actors carry effects in both.</summary>
internal static class NullPairs
{
    public const string Distance = "distance of a trait";
    public const string Sum = "sum of a trait, with noise";
    public const string Noise = "noise of the pair";

    /// <summary>
    /// Outcome: the effects of both actors, their distance in a hidden trait, noise. Regressors: the distance of another trait, the sum of a third
    /// with noise, noise alone. All standard normal and independent.
    /// </summary>
    public static DyadicSample Make(CounterRandom draws, int actors)
    {
        var counter = 0UL;
        double Next() => Normal.Quantile(draws.OpenUniform(counter++));
        double[] Trait() => [.. Enumerable.Range(0, actors).Select(_ => Next())];
        var (effect, hidden, trait, level) = (Trait(), Trait(), Trait(), Trait());
        var pairs = actors * (actors - 1) / 2;
        var (first, second) = (new int[pairs], new int[pairs]);
        var (outcome, distance, sum, noise) = (new double[pairs], new double[pairs], new double[pairs], new double[pairs]);
        var pair = 0;
        for (var a = 0; a < actors; a++)
        {
            for (var b = a + 1; b < actors; b++, pair++)
            {
                (first[pair], second[pair]) = (a, b);
                outcome[pair] = effect[a] + effect[b] + Math.Abs(hidden[a] - hidden[b]) + Next();
                distance[pair] = Math.Abs(trait[a] - trait[b]);
                sum[pair] = level[a] + level[b] + Next();
                noise[pair] = Next();
            }
        }

        return DyadicSample.Of(
            first, second, outcome, [new(Distance, [.. distance]), new(Sum, [.. sum]), new(Noise, [.. noise])]);
    }
}
