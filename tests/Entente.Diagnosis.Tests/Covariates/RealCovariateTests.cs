using Entente.Diagnosis.Covariates;
using Entente.Records.States;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>The tables beside the repository. The figures were counted from the files by a program of a few lines in Python, apart from Entente.</summary>
public sealed class RealCovariateTests
{
    private static readonly Lazy<CovariateStore> Read =
        new(() => CovariateStore.Read([SharedData.Require("peace"), SharedData.Require("vetoes"), SharedData.Require("treaties")]));

    private static CovariateStore Store
    {
        get
        {
            SharedData.Require("peace");
            return Read.Value;
        }
    }

    [Fact]
    public void Every_declared_series_is_found_and_every_table_is_read()
    {
        var names = Store.StateSeries.Select(series => series.Name).Concat(Store.DyadSeries.Select(series => series.Name)).ToHashSet();
        Assert.All(CovariateSchema.Default.Declarations.Where(declaration => declaration.Kind != SeriesKind.Event), declaration => Assert.Contains(declaration.Series, names));
        Assert.DoesNotContain(Store.Notes, note => note.Code == "tables-not-read");
    }

    [Theory]
    [InlineData("alliance", 1980, 1306)]
    [InlineData("defense", 1980, 696)]
    [InlineData("defense_directed", 1980, 1388)]
    [InlineData("nonaggression", 1980, 1289)]
    [InlineData("neutrality", 1980, 4)]
    [InlineData("neutrality_directed", 1980, 7)]
    [InlineData("consultation", 1980, 722)]
    [InlineData("war", 1944, 68)]
    [InlineData("hostility", 1962, 59)]
    [InlineData("shared_igos", 1990, 12880)]
    [InlineData("trade", 1990, 9823)]
    [InlineData("rivalry", 1960, 45)]
    [InlineData("contiguity", 2000, 305 + 134 + 78 + 13 + 12)]
    [InlineData("armed_conflict", 2024, 5)]
    public void A_year_has_as_many_pairs_as_its_table(string series, int year, int pairs) => Assert.Equal(pairs, Store.Dyad(series)!.In(year).Count());

    [Fact]
    public void Values_are_those_of_the_tables()
    {
        Assert.Equal(0.039697491, Store.State("cinc")!["USA", 1816]);
        Assert.Equal(0.22036418, Store.State("cinc")!["CHN", 2012]);
        Assert.Equal(93780 + 82778, Store.Dyad("trade")!["CAN", "USA", 1990]);
        Assert.Equal(3316061.0, Store.Dyad("trade")!.In(1990).Sum(fact => fact.Value));
        Assert.Equal(24.969953416149067, Store.Dyad("shared_igos")!.In(1990).Average(fact => fact.Value), 1e-12); // a mean of whole numbers, summed in another order
        Assert.Equal(47, Store.Dyad("dispute")!.In(1962).Sum(fact => fact.Value));
        Assert.Equal(7831, Store.Dyad("distance_km")!["RUS", "USA", 1962]);
        Assert.Equal(1, Store.Dyad("contiguity")!["CAN", "USA", 2000]);
        Assert.Equal(4, Store.Dyad("contiguity")!["CUB", "USA", 2000]);
        Assert.Equal((1.0, 0.0), (Store.Dyad("defense_directed")!["USA", "JPN", 1980], Store.Dyad("defense_directed")!["JPN", "USA", 1980]));
        Assert.Equal(2, Store.Dyad("armed_conflict")!["UKR", "RUS", 2024]);
        Assert.Equal(33, Store.State("civil_conflict")!.In(2024).Count());
        Assert.Equal(0, Store.State("civil_conflict")!["NZL", 2024]);
    }

    [Fact]
    public void The_state_system_grows_from_23_members_in_1816_to_195_in_2016()
    {
        var members = Store.State(CovariateSchema.SystemMember)!;
        Assert.Equal([23, 66, 165, 195], new[] { 1816, 1946, 1990, 2016 }.Select(year => members.In(year).Count(fact => fact.Value == 1)
            + (year == 1990 ? 2 : 0))); // Germany and Yemen are each two members on the list of 1990 and one state here
        Assert.Null(members["BLR", 1960]);
        Assert.Equal(1, members["BLR", 1992]);
    }

