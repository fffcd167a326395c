using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Tests.Regression;

/// <summary>Samples of pairs for tests.</summary>
internal static class MadePairs
{
    /// <summary>All pairs of some actors, each seen one or more times, with normal-looking outcome and regressors.</summary>
    public static readonly Gen<DyadicSample> Samples =
        from actors in Gen.Int[6, 14]
        from times in Gen.Int[1, 2]
        from regressors in Gen.Int[1, 3]
        let rows = times * actors * (actors - 1) / 2
        from outcome in Gen.Double[-2, 2].Array[rows]
        from values in Gen.Double[-2, 2].Array[rows].Array[regressors]
        select Complete(actors, times, outcome, values);

    public static DyadicSample Complete(int actors, int times, double[] outcome, params double[][] values)
    {
        var (first, second) = PairsOf(actors, times);
        return DyadicSample.Of(first, second, outcome, values.Select((column, index) => new DyadicRegressor($"x{index}", [.. column])));
    }

    public static (int[] First, int[] Second) PairsOf(int actors, int times = 1)
    {
        var pairs = Enumerable.Range(0, times)
            .SelectMany(_ => Enumerable.Range(0, actors).SelectMany(a => Enumerable.Range(a + 1, actors - a - 1).Select(b => (a, b)))).ToArray();
        return ([.. pairs.Select(pair => pair.a)], [.. pairs.Select(pair => pair.b)]);
    }

    /// <summary>The same observations with the actors numbered anew and the rows in another order.</summary>
    public static DyadicSample Relabelled(DyadicSample sample, int step)
    {
        var actors = sample.ActorCount;
        var rows = Enumerable.Range(0, sample.Count).Reverse().ToArray();
        return DyadicSample.Of(
            [.. rows.Select(row => Renamed(sample.Second[row]))],
            [.. rows.Select(row => Renamed(sample.First[row]))],
            [.. rows.Select(row => sample.Outcome[row])],
            sample.Regressors.Select(regressor => regressor with { Values = [.. rows.Select(row => regressor.Values[row])] }));

        int Renamed(int actor) => 100 + (3 * ((actors - 1 - actor + step) % actors));
    }
}
