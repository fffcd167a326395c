using MathNet.Numerics.LinearAlgebra;

namespace Entente.Diagnosis.Regression;

/// <summary>The variance of regression coefficients where all observations that share an actor may be correlated.</summary>
/// <remarks>
/// <para>
/// With scores s = e·x and the sums T of an actor's and S of a pair's scores, the published middle of the sandwich
/// Σ_d Σ_{d'∩d≠∅} s_d s_d'ᵀ [Aronow2015] is Σ_actors TTᵀ − Σ_pairs SSᵀ: every two observations that share one actor are counted once in the first
/// sum, those that share both (the same pair, at the same or another time) twice. Cost n·p + (N + pairs)·p² instead of n²·p².
/// </para>
/// <para>
/// The correction puts (I − H)^(−½)T in the place of the sums, with H = Σ qqᵀ over the actor's observations in orthonormal columns, times (N − 1)/(N − 3), and
/// likewise for pairs, times (N + 1)/(N − 3): the bias reduction of [Bell2002] for clusters, carried over to actors. Derivation on docs/measures/dyadic-regression.md.
/// </para>
/// </remarks>
internal static class DyadicVariance
{
    // Below this an actor's or a pair's observations carry a direction alone: nothing is left to tell a coefficient without them.
    private const double Alone = 1e-8;

    /// <summary>The middle of the sandwich in orthonormal columns, p × p, which may be indefinite.</summary>
    /// <param name="sample">Who the pairs are.</param>
    /// <param name="design">The orthonormal columns.</param>
    /// <param name="residuals">Residuals, length n.</param>
    /// <param name="correction">The finite-sample correction.</param>
    /// <param name="pivotal">The number of actors without whom some coefficient can't be told; 0 without a correction.</param>
    /// <param name="pairsAlone">The middle if only observations of the same pair were correlated, p × p, positive semidefinite.</param>
    public static double[] Middle(DyadicSample sample, OrthogonalDesign design, double[] residuals, DyadicCorrection correction, out int pivotal, out double[] pairsAlone)
    {
        var pairOfRow = sample.PairOfRow();
        var p = design.Width;
        var isCorrected = correction == DyadicCorrection.BiasReduced;
        var actorSums = new ScoreSums(sample.ActorCount, p, isCorrected);
        var pairSums = new ScoreSums(sample.PairCount, p, isCorrected && sample.PairCount < sample.Count);
        for (var row = 0; row < sample.Count; row++)
        {
            var q = design.Q.AsSpan(row * p, p);
            actorSums.Add(sample.First[row], q, residuals[row]);
            actorSums.Add(sample.Second[row], q, residuals[row]);
            pairSums.Add(pairOfRow[row], q, residuals[row]);
        }

        pivotal = 0;
        var actors = (double)sample.ActorCount;
        var (actorFactor, pairFactor) = (1.0, 1.0);
        if (isCorrected)
        {
            for (var actor = 0; actor < sample.ActorCount; actor++)
            {
                if (!actorSums.ReduceBias(actor)) pivotal++;
            }

            if (sample.PairCount < sample.Count)
            {
                for (var pair = 0; pair < sample.PairCount; pair++) pairSums.ReduceBias(pair);
            }
            else
            {
                // One observation a pair: (I − qqᵀ)^(−½)q is q/√(1 − qᵀq).
                for (var row = 0; row < sample.Count; row++)
                    pairSums.Divide(pairOfRow[row], Math.Sqrt(Math.Max(0, 1 - SquaredLength(design.Q.AsSpan(row * p, p)))));
            }

            actorFactor = (actors - 1) / (actors - 3);
            pairFactor = (actors + 1) / (actors - 3);
        }

        var middle = new double[p * p];
        actorSums.AddSquares(middle, actorFactor);
        pairSums.AddSquares(middle, -pairFactor);
        pairsAlone = new double[p * p];
        pairSums.AddSquares(pairsAlone, 1);
        return middle;
    }

