using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// The space in which actors have their places: what each statement's stances load on up to four directions of most covariance, and the
/// rule that
/// places an actor from its stances.
/// </summary>
/// <remarks>
/// The model is that of probabilistic principal components [Tipping1999]: stance = mean + loadings · z + noise, z standard normal. An
/// actor's z is its expectation
/// given the stances it took, which shrinks towards the middle where these are few; dividing by the root of its reliability takes the
/// shrinkage of the
/// spread back, so that the number of stances says nothing about how far out a place is. Loadings come from the statements' products,
/// each divided by
/// the root of what was answered, without the diagonal [Zhang2022]; directions that do not rise above the noise of the products count
/// for nothing.
/// </remarks>
internal sealed class OpinionSpace
{
    public const int Dimensions = 4;

    /// <summary>
    /// What adds up to a place is rounded to multiples of this, so that the sums are exact and a place does not depend on the order of
    /// the statements.
    /// </summary>
    private const double Grid = 1.0 / (1 << 28);

    private const int TermWidth = Dimensions * (Dimensions + 2);
    private readonly double[] _terms;

    private OpinionSpace(int columns)
    {
        _terms = new double[columns * TermWidth];
        Loadings = new double[columns * Dimensions];
        Means = new double[columns];
        Scale = new double[Dimensions];
        Values = new double[LeadingDirections.Width];
    }

    /// <summary>Columns × dimensions: how a stance moves with each direction.</summary>
    public double[] Loadings { get; }

    /// <summary>The mean stance of each column.</summary>
    public double[] Means { get; private init; }

    /// <summary>The spread of places along each direction, in stances per statement; 0 where the direction is noise.</summary>
    public double[] Scale { get; }

    /// <summary>The leading eigenvalues of the scaled products.</summary>
    public double[] Values { get; }

    /// <summary>The variance of a stance around what the place predicts.</summary>
    public double Noise { get; private set; }

    /// <summary>The space of products.</summary>
    /// <param name="all">The products of all stances: totals, means.</param>
    /// <param name="answered">The weight that answers each column; 0 leaves the column out.</param>
    /// <param name="vectors">The start of the iteration, columns × width; overwritten by the eigenvectors.</param>
    /// <param name="steps">Products of the iteration.</param>
    /// <param name="memory">Working memory.</param>
    public static OpinionSpace Of(StatementProducts all, double[] answered, double[] vectors, int steps, SpaceMemory memory)
    {
        var columns = answered.Length;
        var space = new OpinionSpace(columns) { Means = all.Means };
        Scaled(all.Products, answered, memory);
        LeadingDirections.Find(memory.Matrix, columns, steps, vectors, memory.Images, space.Values);

        // The products of unrelated statements have eigenvalues on both sides of 0 alike: what is no larger than the most negative is noise.
        var edge = 0.0;
        foreach (var value in space.Values) edge = Math.Max(edge, -value);
        edge = Math.Max(edge, space.Values[Dimensions]);
        double sum = 0, explained = 0;
        foreach (var weight in answered) sum += weight;
        var perActor = sum / Math.Max(all.Total, double.Epsilon);
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var value = space.Values[dimension] / all.Together;
            if (!(value > 1e-12) || perActor <= 0) continue;
            explained += value / perActor;
            space.Scale[dimension] = Math.Sqrt(Math.Max(space.Values[dimension] - edge, 0) / (all.Together * perActor));
            var sign = Sign(vectors, columns, dimension);
            for (var column = 0; column < columns; column++)
            {
                if (!(answered[column] > 0)) continue;
                space.Loadings[(column * Dimensions) + dimension] =
                    sign * vectors[(column * LeadingDirections.Width) + dimension] * Math.Sqrt(value * all.Total / answered[column]);
            }
        }

