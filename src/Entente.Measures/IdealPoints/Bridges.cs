using System.Collections.Immutable;

namespace Entente.Measures.IdealPoints;

/// <summary>How many items carry a comparison from each period to the next: items with propositions on both sides of the boundary.</summary>
/// <remarks>
/// Points of two periods lie on one scale because items are voted on again, and because actors are assumed to move little. Where no item
/// crosses, only the second holds, and the level of one side against the other is what the prior says.
/// </remarks>
public sealed class Bridges
{
    internal Bridges(ImmutableArray<int> periods, ImmutableArray<int> counts)
    {
        Periods = periods;
        Counts = counts;
    }

    /// <summary>Keys of the periods, ascending.</summary>
    public ImmutableArray<int> Periods { get; }

    /// <summary>For each period but the last, the number of items with propositions in or before it and also after it; length periods − 1.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>The keys of the periods after which no item crosses to the next, ascending.</summary>
    public ImmutableArray<int> Unbridged =>
        [.. Enumerable.Range(0, Counts.Length).Where(boundary => Counts[boundary] == 0).Select(boundary => Periods[boundary])];

    /// <summary>The warning for a comparison of two periods.</summary>
    /// <param name="first">Key of a period.</param>
    /// <param name="second">Key of another.</param>
    /// <returns>A sentence that names the unbridged boundaries between them; null if every boundary has a bridge or the periods are the same.</returns>
    public string? Warning(int first, int second)
    {
        var (low, high) = first < second ? (first, second) : (second, first);
        var crossed = Unbridged.Where(period => period >= low && period < high).ToArray();
        if (crossed.Length == 0) return null;
        var named = string.Join(", ", crossed.Take(8)) + (crossed.Length > 8 ? ", …" : "");
        return $"No item bridges the boundary after {(crossed.Length == 1 ? "period" : "periods")} {named}: across it the levels are compared by the prior alone.";
    }

    internal static Bridges Of(IdealPointData data)
    {
        var counts = new int[Math.Max(0, data.Periods.Length - 1)];
        for (var item = 0; item < data.ItemCount; item++)
        {
            for (var boundary = data.FirstPeriod[item]; boundary < data.LastPeriod[item]; boundary++) counts[boundary]++;
        }

        return new Bridges(data.Periods, [.. counts]);
    }
}
