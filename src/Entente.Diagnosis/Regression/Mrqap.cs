using System.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Regression;

/// <summary>
/// Multiple regression quadratic assignment procedure by double semi-partialling: tests each coefficient of a dyadic regression against
/// what it would be if the actors were shuffled in the part of the regressor that the others do not explain [Dekker2007].
/// </summary>
/// <remarks>
/// For a regressor x with residual r on the others Z, each permutation π of the actors refits y on Z and r(π) and takes the t statistic of r(π). By Frisch,
/// Waugh and Lovell this needs only Qᵀr(π) and eᵀr(π), Q the orthonormal columns and e the residuals of the full regression: one pass over the
/// pairs for all regressors. All regressors share the permutations. The page is docs/measures/mrqap.md.
/// </remarks>
public static class Mrqap
{
    /// <summary>Tests every coefficient.</summary>
    /// <param name="sample">The observations; each pair at most once.</param>
    /// <param name="options">Permutations, seed and threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The test; regressors that are constant or combinations of earlier ones are left out and named in it.</returns>
    /// <exception cref="ArgumentException">A pair was observed twice, there are fewer than four actors, or no more observations than coefficients.</exception>
    public static MrqapResult Test(DyadicSample sample, MrqapOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        options ??= new MrqapOptions();
        MrqapOptions.Validate(options);
        DyadicRegression.RequireEnough(sample);
        if (sample.PairCount < sample.Count)
        {
            throw new ArgumentException(
                $"Expected each pair once; found {sample.Count} observations of {sample.PairCount} pairs. Test one period at a time.", nameof(sample));
        }

        sample = CanonicalOrder.Of(sample);
        return Test(sample, OrthogonalDesign.Of(sample), options, cancellation);
    }

    internal static MrqapResult Test(DyadicSample sample, OrthogonalDesign design, MrqapOptions options, CancellationToken cancellation)
    {
        var gamma = design.Project(sample.Outcome);
        var residuals = design.Residuals(sample.Outcome, gamma);
        var estimates = design.Coefficients(gamma);
        var work = new Permuted(sample, design, gamma, residuals);
        var observed = work.Statistics(Enumerable.Range(0, sample.ActorCount).ToArray());
        var permuted = new double[options.Permutations][];
        Parallel.For(0, options.Permutations, options.Parallelism(cancellation), () => new int[sample.ActorCount], (permutation, _, order) =>
        {
            ActorPermutation.Draw(new CounterRandom(options.Seed, (ulong)permutation), order);
            permuted[permutation] = work.Statistics(order);
            return order;
        }, _ => { });

        return new MrqapResult
        {
            Coefficients =
            [
                .. Enumerable.Range(0, design.Kept.Length).Select(column =>
                {
                    var t = observed[column];
                    var name = sample.Regressors[design.Kept[column]].Name;
                    if (!double.IsFinite(t)) return new MrqapCoefficient(name, estimates[column + 1], null, null);

                    // Rounding must not make a permutation that changes nothing look smaller than what was observed.
                    var least = Math.Abs(t) * (1 - 1e-10);
                    var asLarge = permuted.Count(statistics => !(Math.Abs(statistics[column]) < least));
                    return new MrqapCoefficient(name, estimates[column + 1], t, (1.0 + asLarge) / (1 + options.Permutations));
                }),
            ],
            Permutations = options.Permutations,
            ObservedShare = sample.PairCount / (0.5 * sample.ActorCount * (sample.ActorCount - 1)),
            Dropped = design.Dropped,
        };
    }

    /// <summary>The residual of each regressor on the others, laid out so that a permutation is one pass over the pairs.</summary>
    private sealed class Permuted
    {
        private readonly DyadicSample _sample;
        private readonly OrthogonalDesign _design;
        private readonly double[] _residuals;
        private readonly double _unexplained;
        private readonly int _regressors;
        private readonly int _stride;

        // The residuals of all regressors for every ordered pair of actors, N × N × stride; 0 where a pair was not observed.
        private readonly double[] _parts;

