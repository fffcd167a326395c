using Entente.Diagnosis.Regression;
using Entente.Measures.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Diagnosis.Tests.Regression;

public sealed class MrqapTests
{
    [Fact]
    public void Every_permutation_equals_a_refit_with_the_permuted_residual() =>
        Gen.Select(Gen.Int[6, 10], Gen.Int[1, 3], Gen.ULong).Sample(
            (actors, regressors, seed) =>
            {
                var draws = new NormalDraws(seed, 0);
                var rows = actors * (actors - 1) / 2;
                var sample = CanonicalOrder.Of(MadePairs.Complete(
                    actors, 1, draws.Next(rows), [.. Enumerable.Range(0, regressors).Select(_ => draws.Next(rows))]));
                const int Permutations = 40;

                var test = Mrqap.Test(sample, new MrqapOptions { Permutations = Permutations, Seed = seed });

                for (var regressor = 0; regressor < regressors; regressor++)
                {
                    var observed = RefitT(sample, regressor, [.. Enumerable.Range(0, actors)]);
                    var asLarge = Enumerable.Range(0, Permutations).Count(permutation =>
                    {
                        var order = new int[actors];
                        ActorPermutation.Draw(new CounterRandom(seed, (ulong)permutation), order);
                        return Math.Abs(RefitT(sample, regressor, order)) >= Math.Abs(observed) - 1e-9;
                    });
                    Assert.Equal(observed, test[$"x{regressor}"]!.T!.Value, 1e-8 * (1 + Math.Abs(observed)));
                    Assert.Equal((1.0 + asLarge) / (1 + Permutations), test[$"x{regressor}"]!.P!.Value, 1e-12);
                }
            },
            iter: 20);

    [Fact]
    public void The_estimate_is_that_of_the_regression() => MadePairs.Samples.Where(sample => sample.Count == sample.PairCount).Sample(
        sample =>
        {
            var fit = DyadicRegression.Fit(sample);
            var test = Mrqap.Test(sample, new MrqapOptions { Permutations = 1 });

            Assert.All(test.Coefficients, coefficient => Assert.Equal(fit[coefficient.Name]!.Estimate, coefficient.Estimate));
        },
        iter: 20);

    [Fact]
    public void Threads_and_labels_change_no_bit() => MadePairs.Samples.Where(sample => sample.Count == sample.PairCount).Sample(
        sample =>
        {
            var one = Mrqap.Test(sample, new MrqapOptions { Permutations = 50, Threads = 1 });
            var other = Mrqap.Test(MadePairs.Relabelled(sample, 2), new MrqapOptions { Permutations = 50, Threads = 3 });

            Assert.Equal(one.Coefficients.AsEnumerable(), other.Coefficients.AsEnumerable());
        },
        iter: 20);

    [Fact]
    public void A_strong_effect_has_the_smallest_p_value_and_noise_has_not()
    {
        var draws = new NormalDraws(8, 0);
        var (first, second) = MadePairs.PairsOf(20);
        var trait = draws.Next(20);
        var distance = first.Zip(second, (a, b) => Math.Abs(trait[a] - trait[b])).ToArray();
        var outcome = distance.Select(value => value + (0.1 * draws.Next())).ToArray();

        var test = Mrqap.Test(
            DyadicSample.Of(first, second, outcome, [new("distance", [.. distance]), new("noise", [.. draws.Next(distance.Length)])]),
            new MrqapOptions { Permutations = 199 });

        Assert.Equal(1.0 / 200, test["distance"]!.P!.Value, 1e-12);
        Assert.True(test["noise"]!.P > 0.05);
        Assert.Equal(1, test.ObservedShare);
    }

    [Fact]
    public void A_pair_that_was_observed_twice_is_refused() =>
        Assert.Contains(
            "Expected each pair once",
            Assert.Throws<ArgumentException>(() => Mrqap.Test(MadePairs.Complete(4, 2, new double[12], Enumerable.Range(0, 12).Select(value => (double)value).ToArray()))).Message,
            StringComparison.Ordinal);

    /// <summary>The t statistic of a regressor's residual on the others, its actors permuted, in a refit from scratch.</summary>
    private static double RefitT(DyadicSample sample, int regressor, int[] order)
    {
        var others = Enumerable.Range(0, sample.Regressors.Length).Where(other => other != regressor).ToArray();
        var z = Matrix<double>.Build.Dense(sample.Count, others.Length + 1, (row, column) => column == 0 ? 1 : sample.Regressors[others[column - 1]].Values[row]);
        var x = Vector<double>.Build.Dense(sample.Regressors[regressor].Values.ToArray());
        var residual = x - (z * (z.Transpose() * z).Inverse() * z.Transpose() * x);
        var table = new Dictionary<(int, int), double>();
        for (var row = 0; row < sample.Count; row++)
            table[(sample.First[row], sample.Second[row])] = table[(sample.Second[row], sample.First[row])] = residual[row];
        var permuted = Vector<double>.Build.Dense(sample.Count, row => table[(order[sample.First[row]], order[sample.Second[row]])]);
        var design = z.Append(permuted.ToColumnMatrix());
        var y = Vector<double>.Build.Dense(sample.Outcome.ToArray());
        var bread = (design.Transpose() * design).Inverse();
        var estimates = bread * design.Transpose() * y;
        var left = y - (design * estimates);
        var noise = (left * left) / (sample.Count - design.ColumnCount);
        return estimates[design.ColumnCount - 1] / Math.Sqrt(noise * bread[design.ColumnCount - 1, design.ColumnCount - 1]);
    }
}
