using Entente.Diagnosis.Peace;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Tests.Peace;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void One_mark_gives_the_log_odds_ratio_of_the_table()
    {
        // 30 of 100 with the mark, 10 of 100 without: log odds ratio ln((30/70)/(10/90)).
        var outcome = Enumerable.Range(0, 200).Select(row => row < 100 ? row < 30 : row < 110).ToArray();
        double[] mark = [.. Enumerable.Range(0, 200).Select(row => row < 100 ? 1.0 : 0)];
        var fit = LogisticRegression.Fit(outcome, [mark], [.. Enumerable.Range(0, 200).Select(row => 2 * row)], [.. Enumerable.Range(0, 200).Select(row => (2 * row) + 1)], default)!;
        Assert.Equal(Math.Log(30.0 / 70 / (10.0 / 90)), fit.Estimates[1], 1e-9);
        // No two pairs share an actor: the sandwich is that of White, √(1/30 + 1/70 + 1/10 + 1/90) for a table, with N/(N − 1).
        Assert.Equal(Math.Sqrt(400.0 / 399 * ((1 / 30.0) + (1 / 70.0) + (1 / 10.0) + (1 / 90.0))), fit.Errors[1], 1e-3);
    }

    [Fact]
    public void Errors_are_those_of_the_double_sum_over_pairs_that_share_an_actor()
    {
        var (outcome, x, first, second) = Made(12, 3);
        var fit = LogisticRegression.Fit(outcome, [x], first, second, default)!;
        double[][] rows = [.. x.Select(value => new[] { 1, value })];
        var p = rows.Select(row => 1 / (1 + Math.Exp(-(fit.Estimates[0] + (fit.Estimates[1] * row[1]))))).ToArray();
        var (bread, meat) = (new double[2, 2], new double[2, 2]);
        for (var a = 0; a < rows.Length; a++)
        {
            for (var i = 0; i < 2; i++)
            {
                for (var j = 0; j < 2; j++)
                {
                    bread[i, j] += p[a] * (1 - p[a]) * rows[a][i] * rows[a][j];
                    for (var b = 0; b < rows.Length; b++)
                    {
                        if (first[a] != first[b] && first[a] != second[b] && second[a] != first[b] && second[a] != second[b]) continue;
                        meat[i, j] += ((outcome[a] ? 1 : 0) - p[a]) * ((outcome[b] ? 1 : 0) - p[b]) * rows[a][i] * rows[b][j];
                    }
                }
            }
        }

        var determinant = (bread[0, 0] * bread[1, 1]) - (bread[0, 1] * bread[1, 0]);
        double[] inverse = [-bread[1, 0] / determinant, bread[0, 0] / determinant];
        var variance = 0.0;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++) variance += inverse[i] * meat[i, j] * inverse[j];
        }

        // The rule N/(N − 1) with 12 actors.
        Assert.Equal(Math.Sqrt(variance * 12 / 11), fit.Errors[1], 1e-9);
    }

    [Fact]
    public void Planted_coefficients_are_recovered()
    {
        var (outcome, x, first, second) = Made(60, 20);
        var fit = LogisticRegression.Fit(outcome, [x], first, second, default)!;
        // 35,400 observations of −3 + x: standard errors near .02, so within .1 is five of them.
        Assert.Equal(-3, fit.Estimates[0], 0.1);
        Assert.Equal(1, fit.Estimates[1], 0.1);
    }

    [Fact]
    public void Separated_outcomes_and_copies_of_a_regressor_have_no_fit()
    {
        int[] first = [.. Enumerable.Range(0, 40)], second = [.. Enumerable.Range(40, 40)];
        double[] x = [.. Enumerable.Range(0, 40).Select(row => (double)row)];
        Assert.Null(LogisticRegression.Fit([.. x.Select(value => value >= 20)], [x], first, second, default));
        Assert.Null(LogisticRegression.Fit([.. x.Select(value => value % 3 == 0)], [x, x], first, second, default));
        Assert.Null(LogisticRegression.Fit(new bool[40], [x], first, second, default));
    }

    private static (bool[] Outcome, double[] X, int[] First, int[] Second) Made(int actors, int years)
    {
        var random = new CounterRandom(3);
        var counter = 0UL;
        List<bool> outcome = [];
        List<double> x = [];
        List<int> first = [], second = [];
        for (var year = 0; year < years; year++)
        {
            for (var a = 0; a < actors; a++)
            {
                for (var b = a + 1; b < actors; b++)
                {
                    var value = (2 * random.Uniform(counter++)) - 1;
                    x.Add(value);
                    first.Add(a);
                    second.Add(b);
                    outcome.Add(random.Uniform(counter++) < 1 / (1 + Math.Exp(3 - value)));
                }
            }
        }

        return ([.. outcome], [.. x], [.. first], [.. second]);
    }
}
