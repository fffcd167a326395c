using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Disagreement as it was cast, beside what the model expects: mean over items of the mean over pairs with a stance of |sᵢ − sⱼ|/2.</summary>
internal static class ObservedDisagreement
{
    /// <summary>The mean over the items of a fit in some periods; propositions of one item are averaged first.</summary>
    /// <returns>In [0, 1]; null if no proposition has two stances.</returns>
    public static double? Of(IdealPointFit fit, int[] periods)
    {
        var record = fit.Record;
        var items = new SortedDictionary<int, (double Sum, int Count)>();
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            var item = fit.ItemOfProposition[proposition];
            if (item < 0 || record.Propositions[proposition].Period is not { } period || Array.BinarySearch(periods, period) < 0) continue;
            if (Of(record.OnProposition(proposition)) is not { } disagreement) continue;
            var (sum, count) = items.GetValueOrDefault(item);
            items[item] = (sum + disagreement, count + 1);
        }

        return items.Count == 0 ? null : items.Values.Average(item => item.Sum / item.Count);
    }

    /// <summary>The mean over pairs on one proposition; null with fewer than two stances.</summary>
    internal static double? Of(StanceRow row)
    {
        Span<double> counts = stackalloc double[Stances.Categories];
        counts.Clear();
        foreach (var stance in row.Stances) counts[stance.Category()]++;
        var (oppose, reserve, support, n) = (counts[0], counts[1], counts[2], (double)row.Length);
        return n < 2 ? null : ((oppose * support) + (0.5 * reserve * (oppose + support))) / (n * (n - 1) / 2);
    }
}
