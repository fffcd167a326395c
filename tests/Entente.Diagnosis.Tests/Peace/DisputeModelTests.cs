using System.Collections.Immutable;
using System.Globalization;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Peace;
using Entente.Measures.Agreement;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Peace;

public sealed class DisputeModelTests
{
    private const int States = 20;
    private const int FirstYear = 1980;
    private const int LastYear = 2004;

    [Fact]
    public void A_planted_pacific_effect_of_agreement_is_found_and_that_of_trade_is_none()
    {
        var fit = DisputeModel.Of(Votes(), Facts(), new DisputeModelOptions { From = 1981, To = LastYear, AllPairs = true }, TestContext.Current.CancellationToken);
        Assert.Null(fit.Missing);
        Assert.Equal((1981, LastYear, States * (States - 1) / 2), (fit.From, fit.To, fit.Pairs));
        var (agreement, trade) = (fit.Find(DisputeTerms.Agreement)!, fit.Find(DisputeTerms.Trade)!);
        // Pairs of one half dispute in 1 % of years and pairs of different halves in 10 %: −2.4 between two values whose standard deviation is one half.
        Assert.InRange(agreement.Estimate, -1.6, -0.8);
        Assert.True(agreement.Estimate + (4 * agreement.StandardError) < 0);
        Assert.True(Math.Abs(trade.Estimate) < 4 * trade.StandardError);
        Assert.True(agreement.IsStandardized);
    }

    [Fact]
    public void Only_neighbours_and_pairs_with_a_major_power_count_unless_all_are_asked_for()
    {
        var votes = Votes();
        var agreement = AgreementMatrix.ByPeriod(votes, null, TestContext.Current.CancellationToken).ToImmutableSortedDictionary(matrix => matrix.Period!.Value.Key, matrix => matrix);
        var panel = DisputePanel.Of(votes, Facts(), agreement, new DisputeModelOptions { From = 1981, To = LastYear }, 2, TestContext.Current.CancellationToken);
        // State 0 is the major power (19 pairs); neighbours stand side by side on a line (19 pairs, one of them with state 0).
        Assert.Equal(37, panel.First.Zip(panel.Second).Distinct().Count());
    }

    [Fact]
    public void Rare_wars_are_not_modelled()
    {
        var fit = DisputeModel.Of(Votes(), Facts(), new DisputeModelOptions { From = 1981, To = LastYear, AllPairs = true, Outcome = DisputeOutcome.War }, TestContext.Current.CancellationToken);
        Assert.Equal("too few onsets of a war: 0, and 30 are needed", fit.Missing);
    }

    [Fact]
    public void Missing_facts_are_named() =>
        Assert.StartsWith("no folder of covariates has dispute, hostility, war", DisputeModel.Of(Votes(), CovariateStore.Of([], []), null, TestContext.Current.CancellationToken).Missing, StringComparison.Ordinal);

    private static string Code(int state) => string.Create(CultureInfo.InvariantCulture, $"S{state:00}");

    private static StanceRecord Votes()
    {
        var random = new CounterRandom(2);
        var counter = 0UL;
        const int perYear = 20;
        var years = LastYear - FirstYear + 1;
        List<int> actors = [], propositions = [];
        List<Stance> stances = [];
        for (var proposition = 0; proposition < perYear * years; proposition++)
        {
            for (var actor = 0; actor < States; actor++)
            {
                actors.Add(actor);
                propositions.Add(proposition);
                stances.Add(random.Uniform(counter++) < ((actor < States / 2) == (proposition % 2 == 0) ? 0.9 : 0.2) ? Stance.Support : Stance.Oppose);
            }
        }

        return StanceRecord.Create(
            "made",
            Enumerable.Range(0, States).Select(state => new Actor(Code(state), Code(state))),
            Enumerable.Range(0, perYear * years).Select(index => new Proposition(index.ToString("0000", CultureInfo.InvariantCulture)) { Date = new DateOnly(FirstYear + (index / perYear), 5, 1) }),
            [.. actors], [.. propositions], [.. stances]);
    }

    private static CovariateStore Facts()
    {
        var random = new CounterRandom(4);
        var counter = 0UL;
        var years = Enumerable.Range(FirstYear, LastYear - FirstYear + 1).ToArray();
        var pairs = (from first in Enumerable.Range(0, States) from second in Enumerable.Range(first + 1, States - first - 1) select (first, second)).ToArray();
        double Draw() => random.Uniform(counter++);
        StateSeries State(string name, Func<int, double> value) =>
            StateSeries.Of(name, (from state in Enumerable.Range(0, States) from year in years select (Code(state), year, value(state))).ToArray());
        DyadSeries Pair(string name, Func<int, int, double> value) =>
            DyadSeries.Of(name, (from pair in pairs from year in years select (Code(pair.first), Code(pair.second), year, value(pair.first, pair.second))).ToArray());
        var disputes = (from pair in pairs
                        from year in years
                        where Draw() < ((pair.first < States / 2) == (pair.second < States / 2) ? 0.01 : 0.1)
                        select (Code(pair.first), Code(pair.second), year, 1.0)).ToArray();
        DyadSeries Sparse(string name, IEnumerable<(string First, string Second, int Year, double Value)> values) =>
            DyadSeries.Of(name, values, absentIsZero: true, firstYear: FirstYear, lastYear: LastYear);
        return CovariateStore.Of(
            [
                State("system_member", _ => 1), State("major_power", state => state == 0 ? 1 : 0), State("polyarchy", _ => Draw()),
                State("gdp", _ => 100 + (900 * Draw())), State("cinc", _ => 0.01 + Draw()),
            ],
            [
                Sparse("dispute", disputes), Sparse("hostility", disputes.Select(entry => (entry.Item1, entry.Item2, entry.year, 4.0))), Sparse("war", []),
                Pair("trade", (_, _) => 10 * Draw()), Pair("shared_igos", (_, _) => Math.Floor(60 * Draw())), Pair("defense", (_, _) => Draw() < 0.2 ? 1 : 0),
                Pair("contiguity", (first, second) => second == first + 1 ? 1 : 0), Pair("distance_km", (_, _) => 100 + (9000 * Draw())),
            ]);
    }
}
