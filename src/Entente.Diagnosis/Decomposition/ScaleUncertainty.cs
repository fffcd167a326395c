using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Decomposition;

/// <summary>How surely a fit knows the scale of one period against another: whether all actors moved alike, or the questions did.</summary>
/// <param name="Level">Standard deviation of a common shift, in the unit of the points; 0 or more.</param>
/// <param name="Stretch">Standard deviation of the logarithm of a common stretch; 0 or more.</param>
/// <remarks>
/// Where few items bridge the periods, all actors can shift or spread together, and the items with them, at little cost to the likelihood.
/// That common part is what the moves of different actors share: the covariance between the moves of stayers i and j is taken as
/// level² + stretch² z_i z_j, z their positions, and fitted by least squares over pairs.
/// </remarks>
internal readonly record struct ScaleUncertainty(double Level, double Stretch)
{
    private const int MostStayers = 16;

    /// <summary>The uncertainty between the middle periods of two ranges.</summary>
    /// <returns>Null if fewer than two actors have a point in both.</returns>
    public static ScaleUncertainty? Of(IdealPointFit fit, int[] before, int[] after, CancellationToken cancellation)
    {
        var (first, second) = MiddlePeriods(fit, before, after);
        var stayers = Stayers(fit, first, second);
        if (stayers.Length < 2) return null;
        double[] z = [.. stayers.Select(actor => (fit.PointOf(actor, first)!.Value.Mean + fit.PointOf(actor, second)!.Value.Mean) / 2)];
        double n = 0, products = 0, squares = 0, shared = 0, mixed = 0;
        for (var i = 1; i < stayers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = 0; j < i; j++)
            {
                // cov(A − B, C − D) = ½ [var(A − D) + var(B − C) − var(A − C) − var(B − D)].
                var covariance = 0.5 * (Variance(i, second, j, first) + Variance(i, first, j, second) - Variance(i, second, j, second) - Variance(i, first, j, first));
                var product = z[i] * z[j];
                n++;
                products += product;
                squares += product * product;
                shared += covariance;
                mixed += covariance * product;
            }
        }

        var spread = squares - (products * products / n);
        var slope = spread > 0 ? Math.Max(0, (mixed - (shared * products / n)) / spread) : 0;
        return new ScaleUncertainty(Math.Sqrt(Math.Max(0, (shared - (slope * products)) / n)), Math.Sqrt(slope));

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