    [Fact]
    public void Polity_scores_of_minus_nine_are_scores()
    {
        Assert.Equal(-9, Store.State("polity2")!["ALB", 1980]);
        Assert.Equal(38, Store.State("polity2")!.In(1980).Count(fact => fact.Value >= 6));
        Assert.Equal(91, Store.State("polity2")!.In(2010).Count(fact => fact.Value >= 6));
    }

    [Fact]
    public void Major_powers_in_2000_are_the_permanent_five_and_germany_and_japan() =>
        Assert.Equal(["CHN", "DEU", "FRA", "GBR", "JPN", "RUS", "USA"], Store.State("major_power")!.In(2000).Select(fact => fact.State));

    [Fact]
    public void Germany_and_yemen_have_one_value_in_1990()
    {
        Assert.Equal(37200000, Store.State("milex")!["DEU", 1990]);
        Assert.Equal(1000000, Store.State("milex")!["YEM", 1990]);
        Assert.Equal(0, Store.State("polity2")!["YEM", 1990]);
        Assert.Contains(Store.Notes, note => note.Code == "two-codes-in-a-year" && note.Count >= 20);
    }

    [Fact]
    public void Venice_and_five_territories_are_all_that_is_not_known()
    {
        var unknown = Assert.Single(Store.Notes, note => note.Code == "unknown-states");
        Assert.Equal(["324", "324", "HKG", "CYM", "MSR", "TCA", "VGB"], unknown.Examples.Select(example => example.Split(' ')[0]));
        Assert.Equal(7, unknown.Count);
        Assert.DoesNotContain(Store.Notes, note => note.Code is "codes-disagree" or "rows-without-state" or "doubled-keys");
    }

    [Fact]
    public void Coverage_shows_the_gaps_of_the_sources_such_as_the_trade_of_west_germany_from_1960_to_1989()
    {
        var trade = Store.Coverage.Single(coverage => coverage.Series == "trade");
        Assert.InRange(trade.Share!.Value, 0.65, 0.75);
        Assert.Contains(new CoverageGap("DEU", 1960, 1989), trade.Gaps);
        Assert.Contains(new CoverageGap("FRA", 1945, 2013), Store.Coverage.Single(coverage => coverage.Series == "ethnic_fractionalization").Gaps);
    }

    [Fact]
    public void Vetoes_and_treaties_are_all_there()
    {
        Assert.Equal(214, Store.Vetoes.Length);
        Assert.Equal([("CHN", 17), ("FRA", 16), ("GBR", 29), ("RUS", 121), ("USA", 82)], Store.Vetoes.SelectMany(veto => veto.By).CountBy(code => code).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(12554 - 5, Store.Treaties.Length); // five territories that are no states
        Assert.Equal(141, Store.Treaties.DistinctBy(membership => membership.Treaty).Count());
        Assert.All(Store.Treaties, membership => Assert.NotNull(membership.GoalLevel));
    }

    [Fact]
    public void The_codes_of_gleditsch_and_ward_are_those_of_the_crosswalk()
    {
        var codes = new StateCodes("t");
        foreach (var line in ReadLines(SharedData.Require("peace", "state-years.csv.gz")).Skip(1))
        {
            var fields = line.Split(',');
            if (fields[3].Length > 0) Assert.Equal(fields[0], codes.Codes[codes.Find(CodeSystem.Gw, System.Text.Encoding.UTF8.GetBytes(fields[3]))!.In(int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture), out _)]);
        }
    }

    [Fact]
    public void States_have_the_codes_of_the_directory() =>
        Assert.All(Store.StateSeries.SelectMany(series => series.States).Distinct(), code => Assert.Equal(code, StateDirectory.Find(code)?.Code));

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var one = CovariateStore.Read([SharedData.Require("peace")], CovariateSchema.Default.Only(["cinc", "rivalry", "contiguity", "hostility"]), new CovariateOptions { Threads = 1 });
        var three = CovariateStore.Read([SharedData.Require("peace")], CovariateSchema.Default.Only(["cinc", "rivalry", "contiguity", "hostility"]), new CovariateOptions { Threads = 3 });
        Assert.Equal(one.Coverage.Select(coverage => coverage.ToString()), three.Coverage.Select(coverage => coverage.ToString()));
        Assert.Equal(one.Notes.SelectMany(note => note.Examples), three.Notes.SelectMany(note => note.Examples));
        Assert.Equal(one.Dyad("hostility")!.In(1914), three.Dyad("hostility")!.In(1914));
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
