namespace Entente.Measures.IdealPoints;

/// <summary>Stored draws of all points; chains lie one after the other.</summary>
/// <param name="draws">Draws × points.</param>
/// <param name="chains">The number of chains, of equal length.</param>
internal sealed class PointDraws(float[][] draws, int chains) : IPointUncertainty
{
    public int Count => draws.Length;

    public Spread Of(int point, double interval) => Summary(draw => draw[point], interval);

    public Spread Between(int first, int second, double interval) => Summary(draw => (double)draw[first] - draw[second], interval);

    /// <summary>Split R-hat and effective size of every point; null with fewer than 8 draws a chain.</summary>
    public SamplerDiagnostics Diagnose(double acceptance)
    {
        var length = draws.Length / chains;
        if (length < 8) return new SamplerDiagnostics(chains, draws.Length, null, null, null, null, acceptance);
        var points = draws[0].Length;
        var (rHat, size) = (new double[points], new double[points]);
        Parallel.For(0, points, point =>
        {
            var series = new double[2 * chains][];
            var half = length / 2;
            for (var chain = 0; chain < chains; chain++)
            {
                series[2 * chain] = [.. Enumerable.Range(chain * length, half).Select(draw => (double)draws[draw][point])];
                series[(2 * chain) + 1] = [.. Enumerable.Range(((chain + 1) * length) - half, half).Select(draw => (double)draws[draw][point])];
            }

            rHat[point] = ChainMixing.RHat(series);
            size[point] = ChainMixing.EffectiveSize(series);
        });
        return new SamplerDiagnostics(chains, draws.Length, rHat.Max(), Median(rHat), size.Min(), Median(size), acceptance) { RHat = [.. rHat], EffectiveSize = [.. size] };
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private Spread Summary(Func<float[], double> quantity, double interval)
    {
        var values = new double[draws.Length];
        for (var draw = 0; draw < draws.Length; draw++) values[draw] = quantity(draws[draw]);
        var mean = values.Average();
        var sd = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        Array.Sort(values);
        return new Spread(mean, sd, Quantile(values, (1 - interval) / 2), Quantile(values, (1 + interval) / 2));
    }

    // Linear interpolation between order statistics, type 7 of Hyndman and Fan, the default of R.
    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
