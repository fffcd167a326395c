using Entente.Measures.Polarization;

namespace Entente.Cli.Verification;

/// <summary>Polarization against the limits and examples of its papers.</summary>
internal static class PolarizationRows
{
    private const string Eijk = "van der Eijk 2001, table of examples";
    private const string Esteban = "Esteban and Ray 1994";

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope)
    {
        scope.Stop.ThrowIfCancellationRequested();
        yield return VerificationRow.Near("van-der-eijk-a-1", Eijk, 0.61, VanDerEijkA.Of([2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6]), 5e-3, "A of seven categories; printed to two decimals");
        yield return VerificationRow.Near("van-der-eijk-a-2", Eijk, 0.48, VanDerEijkA.Of([1.6, 2.6, 8.2, 21, 29.3, 27, 10.3]), 5e-3, "A of seven categories; printed to two decimals");
        yield return VerificationRow.Near("van-der-eijk-a-poles", Eijk, -1, VanDerEijkA.Of([1.0, 0, 0, 1]), 1e-12, "half at either pole; exact");
        // Theorem 1 with K = 2^(1 + α): two equal groups are as polarized as they stand apart.
        yield return VerificationRow.Near("esteban-ray-two-poles", Esteban, 2.5, EstebanRay.Of([1, 1], [0, 2.5]), 1e-12, "two equal poles 2.5 apart; closed form");
        yield return VerificationRow.Near("esteban-ray-three-points", Esteban, 4 * 8 / 27.0, EstebanRay.Of([1, 1, 1], [0, 1, 2]), 1e-12, "three equal groups on a line; closed form");
        yield return VerificationRow.Near("esteban-ray-reynal-querol", "Montalvo and Reynal-Querol 2005", 8 / 9.0, EstebanRay.Of([1, 1, 1], [Corner, 0, 0, 0, Corner, 0, 0, 0, Corner], 3), 1e-12, "three equal groups all one apart: 4 Σ π² (1 − π)");
        yield return VerificationRow.AtMost("esteban-ray-two-poles-are-most", Esteban, 1, Largest(), "largest polarization of 1,000 distributions on [0, 1], against two equal poles at its ends");
        yield return VerificationRow.AtMost("esteban-ray-merging-poles", Esteban, 1, EstebanRay.Of([1, 1], [0.25, 0.75]), "poles that move together polarize less than at 0 and 1");
    }

    private static double Corner => Math.Sqrt(0.5);

    /// <summary>The largest polarization among distributions of five groups that a simple sequence makes.</summary>
    private static double Largest()
    {
        var largest = 0.0;
        var draws = new Measures.Randomness.CounterRandom(1);
        var masses = new double[5];
        var places = new double[5];
        for (var distribution = 0; distribution < 1000; distribution++)
        {
            for (var group = 0; group < masses.Length; group++)
            {
                masses[group] = draws.Uniform((ulong)((distribution * 10) + group));
                places[group] = draws.Uniform((ulong)((distribution * 10) + 5 + group));
            }

            largest = Math.Max(largest, EstebanRay.Of(masses, places) ?? 0);
        }

        return largest;
    }
}
