using System.Collections.Immutable;

namespace Entente.Diagnosis.Regression;

/// <summary>The constant and the explanatory variables of a sample as orthonormal columns: X = QR.</summary>
/// <remarks>
/// Gram–Schmidt, each column twice ("twice is enough"), after the mean is taken out. Everything that a dyadic regression needs is
/// computed in the orthonormal columns, where no digits are lost to the units of the variables, and brought back by R⁻¹.
/// </remarks>
internal sealed class OrthogonalDesign
{
    // A column of which the others explain all but this share of the length is collinear; 1e-7 as in R's lm.
    private const double Collinear = 1e-7;

    // A centred column this much shorter than the values it came from is rounding error.
    private const double Constant = 1e-12;

    private OrthogonalDesign(int rows, double[] q, double[] inverse, int[] kept, ImmutableArray<DroppedRegressor> dropped)
    {
        Rows = rows;
        Width = kept.Length + 1;
        Q = q;
        Inverse = inverse;
        Kept = kept;
        Dropped = dropped;
    }

    /// <summary>The number of observations, n.</summary>
    public int Rows { get; }

    /// <summary>The number of columns with the constant, p.</summary>
    public int Width { get; }

    /// <summary>Orthonormal columns, row by row: n × p; the first is the constant.</summary>
    public double[] Q { get; }

    /// <summary>R⁻¹, upper triangular, row by row: p × p.</summary>
    public double[] Inverse { get; }

    /// <summary>For each column after the constant the regressor that it comes from.</summary>
    public int[] Kept { get; }

    public ImmutableArray<DroppedRegressor> Dropped { get; }

    public static OrthogonalDesign Of(DyadicSample sample)
    {
        var rows = sample.Count;
        var columns = new List<double[]>();
        var means = new List<double>();
        var factors = new List<double[]>();
        var kept = new List<int>();
        var dropped = ImmutableArray.CreateBuilder<DroppedRegressor>();
        for (var regressor = 0; regressor < sample.Regressors.Length; regressor++)
        {
            var (name, values) = (sample.Regressors[regressor].Name, sample.Regressors[regressor].Values);
            var mean = values.Average();
            var column = new double[rows];
            for (var row = 0; row < rows; row++) column[row] = values[row] - mean;
            var length = Length(column);
            if (length <= Constant * Math.Sqrt(rows) * Math.Abs(mean))
            {
                dropped.Add(new DroppedRegressor(name, "it has the same value in all observations"));
                continue;
            }

            var factor = new double[columns.Count + 1];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < columns.Count; earlier++)
                {
                    var along = Dot(columns[earlier], column);
                    factor[earlier] += along;
                    for (var row = 0; row < rows; row++) column[row] -= along * columns[earlier][row];
                }
            }

            var rest = Length(column);
            if (rest <= Collinear * length)
            {
                dropped.Add(new DroppedRegressor(name, "it is a combination of " + string.Join(", ", kept.Select(other => sample.Regressors[other].Name))));
                continue;
            }

            factor[^1] = rest;
            for (var row = 0; row < rows; row++) column[row] /= rest;
            columns.Add(column);
            means.Add(mean);
            factors.Add(factor);
            kept.Add(regressor);
        }

        return new OrthogonalDesign(rows, RowByRow(rows, columns), InverseOf(rows, means, factors), [.. kept], dropped.ToImmutable());
    }

    /// <summary>Qᵀv, length p.</summary>
    public double[] Project(ReadOnlySpan<double> vector)
    {
        var projection = new double[Width];
        for (var row = 0; row < Rows; row++)
        {
            var q = Q.AsSpan(row * Width, Width);
            for (var column = 0; column < Width; column++) projection[column] += q[column] * vector[row];
        }

        return projection;
    }

    /// <summary>v − QQᵀv, given Qᵀv; length n.</summary>
    public double[] Residuals(ReadOnlySpan<double> vector, ReadOnlySpan<double> projection)
    {
        var residuals = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var q = Q.AsSpan(row * Width, Width);
            var rest = vector[row];
            for (var column = 0; column < Width; column++) rest -= q[column] * projection[column];
            residuals[row] = rest;
        }

        return residuals;
    }

    /// <summary>R⁻¹γ: coefficients of the constant and the regressors from those of the orthonormal columns.</summary>
    public double[] Coefficients(ReadOnlySpan<double> gamma)
    {
        var coefficients = new double[Width];
        for (var row = 0; row < Width; row++)
        {
            for (var column = row; column < Width; column++) coefficients[row] += Inverse[(row * Width) + column] * gamma[column];
        }

        return coefficients;
    }

    /// <summary>R⁻¹MR⁻ᵀ: the variance of the coefficients from that of the orthonormal columns' coefficients; p × p.</summary>
    public double[] Variance(ReadOnlySpan<double> meat)
    {
        var half = new double[Width * Width];
        var variance = new double[Width * Width];
        for (var row = 0; row < Width; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                for (var k = row; k < Width; k++) half[(row * Width) + column] += Inverse[(row * Width) + k] * meat[(k * Width) + column];
            }
        }

        for (var row = 0; row < Width; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                for (var k = column; k < Width; k++) variance[(row * Width) + column] += half[(row * Width) + k] * Inverse[(column * Width) + k];
            }
        }

        return variance;
    }

    private static double[] RowByRow(int rows, List<double[]> columns)
    {
        var width = columns.Count + 1;
        var q = new double[rows * width];
        var constant = 1 / Math.Sqrt(rows);
        for (var row = 0; row < rows; row++)
        {
            q[row * width] = constant;
            for (var column = 1; column < width; column++) q[(row * width) + column] = columns[column - 1][row];
        }

        return q;
    }

    /// <summary>R has √n and √n times the means in its first row and the factors of the centred columns below.</summary>
    private static double[] InverseOf(int rows, List<double> means, List<double[]> factors)
    {
        var width = factors.Count + 1;
        var r = new double[width * width];
        r[0] = Math.Sqrt(rows);
        for (var column = 1; column < width; column++)
        {
            r[column] = r[0] * means[column - 1];
            for (var row = 1; row <= column; row++) r[(row * width) + column] = factors[column - 1][row - 1];
        }

        var inverse = new double[width * width];
        for (var column = 0; column < width; column++)
        {
            inverse[(column * width) + column] = 1 / r[(column * width) + column];
            for (var row = column - 1; row >= 0; row--)
            {
                var sum = 0.0;
                for (var k = row + 1; k <= column; k++) sum += r[(row * width) + k] * inverse[(k * width) + column];
                inverse[(row * width) + column] = -sum / r[(row * width) + row];
            }
        }

        return inverse;
    }

    private static double Length(double[] vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++) sum += first[i] * second[i];
        return sum;
    }
}
