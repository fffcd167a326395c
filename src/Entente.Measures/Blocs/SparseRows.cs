using System.Runtime.CompilerServices;

namespace Entente.Measures.Blocs;

/// <summary>A centred matrix X in compressed sparse rows; a value that is missing is zero after centring on column means.</summary>
/// <param name="starts">Where the entries of a row start; rows + 1.</param>
/// <param name="columns">The column of each entry, ascending within a row.</param>
/// <param name="values">The value of each entry.</param>
/// <param name="columnCount">The number of columns.</param>
internal sealed class SparseRows(int[] starts, int[] columns, double[] values, int columnCount) : ICrossProduct
{
    /// <summary>Above this many columns the cross product is not written out (32 MB).</summary>
    private const int MostColumnsWrittenOut = 2048;

    public int RowCount => starts.Length - 1;

    public int ColumnCount => columnCount;

    /// <summary>X'X in the form that is cheaper for some hundred products: written out, or left as two sparse products.</summary>
    public ICrossProduct CrossProduct()
    {
        if (columnCount > MostColumnsWrittenOut) return this;
        var cost = 0L;
        for (var row = 0; row < RowCount; row++) cost += (long)(starts[row + 1] - starts[row]) * (starts[row + 1] - starts[row]);
        return cost <= 400L * values.Length ? new WrittenCrossProduct(starts, columns, values, columnCount) : this;
    }

    /// <summary>X v: one dot product a row.</summary>
    /// <param name="vector">Length of the columns.</param>
    /// <param name="result">Length of the rows; overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(double[] vector, double[] result)
    {
        for (var row = 0; row < result.Length; row++) result[row] = Dot(row, vector);
    }

    /// <summary>The sum of all squared values.</summary>
    public double SumOfSquares() => VectorSpace.Inner(values, values);

    /// <summary>X'X v in one pass over the entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(double[] vector, double[] result)
    {
        Array.Clear(result);
        for (var row = 0; row < starts.Length - 1; row++)
        {
            var dot = Dot(row, vector);
            for (var entry = starts[row]; entry < starts[row + 1]; entry++) result[columns[entry]] += dot * values[entry];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Dot(int row, double[] vector)
    {
        var sum = 0.0;
        for (var entry = starts[row]; entry < starts[row + 1]; entry++) sum += values[entry] * vector[columns[entry]];
        return sum;
    }
}
