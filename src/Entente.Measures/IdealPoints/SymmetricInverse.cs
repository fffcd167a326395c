using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.IdealPoints;

/// <summary>Products and inverses of the dense symmetric blocks of <see cref="JointCovariance"/>, all as inner products of rows.</summary>
/// <remarks>Rows have a stride that is a multiple of 8. One instance per worker: it owns the scratch memory.</remarks>
internal sealed class SymmetricInverse(int size)
{
    private readonly double[] _lower = new double[size * Stride(size)];
    private readonly double[] _upper = new double[size * Stride(size)];

    /// <summary>The length of a row with its padding.</summary>
    public static int Stride(int size) => (size + 7) / 8 * 8;

    /// <summary>The inverse of a positive definite matrix.</summary>
    /// <param name="matrix">n × n, rows with stride; its lower triangle is read.</param>
    /// <param name="n">The number of rows.</param>
    /// <param name="inverse">Where the full inverse goes; may be the same memory.</param>
    /// <returns>False, and nothing useful, if the matrix is not positive definite.</returns>
    public bool Invert(ReadOnlySpan<double> matrix, int n, Span<double> inverse)
    {
        var stride = Stride(n);
        var lower = _lower.AsSpan(0, n * stride);
        var upper = _upper.AsSpan(0, n * stride);
        lower.Clear();
        upper.Clear();
        // L by rows; then U = L⁻ᵀ by rows; then UUᵀ.
        for (var i = 0; i < n; i++)
        {
            var row = lower.Slice(i * stride, stride);
            for (var j = 0; j < i; j++)
            {
                var other = lower.Slice(j * stride, stride);
                row[j] = (matrix[(i * stride) + j] - Dot(row, other, 0, j)) / other[j];
            }

            var pivot = matrix[(i * stride) + i] - Dot(row, row, 0, i);
            if (!(pivot > 0)) return false;
            row[i] = Math.Sqrt(pivot);
        }

        for (var j = 0; j < n; j++)
        {
            var column = upper.Slice(j * stride, stride);
            column[j] = 1 / lower[(j * stride) + j];
            for (var i = j + 1; i < n; i++)
            {
                var row = lower.Slice(i * stride, stride);
                column[i] = -Dot(row, column, j, i) / row[i];
            }
        }

        for (var i = 0; i < n; i++)
        {
            var row = upper.Slice(i * stride, stride);
            for (var j = 0; j <= i; j++)
            {
                var value = Dot(row, upper.Slice(j * stride, stride), i, n);
                inverse[(i * stride) + j] = value;
                inverse[(j * stride) + i] = value;
            }
        }

        return true;
    }

    /// <summary>Takes W Wᵀ from the lower triangle of a matrix.</summary>
    /// <param name="w">n rows of a length that is a multiple of 8.</param>
    /// <param name="length">That length.</param>
    /// <param name="matrix">n × n, rows with stride.</param>
    /// <param name="n">The number of rows.</param>
    public static void SubtractSquare(ReadOnlySpan<double> w, int length, Span<double> matrix, int n)
    {
        var stride = Stride(n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) matrix[(i * stride) + j] -= Dot(w.Slice(i * length, length), w.Slice(j * length, length), 0, length);
        }
    }

    /// <summary>Adds a multiple of a row to another; lengths are equal multiples of 8.</summary>
    public static void AddScaled(ReadOnlySpan<double> row, double factor, Span<double> target)
    {
        ref var a = ref MemoryMarshal.GetReference(row);
        ref var b = ref MemoryMarshal.GetReference(target);
        for (var place = 0; place < target.Length; place += 8)
        {
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)place), Vector512.Create(factor), Vector512.LoadUnsafe(ref b, (nuint)place))
                .StoreUnsafe(ref b, (nuint)place);
        }
    }

    /// <summary>The product of a matrix in single precision with a vector.</summary>
    /// <param name="matrix">n × n, rows with stride; the padding holds 0.</param>
    /// <param name="vector">A row with its padding, which holds 0.</param>
    /// <param name="result">Where the n numbers go.</param>
    /// <param name="n">The number of rows.</param>
    public static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<double> vector, Span<double> result, int n)
    {
        var stride = Stride(n);
        ref var values = ref MemoryMarshal.GetReference(vector[..stride]);
        for (var row = 0; row < n; row++)
        {
            ref var entries = ref MemoryMarshal.GetReference(matrix.Slice(row * stride, stride));
            Vector256<double> even = Vector256<double>.Zero, odd = Vector256<double>.Zero;
            for (var place = 0; place < stride; place += 8)
            {
                var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref entries, (nuint)place));
                even = Vector256.FusedMultiplyAdd(lower, Vector256.LoadUnsafe(ref values, (nuint)place), even);
                odd = Vector256.FusedMultiplyAdd(upper, Vector256.LoadUnsafe(ref values, (nuint)(place + 4)), odd);
            }

            result[row] = Vector256.Sum(even + odd);
        }
    }

    /// <summary>The inner product of two rows from one place to another; entries outside, up to the next multiple of 8, must be 0 in one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int from, int to)
    {
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        Vector512<double> even = Vector512<double>.Zero, odd = Vector512<double>.Zero;
        var place = from & ~7;
        for (; place + 8 < to; place += 16)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)place), Vector512.LoadUnsafe(ref b, (nuint)place), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)(place + 8)), Vector512.LoadUnsafe(ref b, (nuint)(place + 8)), odd);
        }

        if (place < to) even = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)place), Vector512.LoadUnsafe(ref b, (nuint)place), even);
        return Vector512.Sum(even + odd);
    }
}
