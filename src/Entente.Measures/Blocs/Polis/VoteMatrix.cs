using Entente.Records;

namespace Entente.Measures.Blocs.Polis;

/// <summary>
/// The votes as Polis sees them (POLIS section 0 and 1): participants with a vote × statements with a vote, both in the order of the
/// record, kept as sparse rows.
/// </summary>
internal sealed class VoteMatrix
{
    private VoteMatrix(int[] actors, int[] propositions, int[] starts, int[] columns, sbyte[] votes, bool[] moderatedOut)
    {
        Actors = actors;
        Propositions = propositions;
        Starts = starts;
        Columns = columns;
        Votes = votes;
        ModeratedOut = moderatedOut;
        ModeratedOutCount = moderatedOut.Count(isOut => isOut);
    }

    /// <summary>The actor of each row.</summary>
    public int[] Actors { get; }

    /// <summary>The proposition of each column.</summary>
    public int[] Propositions { get; }

    /// <summary>Where the entries of a row start; one more than rows.</summary>
    public int[] Starts { get; }

    /// <summary>The column of each entry.</summary>
    public int[] Columns { get; }

    /// <summary>The vote of each entry: −1 disagree, 0 pass, 1 agree.</summary>
    public sbyte[] Votes { get; }

    /// <summary>Whether a column counts as a pass of everyone, because it was rejected or is about the participants themselves.</summary>
    public bool[] ModeratedOut { get; }

    public int ModeratedOutCount { get; }

    public int RowCount => Actors.Length;

    public int ColumnCount => Propositions.Length;

    public int VotesOf(int row) => Starts[row + 1] - Starts[row];

    public static VoteMatrix Of(StanceRecord record, PolisOptions options)
    {
        var columnOf = new int[record.Propositions.Length];
        var propositions = new List<int>();
        for (var proposition = 0; proposition < columnOf.Length; proposition++)
        {
            var isColumn = record.OnProposition(proposition).Length > 0 && propositions.Count < options.MaxStatements;
            columnOf[proposition] = isColumn ? propositions.Count : -1;
            if (isColumn) propositions.Add(proposition);
        }

        var actors = new List<int>(Math.Min(record.Actors.Length, options.MaxParticipants));
        var starts = new List<int>(actors.Capacity + 1) { 0 };
        var columns = new List<int>(record.StanceCount);
        var votes = new List<sbyte>(record.StanceCount);
        for (var actor = 0; actor < record.Actors.Length && actors.Count < options.MaxParticipants; actor++)
        {
            var row = record.OfActor(actor);
            for (var i = 0; i < row.Length; i++)
            {
                var column = columnOf[row.Indices[i]];
                if (column < 0) continue;
                columns.Add(column);
                votes.Add((sbyte)row.Stances[i].Code());
            }

            if (columns.Count == starts[^1]) continue;
            actors.Add(actor);
            starts.Add(columns.Count);
        }

        var moderatedOut = propositions
            .Select(proposition => record.Propositions[proposition].Moderation is Moderation.Rejected or Moderation.Meta)
            .ToArray();
        return new VoteMatrix([.. actors], [.. propositions], [.. starts], [.. columns], [.. votes], moderatedOut);
    }

    /// <summary>
    /// The mean vote of each column over those who voted; 0 where the column is moderated out. After centring on it a missing vote
    /// is 0, so the centred matrix is as sparse as the votes.
    /// </summary>
    public double[] Center()
    {
        var sums = new int[ColumnCount];
        var counts = new int[ColumnCount];
        for (var entry = 0; entry < Columns.Length; entry++)
        {
            sums[Columns[entry]] += Votes[entry];
            counts[Columns[entry]]++;
        }

        var center = new double[ColumnCount];
        for (var column = 0; column < center.Length; column++)
        {
            if (!ModeratedOut[column] && counts[column] > 0) center[column] = (double)sums[column] / counts[column];
        }

        return center;
    }

    /// <summary>The centred matrix with moderated-out columns at zero.</summary>
    public SparseRows Centered(ReadOnlySpan<double> center)
    {
        var values = new double[Columns.Length];
        for (var entry = 0; entry < values.Length; entry++)
        {
            var column = Columns[entry];
            if (!ModeratedOut[column]) values[entry] = Votes[entry] - center[column];
        }

        return new SparseRows(Starts, Columns, values, ColumnCount);
    }

    /// <summary>Votes per group of rows and column.</summary>
    /// <param name="groupOf">The group of each row, or −1 for none.</param>
    /// <param name="groups">The number of groups.</param>
    public VoteCounts[] CountByGroup(ReadOnlySpan<int> groupOf, int groups)
    {
        var counts = new VoteCounts[groups];
        for (var group = 0; group < groups; group++) counts[group] = new VoteCounts(ColumnCount);
        for (var row = 0; row < RowCount; row++)
        {
            if (groupOf[row] < 0) continue;
            var count = counts[groupOf[row]];
            for (var entry = Starts[row]; entry < Starts[row + 1]; entry++) count.Add(Columns[entry], Votes[entry]);
        }

        return counts;
    }
}

/// <summary>Agreements, disagreements and all votes (passes included) per column.</summary>
internal sealed class VoteCounts(int columns)
{
    public int[] Agree { get; } = new int[columns];

    public int[] Disagree { get; } = new int[columns];

    public int[] Seen { get; } = new int[columns];

    public void Add(int column, int vote)
    {
        Seen[column]++;
        if (vote > 0) Agree[column]++;
        else if (vote < 0) Disagree[column]++;
    }
}
