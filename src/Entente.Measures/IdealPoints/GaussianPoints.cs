using Entente.Measures.Numerics;

namespace Entente.Measures.IdealPoints;

/// <summary>A Gaussian posterior of the points, on the scale where they have mean 0 and standard deviation 1.</summary>
/// <remarks>
/// The standardisation is part of the quantity: to first order it projects the covariance onto what is left when the common level and the
/// common scale are fixed, Σ* = P Σ P / sd², P = I − U Uᵀ, U = [1, z] / √n with z the means on that scale.
/// </remarks>
internal sealed class GaussianPoints : IPointUncertainty
{
    private readonly double[] _mean;
    private readonly double _scale;
    private readonly JointCovariance _covariance;
    private readonly double[][] _directions;
    private readonly double[][] _images;
    private readonly double[] _inner = new double[4];

    /// <summary>The posterior.</summary>
    /// <param name="mean">Means on the scale on which draws have mean 0 and standard deviation 1.</param>
    /// <param name="scale">The standard deviation by which they were divided.</param>
    /// <param name="covariance">The covariance before standardisation; it is closed.</param>
    public GaussianPoints(double[] mean, double scale, JointCovariance covariance)
    {
        (_mean, _scale, _covariance) = (mean, scale, covariance);
        var root = Math.Sqrt(mean.Length);
        _directions = [[.. mean.Select(_ => 1 / root)], [.. mean.Select(value => value / root)]];
        _images = [.. _directions.Select(direction => covariance.Solve(direction))];
        for (var i = 0; i < 4; i++)
        {
            for (var point = 0; point < mean.Length; point++) _inner[i] += _directions[i / 2][point] * _images[i % 2][point];
        }

        covariance.Close();
    }

    public Spread Of(int point, double interval) => Interval(_mean[point], Covariance(point, point), interval);

    public Spread Between(int first, int second, double interval) => Interval(
        _mean[first] - _mean[second],
        first == second ? 0 : Covariance(first, first) + Covariance(second, second) - (2 * Covariance(first, second)),
        interval);

    private double Covariance(int first, int second)
    {
        var sum = _covariance.Covariance(first, second);
        for (var i = 0; i < 2; i++)
        {
            sum -= (_directions[i][first] * _images[i][second]) + (_images[i][first] * _directions[i][second]);
            for (var j = 0; j < 2; j++) sum += _directions[i][first] * _inner[(2 * i) + j] * _directions[j][second];
        }

        return sum / (_scale * _scale);
    }

    private static Spread Interval(double mean, double variance, double interval)
    {
        var sd = Math.Sqrt(Math.Max(0, variance));
        var half = Normal.Quantile(0.5 + (interval / 2)) * sd;
        return new Spread(mean, sd, mean - half, mean + half);
    }
}
