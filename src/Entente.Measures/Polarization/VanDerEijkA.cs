using Entente.Measures.Agreement;

namespace Entente.Measures.Polarization;

/// <summary>Van der Eijk's agreement A of a distribution over ordered categories: from one peak, over evenness, to two poles.</summary>
/// <remarks>
/// The distribution is cut into layers in which each category is either full or empty. A layer's A is its unimodality U times one less the
/// share of categories that it spreads over; A of the whole is the mean of the layers, each weighing its share of the cases. Source: [VanDerEijk2001].
/// </remarks>
public static class VanDerEijkA
{
    /// <summary>The A of the stances on a proposition, in the order oppose, reserve, support.</summary>
    /// <param name="counts">The stances.</param>
    /// <returns>In [−1, 1]: 1 all in one category, 0 evenly spread, −1 half at either pole. Null if no one took a stance.</returns>
    public static double? Of(StanceCounts counts) => Of([counts.Oppose, counts.Reserve, counts.Support]);

    /// <summary>The A of any distribution.</summary>
    /// <param name="frequencies">Cases in each category, in order; 0 or more; at least three categories.</param>
    /// <returns>In [−1, 1]: 1 all in one category, 0 evenly spread, −1 half at either pole. Null if there are no cases.</returns>
    /// <exception cref="ArgumentException">Fewer than three categories, or a frequency that is negative or not a number.</exception>
    public static double? Of(ReadOnlySpan<double> frequencies)
    {
        if (frequencies.Length < 3) throw new ArgumentException($"Expected at least three categories; found {frequencies.Length}.", nameof(frequencies));
        double total = 0;
        foreach (var frequency in frequencies)
        {
            if (!(frequency >= 0 && double.IsFinite(frequency)))
                throw new ArgumentException($"Expected frequencies of 0 or more; found {frequency}.", nameof(frequencies));
            total += frequency;
        }

        if (total == 0) return null;
        Span<double> left = stackalloc double[frequencies.Length];
        frequencies.CopyTo(left);
        Span<bool> full = stackalloc bool[frequencies.Length];
        var agreement = 0.0;
        while (LowestOf(left, full) is var (lowest, filled) && filled > 0)
        {
            agreement += filled * lowest / total * OfLayer(full, filled);
            for (var category = 0; category < left.Length; category++)
            {
                // The lowest category becomes exactly empty, so every layer ends at least one.
                if (full[category]) left[category] = left[category] == lowest ? 0 : left[category] - lowest;
            }
        }

        return agreement;
    }

    private static (double Lowest, int Filled) LowestOf(ReadOnlySpan<double> left, Span<bool> full)
    {
        var lowest = double.PositiveInfinity;
        var filled = 0;
        for (var category = 0; category < left.Length; category++)
        {
            full[category] = left[category] > 0;
            if (!full[category]) continue;
            filled++;
            lowest = Math.Min(lowest, left[category]);
        }

        return (lowest, filled);
    }

    private static double OfLayer(ReadOnlySpan<bool> full, int filled)
    {
        var k = full.Length;
        int unimodal = 0, bimodal = 0;
        for (var low = 0; low < k; low++)
        {
            for (var middle = low + 1; middle < k; middle++)
            {
                for (var high = middle + 1; high < k; high++)
                {
                    if (full[low] && !full[middle] && full[high]) bimodal++;
                    else if (full[middle] && full[low] != full[high]) unimodal++;
                }
            }
        }

        var unimodality = unimodal + bimodal == 0
            ? 1
            : (((k - 2.0) * unimodal) - ((k - 1.0) * bimodal)) / ((k - 2.0) * (unimodal + bimodal));
        return unimodality * (1 - ((filled - 1.0) / (k - 1)));
    }
}
