using MathNet.Numerics.LinearAlgebra;

namespace Entente.Diagnosis.Peace;

/// <summary>A logistic regression on pairs, with errors that allow all observations sharing an actor to be correlated.</summary>
/// <param name="Estimates">The coefficients, the constant first.</param>
/// <param name="Errors">Their standard errors.</param>
/// <remarks>
/// Newton's method with halved steps; the middle of the sandwich is Σ_actors TTᵀ − Σ_pairs SSᵀ with the scores x(y − p) summed by actor (T) and by pair (S) [Aronow2015], times
/// N/(N − 1), and never less than with pairs independent of each other.
/// </remarks>
internal sealed record LogisticRegression(double[] Estimates, double[] Errors)
{
    private const int MostSteps = 50;
    private const double Tolerance = 1e-10;

    // Log odds beyond this are no estimate: a term separates the outcomes.
    private const double LargestCoefficient = 30;

    /// <summary>Fits the regression.</summary>
    /// <param name="outcome">Whether it happened, by observation.</param>
    /// <param name="columns">The regressors without the constant, each by observation.</param>
    /// <param name="first">One actor of each observation.</param>
    /// <param name="second">The other actor.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The fit; null where the regressors are combinations of each other or separate the outcomes.</returns>
    public static LogisticRegression? Fit(bool[] outcome, double[][] columns, int[] first, int[] second, CancellationToken cancellation)
    {
        var width = columns.Length + 1;
        var rows = outcome.Length;
        var design = new double[rows * width];
        for (var row = 0; row < rows; row++)
        {
            design[row * width] = 1;
            for (var column = 1; column < width; column++) design[(row * width) + column] = columns[column - 1][row];
        }

        var beta = new double[width];
        var share = outcome.Count(happened => happened) / (double)rows;
        if (share is 0 or 1) return null;
        beta[0] = Math.Log(share / (1 - share));
        var likelihood = LogLikelihood(design, outcome, beta);
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (gradient, information) = Moments(design, outcome, beta);
            if (Inverse(information, width) is not { } inverse) return null;
            var move = inverse * Vector<double>.Build.Dense(gradient);
            likelihood = Ascend(design, outcome, beta, move, likelihood);
            if (beta.Skip(1).Any(coefficient => !(Math.Abs(coefficient) < LargestCoefficient))) return null;
            if (move.AbsoluteMaximum() < Tolerance) return new LogisticRegression(beta, Robust(design, outcome, beta, inverse, first, second));
        }

        return null;
    }

    /// <summary>Goes the whole way, or half of it, or a quarter: as far as the likelihood does not fall. Rare outcomes make Newton's steps too long.</summary>
    private static double Ascend(double[] design, bool[] outcome, double[] beta, Vector<double> move, double likelihood)
    {
        var start = (double[])beta.Clone();
        for (var share = 1.0; ; share /= 2)
        {
            for (var i = 0; i < beta.Length; i++) beta[i] = start[i] + (share * move[i]);
            var reached = LogLikelihood(design, outcome, beta);
            if (reached >= likelihood - (1e-12 * Math.Abs(likelihood)) || share < 1e-6) return reached;
        }
    }

    private static double LogLikelihood(double[] design, bool[] outcome, double[] beta)
    {
        var sum = 0.0;
        for (var row = 0; row < outcome.Length; row++)
        {
            var odds = 0.0;
            for (var i = 0; i < beta.Length; i++) odds += beta[i] * design[(row * beta.Length) + i];
            sum -= outcome[row] ? SoftPlus(-odds) : SoftPlus(odds);
        }

        return sum;
    }

    private static double SoftPlus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static (double[] Gradient, double[] Information) Moments(double[] design, bool[] outcome, double[] beta)
    {
        var width = beta.Length;
        var gradient = new double[width];
        var information = new double[width * width];
        for (var row = 0; row < outcome.Length; row++)
        {
            var x = design.AsSpan(row * width, width);
            var p = Probability(x, beta);
            var (rest, weight) = ((outcome[row] ? 1 : 0) - p, p * (1 - p));
            for (var i = 0; i < width; i++)
            {
                gradient[i] += rest * x[i];
                var weighted = weight * x[i];
                for (var j = 0; j <= i; j++) information[(i * width) + j] += weighted * x[j];
            }
        }

        return (gradient, information);
    }

    private static double[] Robust(double[] design, bool[] outcome, double[] beta, Matrix<double> inverse, int[] first, int[] second)
    {
        var width = beta.Length;
        var byActor = new SortedDictionary<int, double[]>();
        var byPair = new SortedDictionary<(int First, int Second), double[]>();
        for (var row = 0; row < outcome.Length; row++)
        {
            var x = design.AsSpan(row * width, width);
            var rest = (outcome[row] ? 1 : 0) - Probability(x, beta);
            Add(byActor, first[row], rest, x);
            Add(byActor, second[row], rest, x);
            Add(byPair, (Math.Min(first[row], second[row]), Math.Max(first[row], second[row])), rest, x);
        }

        var (actors, pairs) = (Squares(byActor.Values, width), Squares(byPair.Values, width));
        var correction = byActor.Count / (byActor.Count - 1.0);
        var robust = inverse * ((actors - pairs) * correction) * inverse;
        var floor = inverse * pairs * inverse;
        return [.. Enumerable.Range(0, width).Select(i => Math.Sqrt(Math.Max(robust[i, i], floor[i, i])))];
    }

    private static void Add<T>(SortedDictionary<T, double[]> sums, T key, double rest, ReadOnlySpan<double> x)
        where T : notnull
    {
        if (!sums.TryGetValue(key, out var sum)) sums[key] = sum = new double[x.Length];
        for (var i = 0; i < x.Length; i++) sum[i] += rest * x[i];
    }

    private static Matrix<double> Squares(IEnumerable<double[]> sums, int width)
    {
        var squares = Matrix<double>.Build.Dense(width, width);
        foreach (var sum in sums)
        {
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++) squares[i, j] += sum[i] * sum[j];
            }
        }

        return squares;
    }

    private static Matrix<double>? Inverse(double[] information, int width)
    {
        var matrix = Matrix<double>.Build.Dense(width, width, (i, j) => information[(Math.Max(i, j) * width) + Math.Min(i, j)]);
        var scale = matrix.Diagonal().PointwiseSqrt();
        if (scale.Any(value => !(value > 0))) return null;
        var scaled = Matrix<double>.Build.Dense(width, width, (i, j) => matrix[i, j] / (scale[i] * scale[j]));
        // Below this the regressors are combinations of each other, as far as doubles can tell.
        if (scaled.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Min() < 1e-10) return null;
        var inverse = scaled.Inverse();
        return Matrix<double>.Build.Dense(width, width, (i, j) => inverse[i, j] / (scale[i] * scale[j]));
    }

    private static double Probability(ReadOnlySpan<double> x, double[] beta)
    {
        var odds = 0.0;
        for (var i = 0; i < x.Length; i++) odds += beta[i] * x[i];
        return 1 / (1 + Math.Exp(-odds));
    }
}