    /// <summary>The nearest variance without negative eigenvalues: they are set to 0.</summary>
    /// <param name="variance">A symmetric matrix, p × p; changed in place if it is indefinite.</param>
    /// <param name="p">The width.</param>
    /// <returns>Whether it was changed.</returns>
    public static bool MakePositive(double[] variance, int p)
    {
        // Eigenvalues are taken on the scale of the coefficients' own errors, so that units do not decide what counts as negative.
        var scale = new double[p];
        for (var i = 0; i < p; i++) scale[i] = Math.Sqrt(Math.Max(Math.Abs(variance[(i * p) + i]), double.Epsilon));
        var scaled = Matrix<double>.Build.Dense(p, p, (i, j) => 0.5 * (variance[(i * p) + j] + variance[(j * p) + i]) / (scale[i] * scale[j]));
        var decomposition = scaled.Evd(Symmetricity.Symmetric);
        var values = decomposition.EigenValues.Map(value => value.Real);
        if (values.Minimum() >= -1e-12 * p) return false;
        var vectors = decomposition.EigenVectors;
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < p; k++) sum += Math.Max(values[k], 0) * vectors[i, k] * vectors[j, k];
                variance[(i * p) + j] = sum * scale[i] * scale[j];
            }
        }

        return true;
    }

    private static double SquaredLength(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var value in vector) sum += value * value;
        return sum;
    }

    /// <summary>Sums of scores over the members of groups, and where asked for the groups' cross products H.</summary>
    private sealed class ScoreSums(int groups, int width, bool withProducts)
    {
        private readonly double[] _scores = new double[groups * width];
        private readonly double[] _products = withProducts ? new double[groups * width * width] : [];

        public void Add(int group, ReadOnlySpan<double> q, double residual)
        {
            var sum = _scores.AsSpan(group * width, width);
            for (var i = 0; i < width; i++) sum[i] += residual * q[i];
            if (!withProducts) return;
            var products = _products.AsSpan(group * width * width, width * width);
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j <= i; j++) products[(i * width) + j] += q[i] * q[j];
            }
        }

        public void Divide(int group, double by)
        {
            foreach (ref var score in _scores.AsSpan(group * width, width)) score = by > Alone ? score / by : 0;
        }

        /// <summary>T becomes (I − H)^(−½)T; directions that only this group carries become 0. Returns whether there were none.</summary>
        public bool ReduceBias(int group)
        {
            var products = _products.AsMemory(group * width * width, width * width);
            var left = Matrix<double>.Build.Dense(width, width, (i, j) =>
                (i == j ? 1 : 0) - products.Span[(Math.Max(i, j) * width) + Math.Min(i, j)]).Evd(Symmetricity.Symmetric);
            var t = _scores.AsSpan(group * width, width);
            var reduced = new double[width];
            var isWhole = true;
            for (var k = 0; k < width; k++)
            {
                var value = left.EigenValues[k].Real;
                isWhole &= value > Alone;
                if (value <= Alone) continue;
                var along = 0.0;
                for (var i = 0; i < width; i++) along += left.EigenVectors[i, k] * t[i];
                for (var i = 0; i < width; i++) reduced[i] += left.EigenVectors[i, k] * along / Math.Sqrt(value);
            }

            reduced.CopyTo(t);
            return isWhole;
        }

        public void AddSquares(double[] middle, double factor)
        {
            var sum = new double[width * width];
            for (var group = 0; group < groups; group++)
            {
                var t = _scores.AsSpan(group * width, width);
                for (var i = 0; i < width; i++)
                {
                    for (var j = 0; j <= i; j++) sum[(i * width) + j] += t[i] * t[j];
                }
            }

            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++) middle[(i * width) + j] += factor * sum[(Math.Max(i, j) * width) + Math.Min(i, j)];
            }
        }
    }
}
