using Entente.Measures.Agreement;
using Entente.Records;
using Entente.Records.Sources;

namespace Entente.Cli.Verification;

/// <summary>Agreement against worked examples of the papers, and against the formulas written out, on every pair of states.</summary>
internal static class AgreementRows
{
    private const string Krippendorff = "Krippendorff 2011, section E: four observers, twelve units";
    private const string Gwet = "Gwet 2014; R package irrCAC, cac.raw4raters";
    private const int Categories = 5;

    // Units of the example, each with the values that its observers gave.
    private static readonly int[][] FourObservers =
        [[1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]];

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope)
    {
        var counts = Counts();
        yield return Alpha("alpha-nominal", AlphaMetric.Nominal, 0.743, counts);
        yield return Alpha("alpha-ordinal", AlphaMetric.Ordinal, 0.815, counts);
        yield return Alpha("alpha-interval", AlphaMetric.Interval, 0.849, counts);
        yield return Ac2("ac1", AgreementWeights.Identity, 0.77544, 5e-6, counts);
        yield return Ac2("ac2-linear", AgreementWeights.Linear, 0.859, 5e-4, counts);
        yield return Ac2("ac2-quadratic", AgreementWeights.Quadratic, 0.914, 5e-4, counts);
        foreach (var row in PairFormulas(scope)) yield return row;
    }

    private static VerificationRow Alpha(string id, AlphaMetric metric, double published, int[] counts) =>
        VerificationRow.Near(id, Krippendorff, published, KrippendorffAlpha.FromCounts(counts, Categories, metric), 5e-4, "α; printed to three decimals");

    private static VerificationRow Ac2(string id, AgreementWeights weights, double published, double tolerance, int[] counts) =>
        VerificationRow.Near(id, Gwet, published, GwetAc2.FromCounts(counts, Categories, weights).Value, tolerance, "AC2; to the decimals that are printed");

    /// <summary>The largest difference between the packed counts and the formulas of Scott, Cohen and Signorino and Ritter on 3 × 3 tables.</summary>
    private static IEnumerable<VerificationRow> PairFormulas(VerificationScope scope)
    {
        const string source = "Scott 1955, Cohen 1968, Signorino and Ritter 1999 as written in Häge 2011";
        if (scope.Find("unga") is not { } folder)
        {
            yield return VerificationRow.Skip("pair-formulas", source, 0, scope.Missing("unga"));
            yield break;
        }

        using var progress = scope.Progress("comparing pairs of states with the formulas");
        var record = RecordReader.Read(folder, new ReadOptions { Format = RecordFormat.Unga }, scope.Stop);
        var period = record.Periods.Length - 1;
        var propositions = record.PropositionsIn(period).ToArray();
        var matrix = AgreementMatrix.ByPeriod(record, new AgreementOptions { Threads = scope.Threads }, scope.Stop)[period];
        var worst = new double[4];
        foreach (var pair in matrix.Pairs)
        {
            var table = PairTable.Of(record, pair.First, pair.Second, propositions);
            Widen(ref worst[0], table.Agreement, pair.Agreement);
            Widen(ref worst[1], table.S, pair.S);
            Widen(ref worst[2], table.Pi, pair.Pi);
            Widen(ref worst[3], table.Kappa, pair.Kappa);
        }

        string[] ids = ["pair-agreement", "pair-s", "pair-pi", "pair-kappa"];
        for (var measure = 0; measure < ids.Length; measure++)
        {
            yield return VerificationRow.Near(ids[measure], source, 0, worst[measure], 1e-12,
                $"largest difference from the formula over {matrix.PairCount} pairs of states, session {record.Periods[period]}; rounding of doubles");
        }
    }

    private static void Widen(ref double worst, double? expected, double? found)
    {
        if (expected is null && found is null) return;
        worst = Math.Max(worst, expected is { } e && found is { } f ? Math.Abs(e - f) : double.PositiveInfinity);
    }

    private static int[] Counts()
    {
        var counts = new int[FourObservers.Length * Categories];
        for (var unit = 0; unit < FourObservers.Length; unit++)
        {
            foreach (var value in FourObservers[unit]) counts[(unit * Categories) + value - 1]++;
        }

        return counts;
    }
}

/// <summary>The measures of a pair from its 3 × 3 table of joint shares, as the papers write them.</summary>
internal sealed record PairTable(double? Agreement, double? S, double? Pi, double? Kappa)
{
    /// <summary>The measures of a pair over some propositions.</summary>
    public static PairTable Of(StanceRecord record, int first, int second, int[] propositions)
    {
        var table = new double[Stances.Categories, Stances.Categories];
        var count = 0;
        foreach (var proposition in propositions)
        {
            var (x, y) = (record[first, proposition], record[second, proposition]);
            if (x == Stance.Missing || y == Stance.Missing) continue;
            table[x.Category(), y.Category()]++;
            count++;
        }

        if (count == 0) return new PairTable(null, null, null, null);
        var rows = new double[Stances.Categories];
        var columns = new double[Stances.Categories];
        for (var k = 0; k < Stances.Categories; k++)
        {
            for (var l = 0; l < Stances.Categories; l++)
            {
                table[k, l] /= count;
                rows[k] += table[k, l];
                columns[l] += table[k, l];
            }
        }

        var observed = Distance((k, l) => table[k, l]);
        var own = Distance((k, l) => rows[k] * columns[l]);
        var pooled = Distance((k, l) => (rows[k] + columns[k]) / 2 * ((rows[l] + columns[l]) / 2));
        // Shares are multiples of 1/n, so an expectation below this is a zero blurred by rounding: both never varied.
        const double zero = 1e-9;
        return new PairTable(1 - observed, 1 - (observed / 0.5), pooled < zero ? null : 1 - (observed / pooled), own < zero ? null : 1 - (observed / own));
    }

    private static double Distance(Func<int, int, double> share)
    {
        var sum = 0.0;
        for (var k = 0; k < Stances.Categories; k++)
        {
            for (var l = 0; l < Stances.Categories; l++) sum += share(k, l) * Math.Abs(k - l) / 2.0;
        }

        return sum;
    }
}
