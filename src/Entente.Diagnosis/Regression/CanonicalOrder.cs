namespace Entente.Diagnosis.Regression;

/// <summary>The actors and observations of a sample in an order that follows from the numbers alone, not from the order in which they came.</summary>
/// <remarks>
/// Sums then run in one order and permutations draw the same actors whatever the actors are called: relabelling them changes no bit of a
/// result. Actors are ordered by the sum of their outcomes, then of each regressor; actors who tie in all of these keep the order they came in.
/// </remarks>
internal static class CanonicalOrder
{
    public static DyadicSample Of(DyadicSample sample)
    {
        var columns = sample.Regressors.Select(regressor => regressor.Values.ToArray()).Prepend(sample.OutcomeValues).ToArray();
        var rowsOf = RowsOfActors(sample);
        var signatures = rowsOf.Select(rows => columns.Select(column => SumInOrderOfSize(rows, column)).ToArray()).ToArray();
        var actors = Enumerable.Range(0, sample.ActorCount).ToArray();
        Array.Sort(actors, (a, b) => Compare(signatures[a], signatures[b]) is var order and not 0 ? order : a.CompareTo(b));
        var numberOf = new int[actors.Length];
        for (var number = 0; number < actors.Length; number++) numberOf[actors[number]] = number;

        var low = new int[sample.Count];
        var high = new int[sample.Count];
        for (var row = 0; row < low.Length; row++)
        {
            var (a, b) = (numberOf[sample.First[row]], numberOf[sample.Second[row]]);
            (low[row], high[row]) = a < b ? (a, b) : (b, a);
        }

        var rowOrder = Enumerable.Range(0, sample.Count).ToArray();
        Array.Sort(rowOrder, (a, b) =>
        {
            if (low[a] != low[b]) return low[a].CompareTo(low[b]);
            if (high[a] != high[b]) return high[a].CompareTo(high[b]);
            foreach (var column in columns)
            {
                if (column[a] != column[b]) return column[a].CompareTo(column[b]);
            }

            return a.CompareTo(b);
        });
        return DyadicSample.Of(
            Array.ConvertAll(rowOrder, row => low[row]),
            Array.ConvertAll(rowOrder, row => high[row]),
            Array.ConvertAll(rowOrder, row => sample.OutcomeValues[row]),
            sample.Regressors.Select(regressor => regressor with { Values = [.. rowOrder.Select(row => regressor.Values[row])] }));
    }

    private static List<int>[] RowsOfActors(DyadicSample sample)
    {
        var rows = new List<int>[sample.ActorCount];
        for (var actor = 0; actor < rows.Length; actor++) rows[actor] = [];
        for (var row = 0; row < sample.Count; row++)
        {
            rows[sample.First[row]].Add(row);
            rows[sample.Second[row]].Add(row);
        }

        return rows;
    }

    private static double SumInOrderOfSize(List<int> rows, double[] column)
    {
        var values = rows.ConvertAll(row => column[row]);
        values.Sort();
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }

    private static int Compare(double[] first, double[] second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] != second[i]) return first[i].CompareTo(second[i]);
        }

        return 0;
    }
}
