using Entente.Measures.Numerics;

namespace Entente.Measures.IdealPoints;

/// <summary>A Gaussian posterior of the points.</summary>
internal sealed class GaussianPoints(double[] mean, double[] sd) : IPointUncertainty
{
    public Spread Of(int point, double interval) => Interval(mean[point], sd[point], interval);

    public Spread Between(int first, int second, double interval) =>
        Interval(mean[first] - mean[second], first == second ? 0 : Math.Sqrt((sd[first] * sd[first]) + (sd[second] * sd[second])), interval);

    private static Spread Interval(double mean, double sd, double interval)
    {
        var half = Normal.Quantile(0.5 + (interval / 2)) * sd;
        return new Spread(mean, sd, mean - half, mean + half);
    }
}
