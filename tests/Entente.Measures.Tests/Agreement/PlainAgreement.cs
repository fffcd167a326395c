using Entente.Records;

namespace Entente.Measures.Tests.Agreement;

/// <summary>The measures of agreement from the 3 × 3 table of joint shares, as the papers write them.</summary>
internal sealed record PlainAgreement(int Count, double? Agreement, double? S, double? Pi, double? Kappa, double? A)
{
    public static int[] All(StanceRecord record) => [.. Enumerable.Range(0, record.Propositions.Length)];

    public static PlainAgreement Of(StanceRecord record, int first, int second, ReadOnlySpan<int> propositions)
    {
        var table = new int[3, 3];
        var count = 0;
        foreach (var proposition in propositions)
        {
            var (x, y) = (record[first, proposition], record[second, proposition]);
            if (x == Stance.Missing || y == Stance.Missing) continue;
            table[x.Category(), y.Category()]++;
            count++;
        }

        if (count == 0) return new PlainAgreement(0, null, null, null, null, null);
        var rows = new double[3];
        var columns = new double[3];
        double observed = 0, own = 0, pooled = 0;
        for (var k = 0; k < 3; k++)
        {
            for (var l = 0; l < 3; l++)
            {
                rows[k] += table[k, l] / (double)count;
                columns[l] += table[k, l] / (double)count;
                observed += table[k, l] / (double)count * Math.Abs(k - l) / 2.0;
            }
        }

        for (var k = 0; k < 3; k++)
        {
            for (var l = 0; l < 3; l++)
            {
                own += rows[k] * columns[l] * Math.Abs(k - l) / 2.0;
                pooled += (rows[k] + columns[k]) / 2 * ((rows[l] + columns[l]) / 2) * Math.Abs(k - l) / 2.0;
            }
        }

        // Shares are sums of multiples of 1/n, so an expectation below this is a zero that rounding blurred.
        const double zero = 1e-9;
        return new PlainAgreement(
            count, 1 - observed, 1 - (observed / 0.5), pooled < zero ? null : 1 - (observed / pooled), own < zero ? null : 1 - (observed / own), 2 * (own - observed));
    }
}