        space.Noise = Math.Max(all.Variance - explained, 0.1 * all.Variance) + 1e-9;
        space.WriteTerms();
        return space;
    }

    /// <summary>For each column its loadings, its loadings × mean, and the products of its loadings.</summary>
    private void WriteTerms()
    {
        for (var column = 0; column < Means.Length; column++)
        {
            var loadings = Loadings.AsSpan(column * Dimensions, Dimensions);
            var terms = _terms.AsSpan(column * TermWidth, TermWidth);
            for (var first = 0; first < Dimensions; first++)
            {
                terms[first] = loadings[first] = Round(loadings[first]);
                terms[Dimensions + first] = Round(loadings[first] * Means[column]);
            }

            for (var first = 0; first < Dimensions; first++)
            {
                for (var second = 0; second < Dimensions; second++) terms[((first + 2) * Dimensions) + second] = Round(loadings[first] * loadings[second]);
            }
        }
    }

    /// <summary>The sum of four numbers in a fixed order, so that every machine gets the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> numbers) => (numbers[0] + numbers[1]) + (numbers[2] + numbers[3]);

    private static double Round(double value) => Math.Round(value / Grid) * Grid;

    /// <summary>The sign that makes the sum of cubes positive: the long tail of the loadings points up.</summary>
    private static double Sign(double[] vectors, int columns, int dimension)
    {
        var cubes = 0.0;
        for (var column = 0; column < columns; column++)
        {
            var value = vectors[(column * LeadingDirections.Width) + dimension];
            cubes += value * value * value;
        }

        return cubes < 0 ? -1 : 1;
    }

    private static void Scaled(double[] products, double[] answered, SpaceMemory memory)
    {
        var columns = answered.Length;
        for (var column = 0; column < columns; column++) memory.Roots[column] = answered[column] > 1e-9 ? 1 / Math.Sqrt(answered[column]) : 0;
        for (var row = 0; row < columns; row++)
        {
            memory.Matrix[(row * columns) + row] = 0;
            var root = memory.Roots[row];
            for (var column = row + 1; column < columns; column++)
            {
                memory.Matrix[(row * columns) + column] = memory.Matrix[(column * columns) + row] =
                    products[(row * columns) + column] * root * memory.Roots[column];
            }
        }
    }

    /// <summary>An accumulation of stances towards a place.</summary>
    public struct Placing
    {
        private Vector256<double> _first, _second, _third, _fourth, _moved;

        /// <summary>Adds a stance.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(OpinionSpace space, int column, int code)
        {
            ref var terms = ref space._terms[column * TermWidth];
            _moved += (Vector256.LoadUnsafe(ref terms) * Vector256.Create((double)code)) - Vector256.LoadUnsafe(ref terms, 4);
            _first += Vector256.LoadUnsafe(ref terms, 8);
            _second += Vector256.LoadUnsafe(ref terms, 12);
            _third += Vector256.LoadUnsafe(ref terms, 16);
            _fourth += Vector256.LoadUnsafe(ref terms, 20);
        }

        /// <summary>The place.</summary>
        /// <param name="space">The space.</param>
        /// <param name="uncertainty">The posterior covariance of z, 4 × 4.</param>
        /// <returns>The place along each direction, with the spread of <see cref="Scale"/>.</returns>
        public readonly Vector256<double> Place(OpinionSpace space, Span<double> uncertainty)
        {
            Span<double> matrix = stackalloc double[Dimensions * Dimensions];
            _first.CopyTo(matrix);
            _second.CopyTo(matrix[4..]);
            _third.CopyTo(matrix[8..]);
            _fourth.CopyTo(matrix[12..]);
            for (var place = 0; place < Dimensions; place++) matrix[(place * Dimensions) + place] += space.Noise;
            Invert(matrix, uncertainty);
            Span<double> result = stackalloc double[Dimensions];
            for (var row = 0; row < Dimensions; row++)
            {
                var z = Sum(Vector256.Create<double>(uncertainty.Slice(row * Dimensions, Dimensions)) * _moved);
                var reliability = 1 - (space.Noise * uncertainty[(row * Dimensions) + row]);
                result[row] = reliability > 1e-6 ? space.Scale[row] * z / Math.Sqrt(reliability) : 0;
            }

            for (var cell = 0; cell < uncertainty.Length; cell++) uncertainty[cell] *= space.Noise;
            return Vector256.Create<double>(result);
        }
    }

    /// <summary>The inverse of a positive definite matrix of order 4 by elimination without exchange of rows; the matrix is
    /// destroyed.</summary>
    private static void Invert(Span<double> matrix, Span<double> inverse)
    {
        inverse.Clear();
        for (var place = 0; place < Dimensions; place++) inverse[(place * Dimensions) + place] = 1;
        for (var pivot = 0; pivot < Dimensions; pivot++)
        {
            var scale = 1 / matrix[(pivot * Dimensions) + pivot];
            for (var column = 0; column < Dimensions; column++)
            {
                matrix[(pivot * Dimensions) + column] *= scale;
                inverse[(pivot * Dimensions) + column] *= scale;
            }

            for (var row = 0; row < Dimensions; row++)
            {
                if (row == pivot) continue;
                var factor = matrix[(row * Dimensions) + pivot];
                for (var column = 0; column < Dimensions; column++)
                {
                    matrix[(row * Dimensions) + column] -= factor * matrix[(pivot * Dimensions) + column];
                    inverse[(row * Dimensions) + column] -= factor * inverse[(pivot * Dimensions) + column];
                }
            }
        }
    }
}

/// <summary>Working memory of one fit of a space.</summary>
internal sealed class SpaceMemory(int columns)
{
    public double[] Matrix { get; } = new double[columns * columns];

    public double[] Images { get; } = new double[columns * LeadingDirections.Width];

    public double[] Roots { get; } = new double[columns];
}
