using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Tests.Regression;

/// <summary>Standard normal draws, one after the other.</summary>
internal sealed class NormalDraws(ulong seed, ulong stream)
{
    private readonly CounterRandom _source = new(seed, stream);
    private ulong _counter;

    public double Next() => Normal.Quantile(Math.Clamp(_source.Uniform(_counter++), 1e-15, 1 - 1e-15));

    public double[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];
}
