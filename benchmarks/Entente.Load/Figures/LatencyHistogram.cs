using System.Numerics;

namespace Entente.Load.Figures;

/// <summary>
/// How long requests took: counts in cells that grow with the time they stand for, 128 to each doubling, so that a percentile is at most 0.8 % above
/// what it would be among the times themselves.
/// </summary>
/// <remarks>The layout is that of an HDR histogram; times are microseconds up to 2³⁶ of them, 19 hours.</remarks>
internal sealed class LatencyHistogram
{
    private const int CellsPerDoubling = 128;
    private const int Doublings = 30;
    private readonly long[] _counts = new long[CellsPerDoubling * Doublings];

    /// <summary>How many times are in it.</summary>
    public long Count { get; private set; }

    /// <summary>The longest time; zero when there is none.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Adds a time.</summary>
    public void Add(TimeSpan time)
    {
        _counts[Cell((long)time.TotalMicroseconds)]++;
        Count++;
        if (time > Longest) Longest = time;
    }

    /// <summary>Adds all times of another.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var cell = 0; cell < _counts.Length; cell++) _counts[cell] += other._counts[cell];
        Count += other.Count;
        if (other.Longest > Longest) Longest = other.Longest;
    }

    /// <summary>The time that a share of the requests did not exceed.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>The upper end of the cell that holds it, or the longest time where that is less; null when nothing was added.</returns>
    public TimeSpan? Percentile(double share)
    {
        if (Count == 0) return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var cell = 0;
        for (var seen = _counts[0]; seen < rank; seen += _counts[cell]) cell++;
        var upper = TimeSpan.FromMicroseconds(UpperEnd(cell));
        return upper < Longest ? upper : Longest;
    }

    private static int Cell(long microseconds)
    {
        var value = (ulong)Math.Clamp(microseconds, 0, (1L << 36) - 1);
        if (value < CellsPerDoubling) return (int)value;
        var doubling = BitOperations.Log2(value) - BitOperations.Log2(CellsPerDoubling);
        return Math.Min((doubling * CellsPerDoubling) + (int)(value >> doubling), (CellsPerDoubling * Doublings) - 1);
    }

    private static long UpperEnd(int cell)
    {
        if (cell < 2 * CellsPerDoubling) return cell;
        var doubling = (cell / CellsPerDoubling) - 1;
        return (((long)(cell - (doubling * CellsPerDoubling)) + 1) << doubling) - 1;
    }
}
