using Entente.Diagnosis.Regression;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Diagnosis.Tests.Regression;

public sealed class DyadicRegressionTests
{
    private static readonly DyadicRegressionOptions Published = new() { Correction = DyadicCorrection.None };

    [Fact]
    public void The_published_variance_equals_the_double_loop_over_pairs_that_share_an_actor() => MadePairs.Samples.Sample(
        sample =>
        {
            var fit = DyadicRegression.Fit(sample, Published);
            if (fit.WasMadePositive) return;

            var (estimates, variance) = DoubleLoop(sample);

            // 1e-9 of the scale: two different solvers in double precision.
            for (var i = 0; i < estimates.Count; i++)
            {
                Assert.Equal(estimates[i], fit.Coefficients[i].Estimate, 1e-9 * (1 + Math.Abs(estimates[i])));
                for (var j = 0; j < estimates.Count; j++)
                    Assert.Equal(variance[i, j], fit.Variance[(i * estimates.Count) + j], 1e-9 * (1 + Math.Abs(variance[i, i])));
            }
        },
        iter: 200);

    [Fact]
    public void A_worked_example_of_four_actors()
    {
        // y = 1, 2, 3, 4, 5, 6 for the pairs 01, 02, 03, 12, 13, 23: mean 3.5, residuals −2.5 … 2.5. Sums over the actors −4.5, −.5, 1.5, 3.5 give
        // Σ T² = 35; the pairs' own squares are 17.5; so V = (35 − 17.5)/6².
        var meanOnly = DyadicRegression.Fit(DyadicSample.Of([0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3], [1, 2, 3, 4, 5, 6], []), Published);

        Assert.Equal(6, meanOnly.Pairs);
        Assert.Equal(3.5, meanOnly.Coefficients[0].Estimate, 1e-12);
        Assert.Equal(17.5 / 36, meanOnly.Variance[0], 1e-12);
    }

    [Fact]
    public void Bias_reduction_is_unbiased_for_the_mean_of_actor_effects_and_noise()
    {
        // True variance of the mean of u_i + u_j + ε: 4σ²/N + 1/pairs. 2,000 made sets of 8 actors: the Monte Carlo error of the mean is about 1.5 %.
        const int Actors = 8, Sets = 2000;
        var sum = 0.0;
        for (var set = 0; set < Sets; set++)
        {
            var draws = new NormalDraws(5, (ulong)set);
            var effects = draws.Next(Actors);
            var (first, second) = MadePairs.PairsOf(Actors);
            var outcome = first.Zip(second, (a, b) => effects[a] + effects[b] + draws.Next()).ToArray();
            var sample = DyadicSample.Of(first, second, outcome, []);
            var design = OrthogonalDesign.Of(sample);
            var residuals = design.Residuals(outcome, design.Project(outcome));
            sum += design.Variance(DyadicVariance.Middle(sample, design, residuals, DyadicCorrection.BiasReduced, out _, out _))[0];
        }

        var truth = (4.0 / Actors) + (2.0 / (Actors * (Actors - 1)));
        Assert.Equal(truth, sum / Sets, 0.05 * truth);
    }

    [Fact]
    public void Relabelling_actors_changes_no_bit() => Gen.Select(MadePairs.Samples, Gen.Int[0, 5]).Sample(
        (sample, step) =>
        {
            var before = DyadicRegression.Fit(sample);
            var after = DyadicRegression.Fit(MadePairs.Relabelled(sample, step));

            Assert.Equal(before.Coefficients.AsEnumerable(), after.Coefficients.AsEnumerable());
            Assert.Equal(before.Variance.AsEnumerable(), after.Variance.AsEnumerable());
        },
        iter: 50);

    [Fact]
    public void Planted_coefficients_are_recovered()
    {
        var draws = new NormalDraws(2, 0);
        var (first, second) = MadePairs.PairsOf(40);
        var trait = draws.Next(40);
        var effects = draws.Next(40);
        var distance = first.Zip(second, (a, b) => Math.Abs(trait[a] - trait[b])).ToArray();
        var outcome = first.Zip(second, (a, b) => 2 + (0.7 * Math.Abs(trait[a] - trait[b])) + (0.3 * (effects[a] + effects[b])) + (0.2 * draws.Next())).ToArray();

        var fit = DyadicRegression.Fit(DyadicSample.Of(first, second, outcome, [new DyadicRegressor("distance", [.. distance])]));

        var coefficient = fit["distance"]!;
        Assert.InRange(0.7, coefficient.Estimate - (4 * coefficient.StandardError!.Value), coefficient.Estimate + (4 * coefficient.StandardError!.Value));
        Assert.True(coefficient.P < 0.001);
        Assert.True(coefficient.StandardError > coefficient.ClassicStandardError);
    }

