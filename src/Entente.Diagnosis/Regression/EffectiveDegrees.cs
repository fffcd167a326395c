namespace Entente.Diagnosis.Regression;

/// <summary>Degrees of freedom for the t distribution of a coefficient: how many actors its standard error really rests on.</summary>
/// <remarks>
/// Satterthwaite's approximation under a working model in which residuals are the sum of two actors' effects (variance c each) and of noise of the pair
/// (variance s² − 2c), as [Imbens2016] do for clusters. A coefficient is Σ_d w_d y_d = Σ_i a_i u_i + Σ_d w_d ε_d with a_i the sum of w over the actor's
/// pairs; its variance is V = cΣa² + (s² − 2c)Σw², and the degrees of freedom are V²/(c²Σa⁴ + (s² − 2c)²Σw⁴), at least 1 and at most N − 1.
/// Where a few actors carry a coefficient (the only four allies of a power) they are few, whatever the number of pairs.
/// </remarks>
internal static class EffectiveDegrees
{
    /// <summary>A number for each column of a design, in [1, N − 1].</summary>
    /// <param name="sample">Who the pairs are.</param>
    /// <param name="design">The design.</param>
    /// <param name="residuals">Residuals, length n.</param>
    public static double[] Of(DyadicSample sample, OrthogonalDesign design, double[] residuals)
    {
        var p = design.Width;
        var pairOfRow = sample.PairOfRow();
        var (shared, own) = Components(sample, residuals, pairOfRow);
        var degrees = new double[p];
        for (var column = 0; column < p; column++)
        {
            var inverse = design.Inverse.AsSpan(column * p, p);
            var ofActor = new double[sample.ActorCount];
            var ofPair = new double[sample.PairCount];
            for (var row = 0; row < sample.Count; row++)
            {
                var q = design.Q.AsSpan(row * p, p);
                var weight = 0.0;
                for (var k = column; k < p; k++) weight += inverse[k] * q[k];
                ofActor[sample.First[row]] += weight;
                ofActor[sample.Second[row]] += weight;
                ofPair[pairOfRow[row]] += weight;
            }

            var (actorSquares, actorFourths) = Powers(ofActor);
            var (pairSquares, pairFourths) = Powers(ofPair);
            var variance = (shared * actorSquares) + (own * pairSquares);
            var spread = (shared * shared * actorFourths) + (own * own * pairFourths);
            degrees[column] = spread > 0 ? Math.Clamp(variance * variance / spread, 1, sample.ActorCount - 1) : sample.ActorCount - 1;
        }

        return degrees;
    }

    /// <summary>The covariance of residuals of pairs that share one actor, and what is left of the variance; neither below 0.</summary>
    private static (double Shared, double Own) Components(DyadicSample sample, double[] residuals, int[] pairOfRow)
    {
        var sums = new double[sample.ActorCount];
        var counts = new double[sample.ActorCount];
        var ofPair = new double[sample.PairCount];
        var countOfPair = new double[sample.PairCount];
        var squares = 0.0;
        for (var row = 0; row < residuals.Length; row++)
        {
            var residual = residuals[row];
            squares += residual * residual;
            sums[sample.First[row]] += residual;
            sums[sample.Second[row]] += residual;
            counts[sample.First[row]]++;
            counts[sample.Second[row]]++;
            ofPair[pairOfRow[row]] += residual;
            countOfPair[pairOfRow[row]]++;
        }

        // Products of residuals that share exactly one actor: in actors' squared sums less twice the pairs' own.
        var (products, places) = (0.0, 0.0);
        for (var actor = 0; actor < sums.Length; actor++)
        {
            products += sums[actor] * sums[actor];
            places += counts[actor] * counts[actor];
        }

        for (var pair = 0; pair < ofPair.Length; pair++)
        {
            products -= 2 * ofPair[pair] * ofPair[pair];
            places -= 2 * countOfPair[pair] * countOfPair[pair];
        }

        var variance = squares / residuals.Length;
        var shared = places > 0 ? Math.Clamp(products / places, 0, variance / 2) : 0;
        return (shared, variance - (2 * shared));
    }

    private static (double Squares, double Fourths) Powers(double[] values)
    {
        var (squares, fourths) = (0.0, 0.0);
        foreach (var value in values)
        {
            squares += value * value;
            fourths += value * value * value * value;
        }

        return (squares, fourths);
    }
}
