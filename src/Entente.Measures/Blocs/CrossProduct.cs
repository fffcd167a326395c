using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.Blocs;

/// <summary>X'X of a centred matrix, as an operator on vectors over the columns.</summary>
internal interface ICrossProduct
{
    /// <summary>The number of columns.</summary>
    int ColumnCount { get; }

    /// <summary>X'X v.</summary>
    /// <param name="vector">v; length of the columns.</param>
    /// <param name="result">Length of the columns; overwritten.</param>
    void Multiply(double[] vector, double[] result);
}

/// <summary>X'X written out once, columns × columns.</summary>
internal sealed class WrittenCrossProduct : ICrossProduct
{
    private readonly double[] _products;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public WrittenCrossProduct(int[] starts, int[] columns, double[] values, int columnCount)
    {
        ColumnCount = columnCount;
        _products = new double[columnCount * columnCount];
        for (var row = 0; row < starts.Length - 1; row++)
        {
            var rowColumns = columns.AsSpan(starts[row], starts[row + 1] - starts[row]);
            var rowValues = values.AsSpan(starts[row], rowColumns.Length);
            for (var entry = 0; entry < rowColumns.Length; entry++)
            {
                var value = rowValues[entry];
                if (value == 0) continue;
                var target = _products.AsSpan(rowColumns[entry] * columnCount, columnCount);
                for (var other = entry; other < rowColumns.Length; other++) target[rowColumns[other]] += value * rowValues[other];
            }
        }

        for (var row = 0; row < columnCount; row++)
        {
            for (var column = 0; column < row; column++) _products[(row * columnCount) + column] = _products[(column * columnCount) + row];
        }
    }

    public int ColumnCount { get; }

    public void Multiply(double[] vector, double[] result)
    {
        for (var row = 0; row < ColumnCount; row++) result[row] = VectorSpace.Inner(_products.AsSpan(row * ColumnCount, ColumnCount), vector);
    }
}

/// <summary>Inner products with a fixed order of addition (four lanes), so that every machine gets the same bits.</summary>
internal static class VectorSpace
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Inner(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var firstLanes = MemoryMarshal.Cast<double, Vector256<double>>(first);
        var secondLanes = MemoryMarshal.Cast<double, Vector256<double>>(second);
        var sums = Vector256<double>.Zero;
        for (var block = 0; block < firstLanes.Length; block++) sums += firstLanes[block] * secondLanes[block];
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (var place = firstLanes.Length * Vector256<double>.Count; place < first.Length; place++) sum += first[place] * second[place];
        return sum;
    }

    public static double Length(ReadOnlySpan<double> vector) => Math.Sqrt(Inner(vector, vector));

    /// <summary>Takes the part along unit vectors out of a vector, in place.</summary>
    public static void Remove(IEnumerable<double[]> components, double[] vector)
    {
        foreach (var component in components)
        {
            var overlap = Inner(component, vector);
            for (var place = 0; place < vector.Length; place++) vector[place] -= overlap * component[place];
        }
    }
}