    [Fact]
    public void A_coefficient_that_few_actors_carry_has_few_degrees_of_freedom()
    {
        var draws = new NormalDraws(3, 0);
        var (first, second) = MadePairs.PairsOf(50);
        var effects = draws.Next(50);
        var outcome = first.Zip(second, (a, b) => effects[a] + effects[b] + draws.Next()).ToArray();
        var withOneOfThree = first.Zip(second, (a, b) => (a < 3) != (b < 3) ? 1.0 : 0).ToArray();
        var trait = draws.Next(50);
        var sum = first.Zip(second, (a, b) => trait[a] + trait[b]).ToArray();

        var fit = DyadicRegression.Fit(DyadicSample.Of(first, second, outcome, [new("few", [.. withOneOfThree]), new("all", [.. sum])]));

        Assert.InRange(fit["few"]!.DegreesOfFreedom, 1, 5);
        Assert.InRange(fit["all"]!.DegreesOfFreedom, 8, 49);
    }

    [Fact]
    public void Constant_and_collinear_regressors_are_left_out_and_named()
    {
        var (first, second) = MadePairs.PairsOf(6);
        var draws = new NormalDraws(4, 0);
        var (x, outcome) = (draws.Next(15), draws.Next(15));

        var fit = DyadicRegression.Fit(DyadicSample.Of(
            first, second, outcome, [new("x", [.. x]), new("one", [.. x.Select(_ => 1.0)]), new("double", [.. x.Select(value => 5 + (2 * value))])]));

        Assert.Equal(["(constant)", "x"], fit.Coefficients.Select(coefficient => coefficient.Name));
        Assert.Equal([new DroppedRegressor("one", "it has the same value in all observations"), new DroppedRegressor("double", "it is a combination of x")], fit.Dropped);
    }

    [Fact]
    public void An_outcome_that_does_not_vary_has_no_share_explained()
    {
        var fit = DyadicRegression.Fit(MadePairs.Complete(5, 1, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]));

        Assert.Null(fit.RSquared);
        Assert.Null(fit["x0"]!.Standardized);
        Assert.Equal(0, fit["x0"]!.Estimate, 1e-12);
    }

    [Fact]
    public void An_indefinite_variance_is_made_positive_and_says_so()
    {
        double[] indefinite = [1, 2, 2, 1];

        Assert.True(DyadicVariance.MakePositive(indefinite, 2));

        // Eigenvalues 3 and −1; without the negative one 3·vvᵀ with v = (1, 1)/√2.
        Assert.All(indefinite, value => Assert.Equal(1.5, value, 1e-12));
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, new[] { 1, 0 }, "Expected two different actors numbered from 0 in observation 1; found 0 and 0.")]
    [InlineData(new[] { 0, -1 }, new[] { 1, 0 }, "Expected two different actors numbered from 0 in observation 1; found -1 and 0.")]
    [InlineData(new[] { 0, 0 }, new[] { 1 }, "Expected 2 second actors, one for each observation; found 1.")]
    public void A_sample_refuses_what_is_no_pair(int[] first, int[] second, string message)
    {
        var refusal = Assert.Throws<ArgumentException>(() => DyadicSample.Of(first, second, [1, 2], []));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regression_refuses_three_actors() =>
        Assert.Contains("at least 4 actors", Assert.Throws<ArgumentException>(() => DyadicRegression.Fit(MadePairs.Complete(3, 1, [1, 2, 3], [1, 0, 2]))).Message, StringComparison.Ordinal);

    private static (Vector<double> Estimates, Matrix<double> Variance) DoubleLoop(DyadicSample sample)
    {
        var x = Matrix<double>.Build.Dense(sample.Count, sample.Regressors.Length + 1, (row, column) => column == 0 ? 1 : sample.Regressors[column - 1].Values[row]);
        var y = Vector<double>.Build.Dense(sample.Outcome.ToArray());
        var bread = (x.Transpose() * x).Inverse();
        var estimates = bread * x.Transpose() * y;
        var residuals = y - (x * estimates);
        var middle = Matrix<double>.Build.Dense(x.ColumnCount, x.ColumnCount);
        for (var one = 0; one < sample.Count; one++)
        {
            for (var other = 0; other < sample.Count; other++)
            {
                var share = sample.First[one] == sample.First[other] || sample.First[one] == sample.Second[other]
                    || sample.Second[one] == sample.First[other] || sample.Second[one] == sample.Second[other];
                if (share) middle += residuals[one] * residuals[other] * x.Row(one).OuterProduct(x.Row(other));
            }
        }

        return (estimates, bread * middle * bread);
    }
}
