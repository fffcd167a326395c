namespace Entente.Measures.Blocs.Polis;

/// <summary>Who takes part in the clustering (POLIS section 6).</summary>
internal static class Conversation
{
    /// <summary>The rows in the clustering, ascending: those with enough votes, those who were in it before, and the most active others.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="wasIn">Rows that the tick before had in.</param>
    /// <param name="options">The thresholds.</param>
    public static int[] Members(VoteMatrix votes, IEnumerable<int> wasIn, PolisOptions options)
    {
        var isIn = new bool[votes.RowCount];
        foreach (var row in wasIn) isIn[row] = true;
        var enough = Math.Min(options.VotesToEnter, votes.ColumnCount);
        for (var row = 0; row < isIn.Length; row++) isIn[row] |= votes.VotesOf(row) >= enough;
        var missing = options.FewestParticipants - isIn.Count(member => member);
        if (missing > 0)
        {
            var others = Enumerable.Range(0, isIn.Length).Where(row => !isIn[row]).OrderByDescending(votes.VotesOf).Take(missing).ToArray();
            foreach (var row in others) isIn[row] = true;
        }

        return [.. Enumerable.Range(0, isIn.Length).Where(row => isIn[row])];
    }
}
