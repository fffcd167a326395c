using Entente.Records;

namespace Entente.Measures.Tests.Consensus;

/// <summary>Thickness as it is defined, pair by pair.</summary>
internal static class PlainThickness
{
    /// <summary>Thickness with any weights of pairs.</summary>
    /// <param name="record">The record.</param>
    /// <param name="weight">The weight of a pair of actors on a proposition.</param>
    public static double? Of(StanceRecord record, Func<int, int, int, double> weight)
    {
        var observed = 0.0;
        var shares = new double[3];
        var used = 0;
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            double total = 0, agreement = 0;
            var categories = new double[3];
            for (var first = 0; first < record.Actors.Length; first++)
            {
                for (var second = first + 1; second < record.Actors.Length; second++)
                {
                    var (x, y) = (record[first, proposition], record[second, proposition]);
                    if (x == Stance.Missing || y == Stance.Missing) continue;
                    var w = weight(first, second, proposition);
                    total += w;
                    agreement += w * (1 - (Math.Abs(x.Code() - y.Code()) / 2.0));
                    categories[x.Category()] += w / 2;
                    categories[y.Category()] += w / 2;
                }
            }

            if (total <= 0) continue;
            used++;
            observed += agreement / total;
            for (var k = 0; k < 3; k++) shares[k] += categories[k] / total;
        }

        if (used == 0) return null;
        observed /= used;
        var expected = 5.0 / 6 * shares.Sum(share => share / used * (1 - (share / used)));
        return (observed - expected) / (1 - expected);
    }
}
