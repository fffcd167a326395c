using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Decomposition;

/// <summary>How surely a fit knows the level of one period against another: whether all actors moved, or the questions did.</summary>
/// <remarks>
/// Where few items bridge the periods, all actors can shift together, and the items with them, at little cost to the likelihood. The
/// variance of that common shift is what the changes of different actors share: the mean covariance between the moves of two stayers.
/// </remarks>
internal static class LevelUncertainty
{
    private const int MostStayers = 16;

    /// <summary>The standard deviation of the common shift between the middle periods of two ranges, in the unit of the points.</summary>
    /// <returns>0 or more; null if fewer than two actors have a point in both.</returns>
    public static double? Of(IdealPointFit fit, int[] before, int[] after, CancellationToken cancellation)
    {
        var (first, second) = MiddlePeriods(fit, before, after);
        var stayers = Stayers(fit, first, second);
        if (stayers.Length < 2) return null;
        var shared = 0.0;
        for (var i = 1; i < stayers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = 0; j < i; j++)
            {
                // cov(A − B, C − D) = ½ [var(A − D) + var(B − C) − var(A − C) − var(B − D)].
                shared += 0.5 * (Variance(i, second, j, first) + Variance(i, first, j, second) - Variance(i, second, j, second) - Variance(i, first, j, first));
            }
        }

        return Math.Sqrt(Math.Max(0, shared / (stayers.Length * (stayers.Length - 1) / 2.0)));

        double Variance(int one, int onePeriod, int other, int otherPeriod)
        {
            var sd = fit.Difference(stayers[one], onePeriod, stayers[other], otherPeriod)!.Value.Sd;
            return sd * sd;
        }
    }

    // The middle ones of the range; where they share no two actors, the pair that does and lies closest to the middles.
    private static (int First, int Second) MiddlePeriods(IdealPointFit fit, int[] before, int[] after)
    {
        var (first, second) = (before[before.Length / 2], after[after.Length / 2]);
        return Stayers(fit, first, second).Length >= 2
            ? (first, second)
            : (from one in before
               from other in after
               where Stayers(fit, one, other).Length >= 2
               orderby Math.Abs(one - first) + Math.Abs(other - second), one, other
               select (one, other)).FirstOrDefault((first, second));
    }

    // Evenly over the order of positions, so that the choice does not depend on how actors are numbered.
    private static int[] Stayers(IdealPointFit fit, int first, int second)
    {
        int[] all =
        [
            .. Enumerable.Range(0, fit.Record.Actors.Length)
                .Where(actor => fit.PointOf(actor, first) is not null && fit.PointOf(actor, second) is not null)
                .OrderBy(actor => fit.PointOf(actor, first)!.Value.Mean),
        ];
        return all.Length <= MostStayers ? all : [.. Enumerable.Range(0, MostStayers).Select(place => all[place * (all.Length - 1) / (MostStayers - 1)])];
    }
}
