namespace Entente.Diagnosis.Culture;

/// <summary>How far apart the cultures of two populations are, from the scores of nations or from the answers of people.</summary>
public static class CultureDistance
{
    /// <summary>Kogut and Singh's distance: the mean over the dimensions of culture of the squared difference, each in units of its variance.</summary>
    /// <param name="first">The scores of one nation, one per dimension; length D (four in the original).</param>
    /// <param name="second">The scores of the other on the same dimensions; length D.</param>
    /// <param name="variances">The variance of each dimension over all nations, positive; length D.</param>
    /// <returns>0 or more, without a unit: 0 the same scores, 2 what two nations drawn at random have on average. Null without a dimension.</returns>
    /// <remarks>(1/D) Σ (x − y)² / V. Source: [KogutSingh1988]. It is a squared distance: the triangle inequality holds for its root.</remarks>
    /// <exception cref="ArgumentException">The three differ in length, or a variance is not positive.</exception>
    public static double? KogutSingh(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> variances)
    {
        if (first.Length != second.Length || first.Length != variances.Length)
            throw new ArgumentException($"Expected as many scores and variances of each; found {first.Length}, {second.Length} and {variances.Length}.", nameof(second));
        var sum = 0.0;
        for (var dimension = 0; dimension < first.Length; dimension++)
        {
            if (!(variances[dimension] > 0))
                throw new ArgumentException($"Expected positive variances; found {variances[dimension]}.", nameof(variances));
            var gap = first[dimension] - second[dimension];
            sum += gap * gap / variances[dimension];
        }

        return first.IsEmpty ? null : sum / first.Length;
    }

    /// <summary>The cultural fixation index CF_ST of one question: the part of all diversity of answers that lies between the two populations.</summary>
    /// <param name="first">How many of one population chose each option, or their shares; length K.</param>
    /// <param name="second">The same of the other population; length K. Both populations weigh alike.</param>
    /// <returns>
    /// In [0, 1]: (H_T − H_S) / H_T, with H = 1 − Σ p² of the pooled population and its mean over the two. 0 the same answers, 1 no answer in
    /// common and each population of one mind. Null where all give one and the same answer, or a population gave none.
    /// </returns>
    /// <remarks>Source: [Muthukrishna2020].</remarks>
    /// <exception cref="ArgumentException">The two differ in length, or a count is negative or not a finite number.</exception>
    public static double? FixationIndex(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"Expected the same {first.Length} options of both; found {second.Length}.", nameof(second));
        var (firstTotal, secondTotal) = (Total(first, nameof(first)), Total(second, nameof(second)));
        if (firstTotal == 0 || secondTotal == 0) return null;
        var (pooled, between) = (1.0, 0.0);
        for (var option = 0; option < first.Length; option++)
        {
            var (p, q) = (first[option] / firstTotal, second[option] / secondTotal);
            pooled -= (p + q) * (p + q) / 4;
            // H_T − H_S is the variance between two populations, Σ (p − q)² / 4: never negative, and exactly 0 for the same answers.
            between += (p - q) * (p - q) / 4;
        }

        return pooled <= 1e-15 ? null : Math.Min(1, between / pooled);
    }

    /// <summary>CF_ST over many questions: the mean over those on which it is defined.</summary>
    /// <param name="questions">The answers of the two populations to each question.</param>
    /// <returns>In [0, 1]; null if it is defined on no question. Source: [Muthukrishna2020].</returns>
    /// <exception cref="ArgumentException">The options of a question differ in number, or a count is negative or not a finite number.</exception>
    public static double? FixationIndex(IEnumerable<(IReadOnlyList<double> First, IReadOnlyList<double> Second)> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var (sum, defined) = (0.0, 0);
        foreach (var (first, second) in questions)
        {
            if (FixationIndex([.. first], [.. second]) is not { } index) continue;
            sum += index;
            defined++;
        }

        return defined == 0 ? null : sum / defined;
    }

    private static double Total(ReadOnlySpan<double> counts, string parameter)
    {
        var total = 0.0;
        foreach (var count in counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
                throw new ArgumentException($"Expected finite counts of 0 or more; found {count}.", parameter);
            total += count;
        }

        return total;
    }
}
