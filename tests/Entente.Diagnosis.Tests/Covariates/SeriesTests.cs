using Entente.Diagnosis.Covariates;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>Series of made data.</summary>
public sealed class SeriesTests
{
    private static readonly string[] Codes = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"];

    private static readonly Gen<(string First, string Second, int Year, double Value)[]> Facts =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[1990, 1995], Gen.Double[-5, 5])
            .Where(fact => fact.Item1 != fact.Item2)
            .Select(fact => (Codes[fact.Item1], Codes[fact.Item2], fact.Item3, fact.Item4))
            .Array[0, 60]
            .Select(facts => facts.DistinctBy(fact => (Pair(fact.Item1, fact.Item2), fact.Item3)).ToArray());

    [Fact]
    public void A_state_has_the_value_that_was_given_and_is_unknown_elsewhere()
    {
        var series = StateSeries.Of("cinc", [("USA", 1990, 0.14), ("FRA", 1990, 0.02), ("USA", 1992, 0.15)]);
        Assert.Equal(0.14, series["USA", 1990]);
        Assert.Null(series["USA", 1991]);
        Assert.Null(series["FRA", 1992]);
        Assert.Null(series["XXX", 1990]);
        Assert.Null(series["USA", 1800]);
        Assert.Equal((1990, 1992), (series.FirstYear, series.LastYear));
        Assert.Equal(["FRA", "USA"], series.States);
        Assert.Equal([new StateValue("FRA", 1990, 0.02), new StateValue("USA", 1990, 0.14)], series.In(1990));
    }

    [Fact]
    public void An_undirected_pair_has_one_value_and_a_directed_pair_two()
    {
        var trade = DyadSeries.Of("trade", [("USA", "CAN", 1990, 5)]);
        Assert.Equal(5, trade["CAN", "USA", 1990]);
        Assert.Equal(5, trade["USA", "CAN", 1990]);
        var defense = DyadSeries.Of("defense_directed", [("USA", "JPN", 1990, 1), ("JPN", "USA", 1990, 0)], isDirected: true);
        Assert.Equal(1, defense["USA", "JPN", 1990]);
        Assert.Equal(0, defense["JPN", "USA", 1990]);
    }

    [Fact]
    public void Absent_means_zero_only_in_the_years_covered_and_never_for_a_state_with_itself()
    {
        var war = DyadSeries.Of("war", [("USA", "JPN", 1944, 1)], absentIsZero: true, firstYear: 1940, lastYear: 1950);
        Assert.Equal(1, war["JPN", "USA", 1944]);
        Assert.Equal(0, war["JPN", "USA", 1950]);
        Assert.Equal(0, war["USA", "FRA", 1944]);
        Assert.Null(war["JPN", "USA", 1951]);
        Assert.Null(war["USA", "USA", 1944]);
    }

    [Fact]
    public void Absent_means_zero_only_among_members_of_the_state_system()
    {
        var members = StateSeries.Of(CovariateSchema.SystemMember, [("USA", 1944, 1), ("JPN", 1944, 1), ("TWN", 1944, 0)]);
        var war = DyadSeries.Of("war", [("USA", "DEU", 1944, 1)], absentIsZero: true);
        var store = CovariateStore.Of([members], [war]);
        Assert.Equal(0, store.Dyad("war")!["USA", "JPN", 1944]);
        Assert.Null(store.Dyad("war")!["USA", "TWN", 1944]);
        Assert.Equal(1, store.Dyad("war")!["USA", "DEU", 1944]);
        var matrix = new double[9];
        store.Dyad("war")!.Fill(1944, ["USA", "JPN", "TWN"], matrix);
        Assert.Equal([double.NaN, 0, double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], matrix);
    }

    [Fact]
    public void The_index_of_a_series_finds_what_a_dictionary_finds() => Facts.Sample(facts =>
    {
        foreach (var isDirected in new[] { false, true })
        {
            var series = DyadSeries.Of("s", facts, isDirected);
            var known = facts.ToDictionary(fact => (fact.First, fact.Second, fact.Year), fact => fact.Value);
            var matrix = new double[Codes.Length * Codes.Length];
            for (var year = 1989; year <= 1996; year++)
            {
                series.Fill(year, Codes, matrix);
                for (var first = 0; first < Codes.Length; first++)
                {
                    for (var second = 0; second < Codes.Length; second++)
                    {
                        double? expected = known.TryGetValue((Codes[first], Codes[second], year), out var value) ? value
                            : !isDirected && known.TryGetValue((Codes[second], Codes[first], year), out value) ? value : null;
                        Assert.Equal(expected, series[Codes[first], Codes[second], year]);
                        Assert.Equal(expected ?? double.NaN, matrix[(first * Codes.Length) + second]);
                    }
                }
            }

            Assert.Equal(facts.Length, Enumerable.Range(1989, 8).Sum(year => series.In(year).Count()));
        }
    });

    [Fact]
    public void Relabelling_states_changes_nothing_but_labels() => Facts.Sample(facts =>
    {
        // The new labels reverse the order of the old ones, so that every sorted place changes.
        var renamed = Codes.Select((code, place) => (code, New: $"Z{9 - place}")).ToDictionary(pair => pair.code, pair => pair.New);
        var series = DyadSeries.Of("s", facts);
        var other = DyadSeries.Of("s", facts.Select(fact => (renamed[fact.First], renamed[fact.Second], fact.Year, fact.Value)));
        foreach (var (first, second, year, _) in facts) Assert.Equal(series[first, second, year], other[renamed[second], renamed[first], year]);
        Assert.Equal(series.Count, other.Count);
    });

    [Fact]
    public void A_key_given_twice_with_two_values_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StateSeries.Of("s", [("USA", 1990, 1), ("USA", 1990, 2)]));
        Assert.Throws<ArgumentException>(() => DyadSeries.Of("s", [("USA", "FRA", 1990, 1), ("FRA", "USA", 1990, 2)]));
        Assert.Equal(2, DyadSeries.Of("s", [("USA", "FRA", 1990, 1), ("FRA", "USA", 1990, 2)], isDirected: true).Count);
    }

    [Fact]
    public void Values_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => StateSeries.Of("s", [("USA", 1990, double.NaN)]));
        Assert.Throws<ArgumentException>(() => StateSeries.Of("s", [("USA", 999, 1)]));
        Assert.Throws<ArgumentException>(() => DyadSeries.Of("s", [("USA", "USA", 1990, 1)]));
        Assert.Throws<ArgumentException>(() => CovariateStore.Of([StateSeries.Of("s", [])], [DyadSeries.Of("s", [])]));
    }

    [Fact]
    public void A_matrix_needs_room_for_every_pair_and_each_state_once()
    {
        var series = DyadSeries.Of("s", [("USA", "FRA", 1990, 1)]);
        Assert.Throws<ArgumentException>(() => series.Fill(1990, ["USA", "FRA"], new double[3]));
        Assert.Throws<ArgumentException>(() => series.Fill(1990, ["USA", "USA"], new double[4]));
    }

    [Fact]
    public void A_series_without_values_covers_no_year()
    {
        var series = DyadSeries.Of("s", []);
        Assert.True(series.LastYear < series.FirstYear);
        Assert.Null(series["USA", "FRA", 1990]);
        Assert.Empty(series.In(1990));
        Assert.Null(CovariateStore.Of([], [series]).Coverage.Single().Share);
    }

    [Fact]
    public void Coverage_counts_members_of_the_state_system_and_names_who_is_absent()
    {
        var members = StateSeries.Of(
            CovariateSchema.SystemMember, from year in Enumerable.Range(2000, 3) from state in Codes select (state, year, state == "FFF" ? 0.0 : 1));
        var known = StateSeries.Of("s", [("AAA", 2000, 1), ("BBB", 2000, 1), ("AAA", 2002, 1), ("FFF", 2000, 1)]);
        var coverage = CovariateStore.Of([members, known], []).Coverage.Single(one => one.Series == "s");

        // Five members in each of three years are expected; FFF is no member, so its value is no part of the share.
        Assert.Equal((15, 3), (coverage.Expected, coverage.Present));
        Assert.Equal(0.2, coverage.Share);
        Assert.Equal([2001], coverage.YearsWithout);
        Assert.Contains(new CoverageGap("CCC", 2000, 2002), coverage.Gaps);
        Assert.Contains(new CoverageGap("BBB", 2001, 2002), coverage.Gaps);
        Assert.Contains(new CoverageGap("AAA", 2001, 2001), coverage.Gaps);
    }

    private static string Pair(string first, string second) => string.CompareOrdinal(first, second) < 0 ? first + second : second + first;
}
