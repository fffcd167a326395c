namespace Entente.Measures.Blocs.Polis;

/// <summary>Two numbers per statement: group-aware consensus (POLIS section 13) and routing priority (section 14).</summary>
internal static class StatementScores
{
    private const double MetaPriority = 49;

    /// <summary>The product over groups of the share that agrees, each with one agreement and one other vote added; in (0, 1).</summary>
    public static double GroupAwareConsensus(ReadOnlySpan<VoteCounts> groups, int column)
    {
        var product = 1.0;
        foreach (var group in groups) product *= ProportionTests.Share(group.Agree[column], group.Seen[column]);
        return product;
    }

    /// <summary>How much a statement should be shown: agreed to, seldom passed, far from the centre, and above all new.</summary>
    /// <param name="groups">The votes per group of the tick before.</param>
    /// <param name="column">The column in these counts, or −1 if the tick before did not know the statement.</param>
    /// <param name="extremity">The extremity of the statement now.</param>
    /// <param name="isMeta">Whether it is about the participants themselves.</param>
    public static double Priority(ReadOnlySpan<VoteCounts> groups, int column, double extremity, bool isMeta)
    {
        if (isMeta) return MetaPriority;
        int agree = 0, disagree = 0, seen = 0;
        foreach (var group in column < 0 ? [] : groups)
        {
            agree += group.Agree[column];
            disagree += group.Disagree[column];
            seen += group.Seen[column];
        }

        var passes = seen - agree - disagree;
        var importance = (1 - ProportionTests.Share(passes, seen)) * (1 + extremity) * ProportionTests.Share(agree, seen);
        var priority = importance * (1 + (8 * Math.Pow(2, seen / -5.0)));
        return priority * priority;
    }
}
