using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Entente.Measures.Randomness;

namespace Entente.Measures.OpinionGroups;

/// <summary>The leading eigenvectors of a symmetric matrix by subspace iteration with a fixed number of steps, from a start that is
/// always the same.</summary>
internal static class LeadingDirections
{
    /// <summary>Vectors iterated together; more than are wanted, so that the wanted ones come soon.</summary>
    public const int Width = 8;

    /// <summary>Iterates and solves within the subspace.</summary>
    /// <param name="matrix">Symmetric, n × n.</param>
    /// <param name="n">The number of rows.</param>
    /// <param name="steps">Products, at least one.</param>
    /// <param name="vectors">n × <see cref="Width"/>: the start; overwritten by the eigenvectors, the largest eigenvalue first.</param>
    /// <param name="images">Working memory, n × <see cref="Width"/>.</param>
    /// <param name="values">Overwritten by the eigenvalues; length <see cref="Width"/>.</param>
    public static void Find(double[] matrix, int n, int steps, double[] vectors, double[] images, double[] values)
    {
        Array.Clear(values);
        if (n == 0) return;
        Orthonormalise(vectors, n);
        for (var step = 0; step < steps; step++)
        {
            Multiply(matrix, n, vectors, images);
            images.AsSpan(0, n * Width).CopyTo(vectors);
            Orthonormalise(vectors, n);
        }

        Multiply(matrix, n, vectors, images);
        Span<double> small = stackalloc double[Width * Width];
        small.Clear();
        for (var row = 0; row < n; row++)
        {
            for (var first = 0; first < Width; first++)
            {
                var value = vectors[(row * Width) + first];
                for (var second = 0; second < Width; second++) small[(first * Width) + second] += value * images[(row * Width) + second];
            }
        }

        for (var first = 0; first < Width; first++)
        {
            for (var second = 0; second < first; second++)
                small[(first * Width) + second] = small[(second * Width) + first] = (small[(first * Width) + second] + small[(second * Width) + first]) / 2;
        }

        Span<double> rotation = stackalloc double[Width * Width];
        SmallEigen.Solve(small, Width, values, rotation);
        Span<double> turned = stackalloc double[Width];
        for (var row = 0; row < n; row++)
        {
            var place = vectors.AsSpan(row * Width, Width);
            for (var target = 0; target < Width; target++)
            {
                var sum = 0.0;
                for (var source = 0; source < Width; source++) sum += place[source] * rotation[(source * Width) + target];
                turned[target] = sum;
            }

            turned.CopyTo(place);
        }
    }

    /// <summary>The start that is always the same.</summary>
    public static double[] Start(int n)
    {
        var random = new CounterRandom(0, 0x6F70696E);
        var vectors = new double[n * Width];
        for (var cell = 0; cell < vectors.Length; cell++) vectors[cell] = random.Uniform((ulong)cell) - 0.5;
        return vectors;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(double[] matrix, int n, double[] vectors, double[] images)
    {
        ref var start = ref vectors[0];
        for (var row = 0; row < n; row++)
        {
            var cells = matrix.AsSpan(row * n, n);
            var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var (lowOdd, highOdd) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var column = 0;
            for (; column + 1 < n; column += 2)
            {
                var (cell, next) = (Vector256.Create(cells[column]), Vector256.Create(cells[column + 1]));
                var place = (nuint)(column * Width);
                low += cell * Vector256.LoadUnsafe(ref start, place);
                high += cell * Vector256.LoadUnsafe(ref start, place + 4);
                lowOdd += next * Vector256.LoadUnsafe(ref start, place + 8);
                highOdd += next * Vector256.LoadUnsafe(ref start, place + 12);
            }

            if (column < n)
            {
                var cell = Vector256.Create(cells[column]);
                low += cell * Vector256.LoadUnsafe(ref start, (nuint)(column * Width));
                high += cell * Vector256.LoadUnsafe(ref start, (nuint)((column * Width) + 4));
            }

            (low + lowOdd).CopyTo(images, row * Width);
            (high + highOdd).CopyTo(images, (row * Width) + 4);
        }
    }

    /// <summary>Gram–Schmidt, twice for accuracy. A vector of which nothing is left becomes zero.</summary>
    private static void Orthonormalise(double[] vectors, int n)
    {
        for (var vector = 0; vector < Width; vector++)
        {
            var before = Math.Sqrt(Inner(vectors, n, vector, vector));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < vector; earlier++)
                {
                    var overlap = Inner(vectors, n, earlier, vector);
                    for (var row = 0; row < n; row++) vectors[(row * Width) + vector] -= overlap * vectors[(row * Width) + earlier];
                }
            }

            var length = Math.Sqrt(Inner(vectors, n, vector, vector));
            var scale = length > 1e-12 * before && length > 1e-150 ? 1 / length : 0;
            for (var row = 0; row < n; row++) vectors[(row * Width) + vector] *= scale;
        }
    }

    private static double Inner(double[] vectors, int n, int first, int second)
    {
        var sum = 0.0;
        for (var row = 0; row < n; row++) sum += vectors[(row * Width) + first] * vectors[(row * Width) + second];
        return sum;
    }
}
