namespace Entente.Measures.Intervals;

/// <summary>A measured quantity with its interval.</summary>
/// <param name="Value">The quantity.</param>
/// <param name="Low">The lower end of its interval; null if there is none.</param>
/// <param name="High">The upper end of its interval; null if there is none.</param>
public readonly record struct Estimate(double Value, double? Low, double? High)
{
    /// <summary>The estimate of a value with the central interval of its replicates.</summary>
    internal static Estimate? Of(double value, Span<double> replicates, double level)
    {
        if (double.IsNaN(value)) return null;
        var interval = Interval.OfReplicates(replicates, level);
        return new Estimate(value, interval?.Low, interval?.High);
    }
}
