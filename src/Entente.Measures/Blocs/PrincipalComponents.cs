using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>
/// Principal components of the stances: where actors stand on what divides them most. A missing stance counts as the proposition's mean; places
/// are pushed out by √(propositions / stances), as Polis does, so that who says little is not held at the centre.
/// </summary>
/// <remarks>Works on the sparse record: O(stances) a product. Components are iterated until they rest, unlike Polis' fixed hundred products.</remarks>
public sealed class PrincipalComponents
{
    private const int MostProducts = 2_000;
    private readonly bool[] _hasPlace;

    private PrincipalComponents(double[][] loadings, double[][] scores, double[] variances, double total, bool[] hasPlace)
    {
        Loadings = [.. loadings.Select(ImmutableArray.Create)];
        Scores = [.. scores.Select(ImmutableArray.Create)];
        Variances = [.. variances];
        TotalVariance = total;
        _hasPlace = hasPlace;
    }

    /// <summary>Dimensions × propositions: unit vectors, the direction of most variance first; zero where no variance is left.</summary>
    public ImmutableArray<ImmutableArray<double>> Loadings { get; }

    /// <summary>Dimensions × actors: their places; 0 for an actor without stances.</summary>
    public ImmutableArray<ImmutableArray<double>> Scores { get; }

    /// <summary>The sum over actors of the squared unscaled score on each dimension.</summary>
    public ImmutableArray<double> Variances { get; }

    /// <summary>The sum of all squared centred stances, of which <see cref="Variances"/> are parts.</summary>
    public double TotalVariance { get; }

    /// <summary>Whether an actor took a stance and so has a place.</summary>
    /// <param name="actor">Index of the actor.</param>
    public bool HasPlace(int actor) => _hasPlace[actor];

    /// <summary>The Euclidean distance of two actors' places, over all dimensions.</summary>
    /// <param name="first">Index of one actor.</param>
    /// <param name="second">Index of the other.</param>
    public double Distance(int first, int second)
    {
        var sum = 0.0;
        foreach (var dimension in Scores)
        {
            var difference = dimension[first] - dimension[second];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The components of a record.</summary>
    /// <param name="record">The record; propositions that a moderator took out are left out.</param>
    /// <param name="dimensions">How many, at least one; those beyond the rank of the record are zero.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static PrincipalComponents Of(StanceRecord record, int dimensions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var (matrix, counts, used) = Centered(record);
        var product = matrix.CrossProduct();
        var loadings = new List<double[]>(dimensions);
        var scores = new double[dimensions][];
        var variances = new double[dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var loading = Leading(product, loadings, dimension, cancellation);
            Spectrum.Orient(loading);
            scores[dimension] = new double[matrix.RowCount];
            matrix.Project(loading, scores[dimension]);
            variances[dimension] = VectorSpace.Inner(scores[dimension], scores[dimension]);
            for (var actor = 0; actor < counts.Length; actor++)
                scores[dimension][actor] *= Math.Sqrt((double)used / Math.Max(counts[actor], 1));
            loadings.Add(loading);
        }

        return new PrincipalComponents([.. loadings], scores, variances, matrix.SumOfSquares(), Array.ConvertAll(counts, count => count > 0));
    }

    private static double[] Leading(ICrossProduct product, List<double[]> found, int dimension, CancellationToken cancellation)
    {
        var random = new Randomness.CounterRandom(0, (ulong)dimension);
        var vector = new double[product.ColumnCount];
        for (var column = 0; column < vector.Length; column++) vector[column] = random.Uniform((ulong)column) - 0.5;
        var next = new double[vector.Length];
        for (var step = 0; step < MostProducts; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            VectorSpace.Remove(found, vector);
            product.Multiply(vector, next);
            VectorSpace.Remove(found, next);
            var length = VectorSpace.Length(next);
            if (!(length > 1e-10)) return new double[vector.Length];
            var change = 0.0;
            for (var column = 0; column < vector.Length; column++)
            {
                var value = next[column] / length;
                change = Math.Max(change, Math.Abs(value - vector[column]));
                vector[column] = value;
            }

            if (change < 1e-12) break;
        }

        return vector;
    }

    private static (SparseRows Matrix, int[] Counts, int Used) Centered(StanceRecord record)
    {
        var means = new double[record.Propositions.Length];
        var isUsed = new bool[means.Length];
        for (var proposition = 0; proposition < means.Length; proposition++)
        {
            var stances = record.OnProposition(proposition).Stances;
            isUsed[proposition] = stances.Length > 0 && record.Propositions[proposition].Moderation is not (Moderation.Rejected or Moderation.Meta);
            var sum = 0;
            foreach (var stance in stances) sum += stance.Code();
            means[proposition] = stances.Length > 0 ? (double)sum / stances.Length : 0;
        }

        var starts = new int[record.Actors.Length + 1];
        var counts = new int[record.Actors.Length];
        var columns = new List<int>(record.StanceCount);
        var values = new List<double>(record.StanceCount);
        for (var actor = 0; actor < counts.Length; actor++)
        {
            var row = record.OfActor(actor);
            for (var i = 0; i < row.Length; i++)
            {
                if (!isUsed[row.Indices[i]]) continue;
                counts[actor]++;
                columns.Add(row.Indices[i]);
                values.Add(row.Stances[i].Code() - means[row.Indices[i]]);
            }

            starts[actor + 1] = columns.Count;
        }

        return (new SparseRows(starts, [.. columns], [.. values], means.Length), counts, isUsed.Count(used => used));
    }
}
