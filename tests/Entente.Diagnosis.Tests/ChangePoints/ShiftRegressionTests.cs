using Entente.Diagnosis.ChangePoints;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Diagnosis.Tests.ChangePoints;

public sealed class ShiftRegressionTests
{
    [Fact]
    public void The_largest_F_of_the_Nile_is_that_of_strucchange()
    {
        // Fstats(Nile ~ 1) of R's strucchange: sup.F = 75.93 at 1898, the last year of the old regime; means 1097.75 and 849.97.
        var regression = new ShiftRegression(100, ChangeKind.Level, [], 15);
        regression.Regress(Nile.Flow, 0);
        var best = regression.Places.MaxBy(place => regression.At(place).Explained);

        Assert.Equal(1899, Nile.FirstYear + best);
        Assert.Equal(75.93, regression.F(regression.At(best)), 0.005);
        Assert.Equal(849.97 - 1097.75, regression.At(best).Level, 0.01);
    }

    [Theory]
    [InlineData(ChangeKind.Level, 0.0)]
    [InlineData(ChangeKind.Level, 0.6)]
    [InlineData(ChangeKind.LevelAroundTrend, 0.4)]
    [InlineData(ChangeKind.Trend, -0.3)]
    [InlineData(ChangeKind.Trend, 0.8)]
    public void Prefix_sums_give_what_least_squares_on_the_whole_matrix_gives(ChangeKind kind, double rho)
    {
        var values = Nile.Flow.AsSpan(0, 40);
        int[] held = [12, 25];
        var regression = new ShiftRegression(40, kind, held, 3);
        regression.Regress(values, rho);
        foreach (var place in regression.Places)
        {
            var without = LeastSquares(values, kind, held, null, rho);
            var with = LeastSquares(values, kind, held, place, rho);
            // Relative 1e-9: sums of 40 numbers of size 1,000 squared, solved by QR on one side and Gram–Schmidt on the other.
            Assert.Equal(without.Left, regression.Unexplained, 1e-9 * without.Left);
            Assert.Equal(without.Left - with.Left, regression.At(place).Explained, 1e-9 * without.Left);
            Assert.Equal(with.Level, regression.At(place).Level, 1e-7 * 1000);
            Assert.Equal(with.LevelVariance, regression.At(place).LevelVariance, 1e-9);
        }

        Assert.NotEmpty(regression.Places);
    }

    /// <summary>The same by QR on the transformed matrix, written out column by column.</summary>
    private static (double Left, double Level, double LevelVariance) LeastSquares(
        ReadOnlySpan<double> values, ChangeKind kind, int[] held, int? place, double rho)
    {
        var n = values.Length;
        int[] starts = [0, .. held, n];
        var columns = new List<double[]>();
        double[] Column(int from, int to, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(t => t >= from && t < to ? value(t) : 0)];
        if (place is { } k)
        {
            var end = starts.First(start => start > k);
            columns.Add(Column(k, end, _ => 1));
            if (kind == ChangeKind.Trend) columns.Add(Column(k, end, t => t - k));
        }

        if (kind == ChangeKind.LevelAroundTrend) columns.Add(Column(0, n, t => t));
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            columns.Add(Column(starts[segment], starts[segment + 1], _ => 1));
            if (kind == ChangeKind.Trend) columns.Add(Column(starts[segment], starts[segment + 1], t => t));
        }

        double[] Transform(IReadOnlyList<double> x) =>
            [.. Enumerable.Range(0, n).Select(t => t == 0 ? Math.Sqrt(1 - (rho * rho)) * x[0] : x[t] - (rho * x[t - 1]))];
        var matrix = Matrix<double>.Build.DenseOfColumnArrays(columns.Select(Transform));
        var response = Vector<double>.Build.Dense(Transform(values.ToArray()));
        var coefficients = matrix.QR().Solve(response);
        var residual = response - (matrix * coefficients);
        return (residual * residual, coefficients[0], (matrix.TransposeThisAndMultiply(matrix)).Inverse()[0, 0]);
    }
}
