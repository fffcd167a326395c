namespace Entente.Measures.Agreement;

/// <summary>How far two actors agree over the propositions on which both took a stance, plainly and corrected for chance.</summary>
/// <remarks>
/// <para>
/// Kept as six counts, from which every measure follows by one division of whole numbers, so the measures are exact to the last bit
/// of a double. With stances coded −1, 0, 1 a difference |x − y| is the number of the two thresholds (not opposing, supporting) that
/// lie between the stances; each count below is about one threshold.
/// </para>
/// <para>
/// The chance-corrected measures have the common form 1 − D_o/D_e, where D_o is the observed mean of |x − y|/2 and D_e the mean expected
/// by chance: from both actors' pooled shares of the categories for π [Scott1955], from each one's own shares for κ [Cohen1960] [Cohen1968],
/// and one half, whatever the shares, for S [Signorino1999]. Which to use: [Hage2011].
/// </para>
/// </remarks>
public readonly struct PairAgreement : IEquatable<PairAgreement>
{
    private readonly PairCounts _counts;

    internal PairAgreement(int first, int second, PairCounts counts)
    {
        First = first;
        Second = second;
        _counts = counts;
    }

    /// <summary>Index of one actor in the record.</summary>
    public int First { get; }

    /// <summary>Index of the other actor in the record.</summary>
    public int Second { get; }

    /// <summary>The number of propositions on which both took a stance.</summary>
    public int Count => _counts.Both;

    /// <summary>Plain agreement: 1 − mean |x − y| / 2.</summary>
    /// <value>In [0, 1]; 1 is the same stance throughout, 0 opposite stances throughout. Null without a common proposition.</value>
    public double? Agreement => Count == 0 ? null : ((2.0 * Count) - _counts.Distance) / (2.0 * Count);

    /// <summary>The similarity S of two portfolios: 1 − mean |x − y|, that is 2·agreement − 1.</summary>
    /// <value>In [−1, 1]. Null without a common proposition. Source: [Signorino1999].</value>
    public double? S => Count == 0 ? null : (double)(Count - _counts.Distance) / Count;

    /// <summary>Scott's π with linear weights: agreement beyond what the pair's pooled shares of the stances would give by chance.</summary>
    /// <value>
    /// At most 1; 0 is chance, negative is less than chance. Null without a common proposition, and where both actors took one and
    /// the same stance throughout (0/0). Source: [Scott1955], weighted as in [Hage2011].
    /// </value>
    public double? Pi
    {
        get
        {
            var expected = _counts.PooledExpectation;
            return expected == 0 ? null : (expected - (2.0 * Count * _counts.Distance)) / expected;
        }
    }

    /// <summary>Cohen's κ with linear weights: agreement beyond what each actor's own shares of the stances would give by chance.</summary>
    /// <value>
    /// At most 1; 0 is chance, negative is less than chance. Null without a common proposition, and where both actors took one and
    /// the same stance throughout (0/0). Source: [Cohen1968].
    /// </value>
    public double? Kappa
    {
        get
        {
            var expected = _counts.OwnExpectation;
            return expected == 0 ? null : (expected - ((double)Count * _counts.Distance)) / expected;
        }
    }

    /// <summary>The covariance-like agreement A: twice the distance expected from each actor's own shares less the observed distance.</summary>
    /// <value>
    /// In [−1, 1]; 0 is chance. The numerator of κ on a fixed scale: defined, and 0, where both actors never vary. Null without a common
    /// proposition. Source: [Benati2026].
    /// </value>
    public double? A => Count == 0 ? null : (_counts.OwnExpectation - ((double)Count * _counts.Distance)) / ((double)Count * Count);

    /// <summary>Whether two values describe the same actors with the same counts.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(PairAgreement left, PairAgreement right) => left.Equals(right);

    /// <summary>Whether two values differ in actors or counts.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(PairAgreement left, PairAgreement right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PairAgreement other) => First == other.First && Second == other.Second && _counts == other._counts;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PairAgreement other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Second, _counts);
}
