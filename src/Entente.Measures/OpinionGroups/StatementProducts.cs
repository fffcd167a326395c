using System.Runtime.CompilerServices;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// How stances on two statements go together: Σ over actors who answered both of weight × centred stance × centred stance. Statements ×
/// statements,
/// the upper triangle; the diagonal is left out, since a statement's own variance says nothing about what goes together.
/// </summary>
internal sealed class StatementProducts
{
    /// <summary>Rows are summed in so many blocks, whatever the number of processors, so that the sums are the same on every
    /// machine.</summary>
    private const int Blocks = 4;

    private StatementProducts(CanonicalSheet sheet, double[] weights)
    {
        Sheet = sheet;
        Weights = weights;
        Means = new double[sheet.ColumnCount];
        Answered = new double[sheet.ColumnCount];
        Products = new double[sheet.ColumnCount * sheet.ColumnCount];
    }

    public CanonicalSheet Sheet { get; }

    /// <summary>The weight of each row.</summary>
    public double[] Weights { get; }

    /// <summary>The mean stance on each statement; length S.</summary>
    public double[] Means { get; }

    /// <summary>The weight that answered each statement; length S.</summary>
    public double[] Answered { get; }

    /// <summary>S × S, upper triangle.</summary>
    public double[] Products { get; }

    /// <summary>The weight of all rows.</summary>
    public double Total { get; private set; }

    /// <summary>The mean squared centred stance.</summary>
    public double Variance { get; private set; }

    /// <summary>
    /// How much oftener two statements are answered by the same actor than if actors were alike in how much they answer; 1 if they are.
    /// </summary>
    public double Together { get; private set; }

    public static StatementProducts Of(CanonicalSheet sheet, double[] weights, ParallelOptions parallelism)
    {
        var products = new StatementProducts(sheet, weights);
        products.Centre();
        var size = sheet.ColumnCount * sheet.ColumnCount;
        var blocks = sheet.RowCount < 1_000 ? 1 : Blocks;
        var parts = new double[blocks][];
        Parallel.For(0, blocks, parallelism, block =>
        {
            parts[block] = block == 0 ? products.Products : new double[size];
            products.Add(parts[block], sheet.RowCount * block / blocks, sheet.RowCount * (block + 1) / blocks);
        });
        for (var block = 1; block < blocks; block++)
        {
            for (var cell = 0; cell < size; cell++) products.Products[cell] += parts[block][cell];
        }

        return products;
    }

    private void Centre()
    {
        var sums = new double[Means.Length];
        var squares = new double[Means.Length];
        double pairs = 0;
        for (var row = 0; row < Sheet.RowCount; row++)
        {
            var weight = Weights[row];
            var entries = Sheet.Row(row);
            Total += weight;
            pairs += weight * entries.Length * (entries.Length - 1.0);
            foreach (var entry in entries)
            {
                var column = StanceEntry.Statement(entry);
                var code = StanceEntry.Code(entry);
                Answered[column] += weight;
                sums[column] += weight * code;
                squares[column] += weight * code * code;
            }
        }

        double all = 0, allSquared = 0, spread = 0;
        for (var column = 0; column < Means.Length; column++)
        {
            var answered = Answered[column];
            if (!(answered > 0)) continue;
            Means[column] = sums[column] / answered;
            all += answered;
            allSquared += answered * answered;
            spread += squares[column] - (sums[column] * Means[column]);
        }

        Variance = all > 0 ? spread / all : 0;
        var expected = ((all * all) - allSquared) / Math.Max(Total, double.Epsilon);
        Together = expected > 0 && pairs > 0 ? pairs / expected : 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(double[] products, int from, int to)
    {
        Span<double> values = new double[Sheet.ColumnCount];
        Span<int> columns = new int[Sheet.ColumnCount];
        for (var row = from; row < to; row++)
        {
            var entries = Sheet.Row(row);
            for (var place = 0; place < entries.Length; place++)
            {
                columns[place] = StanceEntry.Statement(entries[place]);
                values[place] = StanceEntry.Code(entries[place]) - Means[columns[place]];
            }

            var weight = Weights[row];
            for (var first = 0; first < entries.Length; first++)
            {
                var value = weight * values[first];
                if (value == 0) continue;
                var target = products.AsSpan(columns[first] * Sheet.ColumnCount, Sheet.ColumnCount);
                for (var second = first + 1; second < entries.Length; second++) target[columns[second]] += value * values[second];
            }
        }
    }
}
