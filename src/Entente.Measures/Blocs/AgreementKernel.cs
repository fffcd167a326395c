using Entente.Measures.Agreement;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>
/// Chance-corrected agreement of every pair of actors on a fixed scale: the distance |x − y| that the pair's pooled shares of stances lead to
/// expect, less the observed one. It is the numerator of Scott's π [Scott1955] [Hage2011], 0 at chance, and unlike π does not blow up the noise of
/// actors that hardly ever differ, nor is it undefined for those that never do.
/// </summary>
/// <remarks>
/// With complete records it is, over the two thresholds t (not opposing, supporting), Σ_t 2 cov_t − (p_t − q_t)² / 2 with p and q the
/// actors' shares above t: like an inner product, it makes a geometry.
/// </remarks>
internal sealed class AgreementKernel
{
    private AgreementKernel(int count, double[] values)
    {
        Count = count;
        Values = values;
    }

    /// <summary>The number of actors.</summary>
    public int Count { get; }

    /// <summary>Actors × actors; on the diagonal an actor's agreement with itself.</summary>
    public double[] Values { get; }

    /// <summary>The distance that agreement makes of two places: √(A_ii + A_jj − 2 A_ij), 0 if negative.</summary>
    public double Distance(int first, int second) => Math.Sqrt(Math.Max(
        0, Values[(first * Count) + first] + Values[(second * Count) + second] - (2 * Values[(first * Count) + second])));

    /// <summary>The kernel over some propositions, repeated ones counting as often as named.</summary>
    /// <param name="record">The record.</param>
    /// <param name="actors">The actors in the order of the kernel.</param>
    /// <param name="propositions">The propositions.</param>
    /// <param name="minCommon">Pairs with fewer common propositions take the value that the two actors' means lead to expect.</param>
    public static AgreementKernel Of(StanceRecord record, int[] actors, ReadOnlySpan<int> propositions, int minCommon)
    {
        var planes = StancePlanes.Pack(record, propositions);
        var placeOf = new int[record.Actors.Length];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < planes.Actors.Length; place++) placeOf[planes.Actors[place]] = place;

        var n = actors.Length;
        var values = new double[n * n];
        var sums = new double[n];
        var counts = new int[n];
        for (var first = 0; first < n; first++)
        {
            for (var second = first; second < n; second++)
            {
                var (a, b) = (placeOf[actors[first]], placeOf[actors[second]]);
                var pair = a < 0 || b < 0 ? default : PairCounts.Of(planes.Of(a), planes.Of(b));
                var isKnown = pair.Both >= Math.Max(minCommon, 1);
                var value = isKnown ? (pair.PooledExpectation - (2.0 * pair.Both * pair.Distance)) / (2.0 * pair.Both * pair.Both) : double.NaN;
                values[(first * n) + second] = values[(second * n) + first] = value;
                if (!isKnown || first == second) continue;
                sums[first] += value;
                sums[second] += value;
                counts[first]++;
                counts[second]++;
            }
        }

        Fill(values, sums, counts);
        return new AgreementKernel(n, values);
    }

    /// <summary>
    /// The kernel centred on its mean in rows and columns: what is common to all pairs is taken out, and a pair that was filled in says nothing.
    /// </summary>
    public double[] Centered()
    {
        var means = new double[Count];
        for (var row = 0; row < Count; row++)
        {
            for (var column = 0; column < Count; column++) means[row] += Values[(row * Count) + column] / Count;
        }

        var grand = means.Sum() / Count;
        var centered = new double[Values.Length];
        for (var row = 0; row < Count; row++)
        {
            for (var column = 0; column < Count; column++)
                centered[(row * Count) + column] = Values[(row * Count) + column] - means[row] - means[column] + grand;
        }

        return centered;
    }

    private static void Fill(double[] values, double[] sums, int[] counts)
    {
        var n = counts.Length;
        var known = counts.Sum();
        var grand = known > 0 ? sums.Sum() / known : 0;
        double Mean(int place) => counts[place] > 0 ? sums[place] / counts[place] : grand;
        for (var first = 0; first < n; first++)
        {
            for (var second = first; second < n; second++)
            {
                if (!double.IsNaN(values[(first * n) + second])) continue;
                values[(first * n) + second] = values[(second * n) + first] = first == second ? Mean(first) : Mean(first) + Mean(second) - grand;
            }
        }
    }
}
