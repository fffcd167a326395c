using System.Runtime.CompilerServices;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>A stance on a statement in 16 bits: the statement in the upper 14, below it 0 for a red line or else the number of the
/// stance.</summary>
internal static class StanceEntry
{
    public const int RedLine = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Of(int statement, Stance stance, bool isRedLine) => (ushort)((statement << 2) | (isRedLine ? RedLine : (int)stance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Statement(ushort entry) => entry >> 2;

    /// <summary>0 for a red line, else 1 to 3 as in <see cref="Records.Stance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Kind(ushort entry) => entry & 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Stance Stance(ushort entry) => (Stance)Math.Max(entry & 3, 1);

    /// <summary>−1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Code(ushort entry) => Math.Max(entry & 3, 1) - 2;

    /// <summary>Where a statement is, or would be, in a row in ascending order.</summary>
    public static int PlaceOf(ReadOnlySpan<ushort> row, int statement)
    {
        var (low, high) = (0, row.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Statement(row[middle]) < statement) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
