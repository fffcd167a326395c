using System.Collections.Immutable;
using Entente.Measures.Numerics;
using Entente.Records;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Measures.IdealPoints;

/// <summary>Settings of a static fit in one or more dimensions.</summary>
public sealed record StaticModelOptions
{
    /// <summary>The number of dimensions, 1 to 5; 1 by default.</summary>
    public int Dimensions { get; init; } = 1;

    /// <summary>Which propositions and actors count; null as in <see cref="IdealPointOptions.Sample"/>.</summary>
    public IdealPointSample? Sample { get; init; }

    /// <summary>The code of the actor that is positive on the first dimension; null: USA if present, else on every dimension the actor farthest from 0.</summary>
    public string? Positive { get; init; }

    /// <summary>Most iterations; 200 by default.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Converged when no linear predictor's coordinate moves by more than this; .001 by default.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>Where an actor stands in a static fit.</summary>
/// <param name="Actor">Index of the actor in the record.</param>
/// <param name="Mean">Its coordinates, one per dimension; each dimension has mean 0 and standard deviation 1 over actors.</param>
/// <param name="Sd">Their standard deviations given the items.</param>
/// <param name="Count">The number of its stances.</param>
public sealed record StaticPoint(int Actor, ImmutableArray<double> Mean, ImmutableArray<double> Sd, int Count);

/// <summary>What an item asks in a static fit.</summary>
/// <param name="Key">The item of its propositions.</param>
/// <param name="Slopes">β, one per dimension.</param>
/// <param name="Lower">γ₁; −∞ where nobody supported.</param>
/// <param name="Upper">γ₂; equal to γ₁ where nobody took a reserve, ∞ where nobody opposed.</param>
public sealed record StaticItem(string Key, ImmutableArray<double> Slopes, double Lower, double Upper);

/// <summary>A static fit.</summary>
public sealed record StaticFit
{
    /// <summary>The actors with a stance, ascending; empty if the record has nothing to tell them apart.</summary>
    public ImmutableArray<StaticPoint> Points { get; init; } = [];

    /// <summary>The items.</summary>
    public ImmutableArray<StaticItem> Items { get; init; } = [];

    /// <summary>The share of each dimension in the variance of βθ over actors and items, descending; sums to 1.</summary>
    public ImmutableArray<double> Shares { get; init; } = [];

    /// <summary>Whether the fit reached its tolerance.</summary>
    public bool HasConverged { get; init; }

    /// <summary>Iterations made.</summary>
    public int Iterations { get; init; }

    /// <summary>Why there are no points; null if there are.</summary>
    public string? Reason { get; init; }
}

/// <summary>The static ordinal model in one to five dimensions: one position per actor for the whole record.</summary>
/// <remarks>
/// Support where β·θ + ε &lt; γ₁, oppose above γ₂; θ and β have independent standard normal priors, cut points are flat. The joint posterior
/// mode by alternating Newton steps for items and actors from principal components; deterministic. Rotated to principal axes of βθ:
/// coordinates uncorrelated with unit variance, dimensions in descending order of their share. See docs/measures/ideal-points-static.md.
/// </remarks>
public static class StaticModel
{
    private const double Ridge = 1e-6;

    /// <summary>Fits the model.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">Dimensions are not 1 to 5.</exception>
    public static StaticFit Fit(StanceRecord record, StaticModelOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new StaticModelOptions();
        if (options.Dimensions is < 1 or > 5) throw new ArgumentOutOfRangeException(nameof(options), options.Dimensions, "Dimensions: expected 1 to 5.");
        var data = IdealPointData.Of(record, options.Sample, IdealPointPeriods.One);
        if (data.ItemCount == 0) return new StaticFit { Reason = "No item of the record divides the actors." };
        if (data.PointTotal <= options.Dimensions)
            return new StaticFit { Reason = $"{data.PointTotal} actors cannot span {options.Dimensions} dimensions; at least {options.Dimensions + 1} are needed." };
        return new Iteration(record, data, options).Run(cancellation);
    }

    private sealed class Iteration
    {
        private readonly StanceRecord _record;
        private readonly IdealPointData _data;
        private readonly StaticModelOptions _options;
        private readonly int _dimensions;
        private readonly double[] _theta;
        private readonly double[] _items;
        private readonly int _width;
        private readonly int[] _rowStart, _rowItem;
        private readonly byte[] _rowCategory;
        private readonly double[][] _covariance;
        private readonly ParallelOptions _parallel;

