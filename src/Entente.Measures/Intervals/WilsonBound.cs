namespace Entente.Measures.Intervals;

/// <summary>Wilson's one-sided bounds of a share [Wilson1927].</summary>
internal static class WilsonBound
{
    /// <summary>The smallest share that the count does not contradict.</summary>
    /// <param name="count">How many; a weighted count may be a fraction.</param>
    /// <param name="total">Of how many, positive.</param>
    /// <param name="z">The standard normal quantile of the level.</param>
    /// <returns>A share in [0, 1].</returns>
    public static double Low(double count, double total, double z)
    {
        var share = count / total;
        var square = z * z;
        var centre = share + (square / (2 * total));
        var margin = z * Math.Sqrt(((share * (1 - share)) + (square / (4 * total))) / total);
        return Math.Max(0, (centre - margin) / (1 + (square / total)));
    }

    /// <summary>The standard normal quantile of a level.</summary>
    public static double Quantile(double level) => Numerics.Normal.Quantile(level);
}
