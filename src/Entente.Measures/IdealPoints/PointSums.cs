using System.Runtime.InteropServices;

namespace Entente.Measures.IdealPoints;

/// <summary>Two sums for each point, gathered by chunks of items and added in the order of chunks.</summary>
internal sealed unsafe class PointSums : IDisposable
{
    private readonly IdealPointData _data;
    private readonly int[][] _chunksOfPeriod;
    private readonly int[] _start;
    private readonly double* _memory;

    public PointSums(IdealPointData data)
    {
        _data = data;
        _start = new int[data.Chunks.Length + 1];
        for (var chunk = 0; chunk < data.Chunks.Length; chunk++) _start[chunk + 1] = _start[chunk] + (2 * (data.Chunks[chunk].Points + 1));
        _memory = (double*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, _start[^1]) * sizeof(double), 64);
        First = new double[data.PointTotal];
        Second = new double[data.PointTotal];
        _chunksOfPeriod = [.. Enumerable.Range(0, data.Periods.Length).Select(period => Enumerable.Range(0, data.Chunks.Length)
            .Where(chunk => data.Chunks[chunk].FirstPoint < data.PeriodStart[period + 1]
                && data.Chunks[chunk].FirstPoint + data.Chunks[chunk].Points > data.PeriodStart[period])
            .ToArray())];
    }

    /// <summary>The first sum of each point, after <see cref="Add"/>.</summary>
    public double[] First { get; }

    /// <summary>The second sum of each point, after <see cref="Add"/>.</summary>
    public double[] Second { get; }

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    /// <summary>The sums of a chunk, set to 0: for each of its points and the gap the first and the second.</summary>
    public double* Clear(int chunk)
    {
        new Span<double>(_memory + _start[chunk], _start[chunk + 1] - _start[chunk]).Clear();
        return _memory + _start[chunk];
    }

    /// <summary>Adds up the points of a period.</summary>
    public void Add(int period)
    {
        var (from, to) = (_data.PeriodStart[period], _data.PeriodStart[period + 1]);
        First.AsSpan(from..to).Clear();
        Second.AsSpan(from..to).Clear();
        foreach (var chunk in _chunksOfPeriod[period])
        {
            var first = _data.Chunks[chunk].FirstPoint;
            var end = Math.Min(to, first + _data.Chunks[chunk].Points);
            for (var point = Math.Max(from, first); point < end; point++)
            {
                var sums = _memory + _start[chunk] + (2 * (point - first));
                First[point] += sums[0];
                Second[point] += sums[1];
            }
        }
    }
}
