namespace Entente.Diagnosis.TalkAndDeed;

/// <summary>A mean of values that err together within clusters.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Error">Its standard error with the correction for few clusters, C/(C − 1); null with one cluster.</param>
/// <param name="Count">The number of values.</param>
internal readonly record struct ClusteredMean(double Mean, double? Error, int Count)
{
    /// <summary>The mean of values with their clusters.</summary>
    public static ClusteredMean Of(IReadOnlyList<(double Value, int Cluster)> values)
    {
        var mean = values.Sum(value => value.Value) / values.Count;
        var clusters = new SortedDictionary<int, double>();
        foreach (var (value, cluster) in values) clusters[cluster] = clusters.GetValueOrDefault(cluster) + (value - mean);
        if (clusters.Count < 2) return new ClusteredMean(mean, null, values.Count);
        var squares = clusters.Values.Sum(sum => sum * sum);
        return new ClusteredMean(mean, Math.Sqrt(squares * clusters.Count / (clusters.Count - 1.0)) / values.Count, values.Count);
    }

    public ActorConduct As(string actor) => new(actor, Mean, Error, Count);
}
