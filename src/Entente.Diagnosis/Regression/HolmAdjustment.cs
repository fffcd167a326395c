namespace Entente.Diagnosis.Regression;

/// <summary>Holm's step-down adjustment of p-values for the number of tests made together [Holm1979].</summary>
public static class HolmAdjustment
{
    /// <summary>The adjusted p-values: rejecting those up to a level makes a false rejection anywhere no likelier than the level, however the tests depend on each other.</summary>
    /// <param name="values">The p-values; null where there is no test.</param>
    /// <returns>Adjusted p-values in [0, 1], in the same order; null where there is no test.</returns>
    public static double?[] Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var adjusted = new double?[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(test => values[test] is not null).OrderBy(test => values[test]).ToArray();
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, values[order[rank]]!.Value * (order.Length - rank)));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
