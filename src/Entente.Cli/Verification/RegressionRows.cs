using Entente.Diagnosis.Regression;
using Entente.Measures.Randomness;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Cli.Verification;

/// <summary>Dyadic regression against a brute-force sandwich, its tests against the level they claim, shares of variance against a closed form.</summary>
internal static class RegressionRows
{
    private const string Aronow = "Aronow, Samii and Assenova 2015";

    /// <summary>The rows.</summary>
    public static IEnumerable<VerificationRow> Of(VerificationScope scope) => [.. Sandwich(), SharesOfTwo(), .. Rejections(scope)];

    private static IEnumerable<VerificationRow> Sandwich()
    {
        var pairs = new MadePairs(actors: 40, years: 2, regressors: 3);
        var fit = DyadicRegression.Fit(pairs.Sample(), new DyadicRegressionOptions { Correction = DyadicCorrection.None });
        var (estimates, variance) = pairs.DoubleLoop();
        yield return VerificationRow.Near("dyadic-estimates", "least squares by the normal equations", 0, estimates.Select((value, place) => Math.Abs(value - fit.Coefficients[place].Estimate)).Max(), 1e-9, "largest difference over four coefficients, 40 actors in two years");
        yield return VerificationRow.Near(
            "dyadic-variance", Aronow, 0, Enumerable.Range(0, variance.RowCount * variance.ColumnCount).Max(cell => Math.Abs((fit.Variance[cell] / variance[cell / variance.ColumnCount, cell % variance.ColumnCount]) - 1)),
            1e-6, "largest relative difference from the double loop over all pairs of observations that share an actor");
    }

    /// <summary>Two regressors with known correlations: the share of one is half of what it explains alone and half of what it adds.</summary>
    private static VerificationRow SharesOfTwo()
    {
        var pairs = new MadePairs(actors: 40, years: 1, regressors: 2);
        var (x, y, z) = (pairs.Regressors[0], pairs.Regressors[1], pairs.Outcome);
        double first = Correlation(x, z), second = Correlation(y, z), between = Correlation(x, y);
        var whole = ((first * first) + (second * second) - (2 * first * second * between)) / (1 - (between * between));
        var shares = ShapleyShares.Of(pairs.Sample(), ["one", "other"], new ShapleySharesOptions { Shuffles = 1 });
        return VerificationRow.Near("shapley-shares-two", "Lindeman, Merenda and Gold 1980", ((first * first) + whole - (second * second)) / 2, shares[0].Share.Value, 1e-9, "share of variance of one of two regressors; closed form");
    }

    private static IEnumerable<VerificationRow> Rejections(VerificationScope scope)
    {
        var options = new RejectionRatesOptions { Threads = scope.Threads };
        if (scope.Seed is { } seed) options = options with { Seed = seed };
        using var progress = scope.Progress("measuring rejection rates on 2,000 data sets without an effect");
        foreach (var rate in RejectionRates.Of(options, progress, scope.Stop))
        {
            yield return Rate("dyadic", rate.Dyadic, "dyadic-robust errors");
            yield return Rate("mrqap", rate.Mrqap, "MRQAP");

            VerificationRow Rate(string test, double share, string by) => VerificationRow.Near($"rejection-{test}-{rate.Regressor.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}", "nominal level .05", 0.05, share, 0.01, $"share of {rate.Simulations} null data sets rejected by {by}")
                with
            { Se = Math.Sqrt(share * (1 - share) / rate.Simulations) };
        }
    }

    private static double Correlation(double[] first, double[] second) => MathNet.Numerics.Statistics.Correlation.Pearson(first, second);

    /// <summary>Made observations of pairs of actors, with effects of actors in the outcome and in the regressors.</summary>
    private sealed class MadePairs
    {
        private readonly int[] _first, _second;

        public MadePairs(int actors, int years, int regressors)
        {
            var draws = new CounterRandom(1);
            var counter = 0UL;
            double Next() => Normal.InvCDF(0, 1, Math.Clamp(draws.Uniform(counter++), 1e-12, 1 - 1e-12));
            var effects = Enumerable.Range(0, regressors + 1).Select(_ => Enumerable.Range(0, actors).Select(_ => Next()).ToArray()).ToArray();
            var pairs = Enumerable.Range(0, years).SelectMany(_ => Enumerable.Range(0, actors).SelectMany(one => Enumerable.Range(one + 1, actors - one - 1).Select(other => (one, other)))).ToArray();
            (_first, _second) = ([.. pairs.Select(pair => pair.one)], [.. pairs.Select(pair => pair.other)]);
            Regressors = [.. Enumerable.Range(0, regressors).Select(regressor => pairs.Select(pair => effects[regressor][pair.one] + effects[regressor][pair.other] + Next()).ToArray())];
            Outcome = [.. pairs.Select((pair, row) => effects[^1][pair.one] + effects[^1][pair.other] + (0.3 * Regressors.Sum(column => column[row])) + Next())];
        }

        public double[][] Regressors { get; }

        public double[] Outcome { get; }

        public DyadicSample Sample() => DyadicSample.Of(_first, _second, Outcome, Regressors.Select((column, place) => new DyadicRegressor($"x{place}", [.. column])));

        /// <summary>B⁻¹ (Σ_d Σ_d' e_d e_d' x_d x_d'ᵀ) B⁻¹ over all d, d' that share an actor, as it is written.</summary>
        public (Vector<double> Estimates, Matrix<double> Variance) DoubleLoop()
        {
            var design = Matrix<double>.Build.Dense(Outcome.Length, Regressors.Length + 1, (row, column) => column == 0 ? 1 : Regressors[column - 1][row]);
            var inverse = design.TransposeThisAndMultiply(design).Inverse();
            var estimates = inverse * design.TransposeThisAndMultiply(Vector<double>.Build.Dense(Outcome));
            var residuals = Vector<double>.Build.Dense(Outcome) - (design * estimates);
            var middle = Matrix<double>.Build.Dense(design.ColumnCount, design.ColumnCount);
            for (var one = 0; one < Outcome.Length; one++)
            {
                for (var other = 0; other < Outcome.Length; other++)
                {
                    if (_first[one] != _first[other] && _first[one] != _second[other] && _second[one] != _first[other] && _second[one] != _second[other]) continue;
                    for (var row = 0; row < design.ColumnCount; row++)
                    {
                        for (var column = 0; column < design.ColumnCount; column++) middle[row, column] += residuals[one] * residuals[other] * design[one, row] * design[other, column];
                    }
                }
            }

            return (estimates, inverse * middle * inverse);
        }
    }
}
