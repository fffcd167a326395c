namespace Entente.Measures.Blocs.Polis;

/// <summary>Where participants and statements stand on the two components (POLIS sections 4 and 5).</summary>
internal static class Projection
{
    /// <summary>
    /// Each participant: the sum of the centred votes times the loadings, pushed out by √(statements / votes), so that who voted
    /// little is not held at the centre. A statement that is moderated out counts as a vote of everyone.
    /// </summary>
    public static PointSet Participants(VoteMatrix votes, SparseRows centered, double[][] components)
    {
        var x = new double[votes.RowCount];
        var y = new double[votes.RowCount];
        centered.Project(components[0], x);
        centered.Project(components[1], y);
        for (var row = 0; row < x.Length; row++)
        {
            var seen = votes.ModeratedOutCount;
            for (var entry = votes.Starts[row]; entry < votes.Starts[row + 1]; entry++)
            {
                if (!votes.ModeratedOut[votes.Columns[entry]]) seen++;
            }

            var scale = Math.Sqrt((double)votes.ColumnCount / Math.Max(seen, 1));
            x[row] *= scale;
            y[row] *= scale;
        }

        return new PointSet(x, y, weights: null);
    }

    /// <summary>How far from the centre a participant would stand who agreed with this one statement and said nothing else.</summary>
    public static double Extremity(int columns, double center, double first, double second) =>
        Math.Sqrt(columns) * Math.Abs(1 - center) * Math.Sqrt((first * first) + (second * second));
}