        public Iteration(StanceRecord record, IdealPointData data, StaticModelOptions options)
        {
            (_record, _data, _options, _dimensions) = (record, data, options, options.Dimensions);
            _width = _dimensions + 2;
            _items = new double[data.ItemCount * _width];
            _covariance = new double[data.PointTotal][];
            _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount };
            // Stances by actor, beside those by item.
            _rowStart = new int[data.PointTotal + 1];
            for (var point = 0; point < data.PointTotal; point++) _rowStart[point + 1] = _rowStart[point] + data.PointCount[point];
            (_rowItem, _rowCategory) = (new int[_rowStart[^1]], new byte[_rowStart[^1]]);
            var next = _rowStart[..^1].ToArray();
            foreach (var chunk in data.Chunks)
            {
                for (var segment = 3 * chunk.FirstItem; segment < 3 * chunk.EndItem; segment++)
                {
                    foreach (var cell in data.Cells.AsSpan(data.SegmentStart[segment], data.SegmentCount[segment]))
                    {
                        var place = next[chunk.FirstPoint + cell]++;
                        _rowItem[place] = segment / 3;
                        _rowCategory[place] = (byte)(segment % 3);
                    }
                }
            }

            for (var item = 0; item < data.ItemCount; item++)
            {
                double total = data.Count(item, 0) + data.Count(item, 1) + data.Count(item, 2);
                _items[(item * _width) + _dimensions] = data.Count(item, 0) == 0 ? double.NegativeInfinity : Normal.Quantile(data.Count(item, 0) / total);
                _items[(item * _width) + _dimensions + 1] =
                    data.Count(item, 2) == 0 ? double.PositiveInfinity : Normal.Quantile((data.Count(item, 0) + data.Count(item, 1)) / total);
            }

            _theta = PrincipalComponents();
        }

        public StaticFit Run(CancellationToken cancellation)
        {
            var (iteration, converged) = (0, false);
            Parallel.For(0, _data.ItemCount, _parallel, item => { for (var step = 0; step < 5; step++) MoveItem(item); });
            var moved = new double[_data.PointTotal];
            while (!converged && iteration < _options.MaxIterations)
            {
                cancellation.ThrowIfCancellationRequested();
                iteration++;
                Parallel.For(0, _data.PointTotal, _parallel, point => moved[point] = MovePoint(point));
                Parallel.For(0, _data.ItemCount, _parallel, MoveItem);
                converged = moved.Max() < _options.Tolerance;
            }

            return Rotated(iteration, converged);
        }

        // Power iteration with deflation on stances 1, 0, −1, each item centred, missing at the centre.
        private double[] PrincipalComponents()
        {
            var theta = new double[_data.PointTotal * _dimensions];
            var mean = new double[_data.ItemCount];
            for (var item = 0; item < mean.Length; item++)
                mean[item] = (_data.Count(item, 0) - _data.Count(item, 2)) / (double)(_data.Count(item, 0) + _data.Count(item, 1) + _data.Count(item, 2));
            var score = new double[_data.PointTotal];
            for (var dimension = 0; dimension < _dimensions; dimension++)
            {
                for (var point = 0; point < score.Length; point++) score[point] = Math.Sin(1 + point + (7 * dimension));
                for (var iteration = 0; iteration < 40; iteration++)
                {
                    var weight = new double[_data.ItemCount];
                    for (var point = 0; point < score.Length; point++)
                    {
                        for (var place = _rowStart[point]; place < _rowStart[point + 1]; place++)
                            weight[_rowItem[place]] += (1 - _rowCategory[place] - mean[_rowItem[place]]) * score[point];
                    }

                    for (var point = 0; point < score.Length; point++)
                    {
                        var sum = 0.0;
                        for (var place = _rowStart[point]; place < _rowStart[point + 1]; place++) sum += (1 - _rowCategory[place] - mean[_rowItem[place]]) * weight[_rowItem[place]];
                        score[point] = sum;
                    }

                    for (var earlier = 0; earlier < dimension; earlier++)
                    {
                        var (inner, square) = (0.0, 0.0);
                        for (var point = 0; point < score.Length; point++)
                        {
                            inner += score[point] * theta[(point * _dimensions) + earlier];
                            square += theta[(point * _dimensions) + earlier] * theta[(point * _dimensions) + earlier];
                        }

                        for (var point = 0; point < score.Length && square > 0; point++) score[point] -= inner / square * theta[(point * _dimensions) + earlier];
                    }

                    var norm = Math.Sqrt(score.Sum(value => value * value) / score.Length);
                    if (!(norm > 1e-12)) break;
                    for (var point = 0; point < score.Length; point++) score[point] /= norm;
                }

                for (var point = 0; point < score.Length; point++) theta[(point * _dimensions) + dimension] = score[point];
            }

            return theta;
        }

