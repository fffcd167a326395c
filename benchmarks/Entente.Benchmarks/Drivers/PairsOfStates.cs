using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Regression;
using Entente.Measures.Randomness;

namespace Entente.Benchmarks.Drivers;

/// <summary>
/// All 18,528 pairs of 193 states and ten regressors: dyadic-robust errors (line to keep: 2 s), 1,000 permutations of MRQAP (20 s on two cores), shares of four blocks.
/// </summary>
[MemoryDiagnoser]
public class PairsOfStates
{
    private const int States = 193;
    private const int Regressors = 10;
    private DyadicSample _sample = null!;
    private string[] _blocks = null!;

    [GlobalSetup]
    public void Make()
    {
        var draws = new CounterRandom(1);
        var counter = 0UL;
        var traits = Enumerable.Range(0, Regressors + 1).Select(_ => Enumerable.Range(0, States).Select(_ => draws.Uniform(counter++)).ToArray()).ToArray();
        var pairs = Enumerable.Range(0, States).SelectMany(a => Enumerable.Range(a + 1, States - a - 1).Select(b => (a, b))).ToArray();
        var outcome = pairs.Select(pair => traits[Regressors][pair.a] + traits[Regressors][pair.b] + draws.Uniform(counter++)).ToArray();
        _sample = DyadicSample.Of(
            [.. pairs.Select(pair => pair.a)],
            [.. pairs.Select(pair => pair.b)],
            outcome,
            Enumerable.Range(0, Regressors).Select(k => new DyadicRegressor(
                FormattableString.Invariant($"x{k}"), [.. pairs.Select(pair => Math.Abs(traits[k][pair.a] - traits[k][pair.b]))])));
        _blocks = [.. Enumerable.Range(0, Regressors).Select(k => FormattableString.Invariant($"F{1 + (k % 4)}"))];
    }

    [Benchmark(Description = "dyadic-robust errors")]
    public double Errors() => DyadicRegression.Fit(_sample).Coefficients[1].StandardError!.Value;

    [Benchmark(Description = "MRQAP, 1,000 permutations")]
    public double Permutations() => Mrqap.Test(_sample).Coefficients[0].P!.Value;

    [Benchmark(Description = "Shapley shares, 1,000 shuffles")]
    public double Shares() => ShapleyShares.Of(_sample, _blocks)[0].Share.Value;
}