        // For each regressor the unit vector of its residual in the orthonormal columns, p × regressors, and the outcome's product with it.
        private readonly double[] _directions;
        private readonly double[] _along;

        public Permuted(DyadicSample sample, OrthogonalDesign design, double[] gamma, double[] residuals)
        {
            (_sample, _design, _residuals) = (sample, design, residuals);
            _regressors = design.Kept.Length;
            _stride = (_regressors + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
            foreach (var residual in residuals) _unexplained += residual * residual;
            var p = design.Width;
            _directions = new double[_regressors * p];
            _along = new double[_regressors];
            for (var regressor = 0; regressor < _regressors; regressor++)
            {
                // The residual of regressor k on the others is XGe_k up to a factor, with G = R⁻¹R⁻ᵀ: in orthonormal columns row k of R⁻¹.
                var direction = design.Inverse.AsSpan((regressor + 1) * p, p);
                var length = 0.0;
                foreach (var value in direction) length += value * value;
                for (var column = 0; column < p; column++)
                {
                    _directions[(regressor * p) + column] = direction[column] / Math.Sqrt(length);
                    _along[regressor] += _directions[(regressor * p) + column] * gamma[column];
                }
            }

            _parts = new double[sample.ActorCount * sample.ActorCount * _stride];
            for (var row = 0; row < sample.Count; row++)
            {
                var q = design.Q.AsSpan(row * p, p);
                var there = ((sample.First[row] * sample.ActorCount) + sample.Second[row]) * _stride;
                var back = ((sample.Second[row] * sample.ActorCount) + sample.First[row]) * _stride;
                for (var regressor = 0; regressor < _regressors; regressor++)
                {
                    var part = 0.0;
                    for (var column = 0; column < p; column++) part += q[column] * _directions[(regressor * p) + column];
                    _parts[there + regressor] = _parts[back + regressor] = part;
                }
            }
        }

        /// <summary>The t statistic of each permuted residual, refitted with the other regressors as they are.</summary>
        public double[] Statistics(ReadOnlySpan<int> order)
        {
            var p = _design.Width;

            // Rows: Qᵀr, eᵀr and rᵀr; columns: the regressors. Lanes never mix, so the sums do not depend on the width of the machine's vectors.
            var sums = new double[(p + 2) * _stride];
            var actors = _sample.ActorCount;
            for (var row = 0; row < _sample.Count; row++)
            {
                var q = _design.Q.AsSpan(row * p, p);
                var part = _parts.AsSpan(((order[_sample.First[row]] * actors) + order[_sample.Second[row]]) * _stride, _stride);
                for (var lane = 0; lane < _stride; lane += Vector<double>.Count)
                {
                    var r = new Vector<double>(part[lane..]);
                    var place = lane;
                    for (var column = 0; column < p; column++, place += _stride) Add(sums, place, r * q[column]);
                    Add(sums, place, r * _residuals[row]);
                    Add(sums, place + _stride, r * r);
                }
            }

            var statistics = new double[_regressors];
            for (var regressor = 0; regressor < _regressors; regressor++) statistics[regressor] = Statistic(sums, regressor);
            return statistics;
        }

        private double Statistic(double[] sums, int regressor)
        {
            var p = _design.Width;
            var (projected, own) = (0.0, 0.0);
            for (var column = 0; column < p; column++)
            {
                var sum = sums[(column * _stride) + regressor];
                projected += sum * sum;
                own += _directions[(regressor * p) + column] * sum;
            }

            // The others explain the projection less the regressor's own direction.
            var length = sums[((p + 1) * _stride) + regressor];
            var rest = length - projected + (own * own);
            var product = sums[(p * _stride) + regressor] + (_along[regressor] * own);
            var outcome = _unexplained + (_along[regressor] * _along[regressor]);
            if (rest <= 1e-12 * length) return 0;
            var left = (outcome - (product * product / rest)) / (_sample.Count - p);
            return left > 1e-14 * outcome ? product / Math.Sqrt(rest * left) : double.NaN;
        }

        private static void Add(double[] sums, int place, Vector<double> term) =>
            (new Vector<double>(sums, place) + term).CopyTo(sums, place);
    }
}