        // Derivatives of the log-likelihood of one stance by γ₁ and γ₂; a cut point at infinity has none.
        private static (double Lower, double Upper, double LowerLower, double Cross, double UpperUpper) Derivatives(int category, double lower, double upper)
        {
            if (category == 0)
            {
                var mills = Normal.InverseMills(lower);
                return (mills, 0, -mills * (mills + lower), 0, 0);
            }

            if (category == 2)
            {
                var mills = Normal.InverseMills(-upper);
                return (0, -mills, 0, 0, -mills * (mills - upper));
            }

            var difference = Math.Max(lower + upper > 0 ? Normal.Cdf(-lower) - Normal.Cdf(-upper) : Normal.Cdf(upper) - Normal.Cdf(lower), 1e-300);
            var (a, b) = (-Normal.Density(lower) / difference, Normal.Density(upper) / difference);
            return (a, b, double.IsInfinity(lower) ? 0 : (-lower * a) - (a * a), -a * b, double.IsInfinity(upper) ? 0 : (-upper * b) - (b * b));
        }

        private void MoveItem(int item)
        {
            var chunk = Array.FindIndex(_data.Chunks, candidate => item < candidate.EndItem);
            var (first, size) = (_data.Chunks[chunk].FirstPoint, _width);
            var own = _items.AsSpan(item * size, size);
            Span<double> gradient = stackalloc double[size];
            Span<double> information = stackalloc double[size * size];
            Span<double> row = stackalloc double[size];
            gradient.Clear();
            information.Clear();
            for (var dimension = 0; dimension < _dimensions; dimension++)
            {
                gradient[dimension] = -own[dimension];
                information[(dimension * size) + dimension] = 1;
            }

            // Without a reserve the two cut points are one; the derivative by the upper is then given to the lower.
            var isOne = _data.Count(item, 1) == 0;
            for (var category = 0; category < 3; category++)
            {
                foreach (var cell in _data.Cells.AsSpan(_data.SegmentStart[(3 * item) + category], _data.Count(item, category)))
                {
                    var theta = _theta.AsSpan((first + cell) * _dimensions, _dimensions);
                    var predictor = 0.0;
                    for (var dimension = 0; dimension < _dimensions; dimension++) predictor += own[dimension] * theta[dimension];
                    var d = Derivatives(category, own[_dimensions] - predictor, own[_dimensions + 1] - predictor);
                    if (isOne) d = (d.Lower + d.Upper, 0, d.LowerLower + d.UpperUpper, 0, 0);
                    var (along, second) = (d.Lower + d.Upper, d.LowerLower + (2 * d.Cross) + d.UpperUpper);
                    for (var i = 0; i < _dimensions; i++)
                    {
                        gradient[i] -= theta[i] * along;
                        for (var j = 0; j <= i; j++) information[(i * size) + j] -= theta[i] * theta[j] * second;
                        information[(_dimensions * size) + i] += theta[i] * (d.LowerLower + d.Cross);
                        information[((_dimensions + 1) * size) + i] += theta[i] * (d.Cross + d.UpperUpper);
                    }

                    gradient[_dimensions] += d.Lower;
                    gradient[_dimensions + 1] += d.Upper;
                    information[(_dimensions * size) + _dimensions] -= d.LowerLower;
                    information[((_dimensions + 1) * size) + _dimensions] -= d.Cross;
                    information[((_dimensions + 1) * size) + _dimensions + 1] -= d.UpperUpper;
                }
            }

            for (var i = _dimensions; i < size; i++) information[(i * size) + i] += Ridge;
            if (!Solve(information, gradient, row, size)) return;
            var longest = 0.0;
            for (var i = 0; i < size; i++) longest = Math.Max(longest, Math.Abs(gradient[i]));
            var scale = longest > 1 ? 1 / longest : 1;
            for (var i = 0; i < size; i++)
            {
                if (!double.IsInfinity(own[i])) own[i] += scale * gradient[i];
            }

            if (isOne) own[_dimensions + 1] = own[_dimensions];
            else if (own[_dimensions + 1] - own[_dimensions] < 1e-3) own[_dimensions + 1] = own[_dimensions] + 1e-3;
        }

        private double MovePoint(int point)
        {
            var size = _dimensions;
            var own = _theta.AsSpan(point * size, size);
            Span<double> gradient = stackalloc double[size];
            Span<double> information = stackalloc double[size * size];
            Span<double> row = stackalloc double[size];
            information.Clear();
            for (var i = 0; i < size; i++)
            {
                gradient[i] = -own[i];
                information[(i * size) + i] = 1;
            }

            for (var place = _rowStart[point]; place < _rowStart[point + 1]; place++)
            {
                var item = _items.AsSpan(_rowItem[place] * _width, _width);
                var predictor = 0.0;
                for (var i = 0; i < size; i++) predictor += item[i] * own[i];
                var d = Derivatives(_rowCategory[place], item[size] - predictor, item[size + 1] - predictor);
                var (along, second) = (d.Lower + d.Upper, d.LowerLower + (2 * d.Cross) + d.UpperUpper);
                for (var i = 0; i < size; i++)
                {
                    gradient[i] -= item[i] * along;
                    for (var j = 0; j <= i; j++) information[(i * size) + j] -= item[i] * item[j] * second;
                }
            }

            var matrix = Matrix<double>.Build.Dense(size, size);
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = information[(i * size) + j];
            }

            _covariance[point] = matrix.Inverse().ToColumnMajorArray();
            if (!Solve(information, gradient, row, size)) return 0;
            var longest = 0.0;
            for (var i = 0; i < size; i++) longest = Math.Max(longest, Math.Abs(gradient[i]));
            var scale = longest > 1 ? 1 / longest : 1;
            for (var i = 0; i < size; i++) own[i] += scale * gradient[i];
            return longest;
        }

        // Solves A x = b by Cholesky, in place; A's lower triangle is read and destroyed, b becomes x.
        private static bool Solve(Span<double> matrix, Span<double> right, Span<double> diagonal, int n)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var sum = matrix[(i * n) + j];
                    for (var k = 0; k < j; k++) sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                    if (j < i) matrix[(i * n) + j] = sum / diagonal[j];
                    else if (sum > 0) diagonal[i] = Math.Sqrt(sum);
                    else return false;
                }
            }

            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < i; k++) right[i] -= matrix[(i * n) + k] * right[k];
                right[i] /= diagonal[i];
            }

            for (var i = n - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < n; k++) right[i] -= matrix[(k * n) + i] * right[k];
                right[i] /= diagonal[i];
            }

            return true;
        }

        private StaticFit Rotated(int iterations, bool converged)
        {
            var (points, items, size) = (_data.PointTotal, _data.ItemCount, _dimensions);
            var theta = Matrix<double>.Build.Dense(points, size, (point, dimension) => _theta[(point * size) + dimension]);
            var mean = theta.ColumnSums() / points;
            var centred = Matrix<double>.Build.Dense(points, size, (point, dimension) => theta[point, dimension] - mean[dimension]);
            var slopes = Matrix<double>.Build.Dense(items, size, (item, dimension) => _items[(item * _width) + dimension]);
            // Whitened coordinates, then the axes on which the slopes are uncorrelated.
            var spread = (centred.TransposeThisAndMultiply(centred) / Math.Max(1, points - 1)).Evd(Symmetricity.Symmetric);
            var root = Matrix<double>.Build.DenseOfDiagonalVector(spread.EigenValues.Map(value => Math.Sqrt(Math.Max(value.Real, 1e-12))));
            var colour = spread.EigenVectors * root;
            var axes = (slopes * colour).TransposeThisAndMultiply(slopes * colour).Evd(Symmetricity.Symmetric);
            var order = Enumerable.Range(0, size).OrderByDescending(axis => axes.EigenValues[axis].Real).ToArray();
            var rotation = Matrix<double>.Build.Dense(size, size, (i, j) => axes.EigenVectors[i, order[j]]);
            var back = colour * rotation;
            var forward = back.Inverse().Transpose();
            var coordinates = centred * forward;
            var newSlopes = slopes * back;
            for (var dimension = 0; dimension < size; dimension++)
            {
                if (!IsReversed(coordinates.Column(dimension), dimension)) continue;
                coordinates.SetColumn(dimension, -coordinates.Column(dimension));
                newSlopes.SetColumn(dimension, -newSlopes.Column(dimension));
            }

            var total = order.Sum(axis => Math.Max(0, axes.EigenValues[axis].Real));
            return new StaticFit
            {
                Points = [.. Enumerable.Range(0, points).Select(point =>
                {
                    var covariance = forward.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfColumnMajor(size, size, _covariance[point])) * forward;
                    return new StaticPoint(
                        _data.PointActor[point], [.. coordinates.Row(point)], [.. Enumerable.Range(0, size).Select(i => Math.Sqrt(covariance[i, i]))], _data.PointCount[point]);
                })],
                Items = [.. Enumerable.Range(0, items).Select(item =>
                {
                    var shift = slopes.Row(item).DotProduct(mean);
                    return new StaticItem(
                        _data.Items[item], [.. newSlopes.Row(item)], _items[(item * _width) + size] - shift, _items[(item * _width) + size + 1] - shift);
                })],
                Shares = [.. order.Select(axis => total > 0 ? Math.Max(0, axes.EigenValues[axis].Real) / total : 0)],
                HasConverged = converged,
                Iterations = iterations,
            };
        }

        private bool IsReversed(Vector<double> coordinate, int dimension)
        {
            var positive = _options.Positive ?? (_record.ActorIndex("USA") is null ? null : "USA");
            if (dimension == 0 && positive is not null && _record.ActorIndex(positive) is { } actor && _data.PointOf(actor, 0) is { } point) return coordinate[point] < 0;
            return coordinate[coordinate.AbsoluteMaximumIndex()] < 0;
        }
    }
}
