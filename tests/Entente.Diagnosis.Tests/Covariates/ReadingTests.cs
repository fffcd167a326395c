using Entente.Diagnosis.Covariates;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>Reading tables by a declared schema.</summary>
public sealed class ReadingTests
{
    private const string SchemaHead = "series,kind,file,first,second,from,to,value,where,combine,direction,missing_row,missing,range,covers,source\n";

    [Fact]
    public void A_table_of_ones_own_needs_a_declaration_and_no_code()
    {
        using var folder = new TemporaryFolder()
            .With("covariates.csv", SchemaHead + "press_freedom,state-year,press.csv,iso3:country,,y,,score,,,,,NA,0..100,,[Own2026]\n")
            .With("press.csv", "country,y,score\nUSA,2000,80\nFRA,2000,NA\nFRA,2001,75\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(80, store.State("press_freedom")!["USA", 2000]);
        Assert.Null(store.State("press_freedom")!["FRA", 2000]);
        Assert.Equal("[Own2026]", store.State("press_freedom")!.Source);
    }

    [Fact]
    public void A_declaration_can_replace_one_that_is_built_in()
    {
        using var folder = new TemporaryFolder()
            .With("own.csv", SchemaHead + "cinc,state-year,power.csv,cow:code,,year,,share,,,,,,,,\n")
            .With("power.csv", "code,year,share\n2,2000,0.5\n");
        var schema = CovariateSchema.Default.With(CovariateSchema.Read(folder["own.csv"]));
        Assert.Equal(CovariateSchema.Default.Declarations.Length, schema.Declarations.Length);
        Assert.Equal(0.5, CovariateStore.Read([folder.Path], schema).State("cinc")!["USA", 2000]);
    }

    [Fact]
    public void Minus_nine_is_missing_where_the_schema_says_so_and_a_value_where_it_is_one()
    {
        using var folder = new TemporaryFolder()
            .With("capabilities.csv", "iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc\nUSA,2,1990,-9,10,-9.0,1,1,1,0.1\n")
            .With("democracy.csv", "iso3,ccode,year,v2x_polyarchy,polity2,euds,aeuds\nALB,339,1980,0.2,-9,-1.5,-1\nDEU,255,1945,,-66,,\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Null(store.State("milex")!["USA", 1990]);
        Assert.Null(store.State("irst")!["USA", 1990]);
        Assert.Equal(10, store.State("milper")!["USA", 1990]);
        Assert.Equal(-9, store.State("polity2")!["ALB", 1980]);
        Assert.Null(store.State("polity2")!["DEU", 1945]);
    }

    [Fact]
    public void A_missing_code_that_is_not_declared_is_an_error_that_says_where()
    {
        using var folder = new TemporaryFolder().With("capabilities.csv", "iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc\nUSA,2,1990,5,10,1,1,1,1,-99\n");
        var fault = Assert.Throws<RecordFormatException>(() => CovariateStore.Read([folder.Path]));
        Assert.Equal((folder["capabilities.csv"], 2, 10), (fault.File, fault.Line, fault.Column));
        Assert.Contains("missing", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubled_keys_are_noted_if_equal_and_an_error_if_not()
    {
        using var equal = new TemporaryFolder().With("igo.csv", "iso3_1,iso3_2,ccode1,ccode2,year,shared_igos\nUSA,CAN,2,20,1990,40\nCAN,USA,20,2,1990,40\n");
        var store = CovariateStore.Read([equal.Path]);
        Assert.Equal(40, store.Dyad("shared_igos")!["USA", "CAN", 1990]);
        Assert.Equal(1, store.Notes.Single(note => note.Code == "doubled-keys").Count);

        using var conflicting = new TemporaryFolder().With("igo.csv", "iso3_1,iso3_2,ccode1,ccode2,year,shared_igos\nUSA,CAN,2,20,1990,40\nUSA,CAN,2,20,1990,41\n");
        var fault = Assert.Throws<RecordFormatException>(() => CovariateStore.Read([conflicting.Path]));
        Assert.Equal(3, fault.Line);
        Assert.Contains("CAN and USA in 1990 is 41 here and 40 in line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_codes_in_the_year_of_unification_the_one_of_its_end_counts()
    {
        using var folder = new TemporaryFolder().With(
            "capabilities.csv",
            "iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc\nDEU,260,1990,35610000,545,38433,1,1,1,0.03\nDEU,255,1990,37200000,545,38434,1,1,1,0.04\n"
                + "YEM,679,1990,,127,0,1,1,1,0.002\nYEM,678,1990,1000000,127,0,1,1,1,0.001\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(0.04, store.State("cinc")!["DEU", 1990]);
        Assert.Equal(0.002, store.State("cinc")!["YEM", 1990]);

        // The value of the Arab Republic stands in where united Yemen has none.
        Assert.Equal(1000000, store.State("milex")!["YEM", 1990]);
        Assert.Contains(store.Notes, note => note.Code == "two-codes-in-a-year" && note.Examples.Any(example => example.StartsWith("cinc of DEU in 1990", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("gw", 970, 2000, "KIR")]
    [InlineData("cow", 970, 2000, "NRU")]
    [InlineData("gw", 971, 2000, "NRU")]
    [InlineData("cow", 946, 2000, "KIR")]
    [InlineData("cow", 345, 1900, "SRB")]
    [InlineData("cow", 345, 1918, "YUG")]
    [InlineData("cow", 345, 2005, "YUG")]
    [InlineData("cow", 345, 2006, "SRB")]
    [InlineData("gw", 340, 2010, "SRB")]
    [InlineData("gw", 345, 1990, "YUG")]
    [InlineData("cow", 255, 1930, "DEU")]
    [InlineData("cow", 260, 1970, "DEU")]
    [InlineData("gw", 260, 2000, "DEU")]
    [InlineData("cow", 265, 1970, "DDR")]
    [InlineData("cow", 678, 1980, "YEM")]
    [InlineData("cow", 679, 2000, "YEM")]
    [InlineData("gw", 678, 2000, "YEM")]
    [InlineData("cow", 680, 1980, "YMD")]
    [InlineData("cow", 365, 1950, "RUS")]
    [InlineData("cow", 710, 1950, "CHN")]
    [InlineData("cow", 713, 1950, "TWN")]
    [InlineData("cow", 347, 2010, "XKX")]
    [InlineData("cow", 300, 1900, "AUH")]
    [InlineData("cow", 817, 1970, "RVN")]
    [InlineData("cow", 730, 1900, "KOR")]
    [InlineData("iso3", "SUN", 1980, "RUS")]
    [InlineData("name", "Ivory Coast", 1980, "CIV")]
    [InlineData("actor", "g77", 1980, "g77")]
    public void Codes_of_every_system_name_the_state_of_the_record(string system, object code, int year, string state)
    {
        using var folder = new TemporaryFolder()
            .With("covariates.csv", SchemaHead + $"s,state-year,t.csv,{system}:code,,year,,v,,,,,,,,\n")
            .With("t.csv", $"code,year,v\n{code},{year},7\n");
        Assert.Equal(7, CovariateStore.Read([folder.Path]).State("s")![state, year]);
    }

    [Fact]
    public void Codes_that_are_unknown_are_counted_with_examples()
    {
        using var folder = new TemporaryFolder()
            .With("covariates.csv", SchemaHead + "s,state-year,t.csv,cow:code,,year,,v,,,,,,,,\n")
            .With("t.csv", "code,year,v\n2,1990,7\n999,1990,8\nFRA,1990,9\n,1990,10\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(1, store.State("s")!.Count);
        var unknown = store.Notes.Single(note => note.Code == "unknown-states");
        Assert.Equal(2, unknown.Count);
        Assert.StartsWith("999 (", unknown.Examples[0], StringComparison.Ordinal);
        Assert.Equal(1, store.Notes.Single(note => note.Code == "rows-without-state").Count);
    }

    [Fact]
    public void Codes_of_one_row_that_disagree_are_noted_and_the_first_counts()
    {
        using var folder = new TemporaryFolder().With("trade-states.csv", "iso3,ccode,year,imports,exports\nUSA,20,1990,1,2\nDEU,255,1970,3,4\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(1, store.State("imports")!["USA", 1990]);
        Assert.Equal(1, store.Notes.Single(note => note.Code == "codes-disagree").Count);
        Assert.Equal(1, store.Notes.Single(note => note.Code == "codes-out-of-time").Count);
        Assert.Equal(3, store.State("imports")!["DEU", 1970]);
    }

    [Fact]
    public void Spells_are_read_year_by_year_by_the_rule_declared()
    {
        using var folder = new TemporaryFolder()
            .With("contiguity.csv", "iso3_1,iso3_2,ccode1,ccode2,type,start,end\nITA,SRB,325,345,0,2006-01-01,2016-12-01\nITA,SRB,325,345,4,2006-01-01,2006-06-01\nUSA,CAN,2,20,1,1920-01-01,2016-12-01\n")
            .With("capital-distances.csv", "iso3_1,iso3_2,ccode1,ccode2,start,end,km\nKAZ,CHN,705,710,1998-05-06,2024-12-31,3633\nKAZ,CHN,705,710,1991-12-26,1998-05-05,3263\n")
            .With("rivalries.csv", "id,rivalry,iso3_1,iso3_2,ccode1,ccode2,start_year,end_year\n1,Bulgaria-Yugoslavia,YUG,BGR,345,355,1878,1955\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(4, store.Dyad("contiguity")!["SRB", "ITA", 2006]);
        Assert.Equal(0, store.Dyad("contiguity")!["ITA", "SRB", 2007]);
        Assert.Null(store.Dyad("contiguity")!["USA", "CAN", 2017]);
        Assert.Equal(3263, store.Dyad("distance_km")!["CHN", "KAZ", 1997]);
        Assert.Equal(3633, store.Dyad("distance_km")!["CHN", "KAZ", 1998]);

        // The rivalry began as Serbia's, whose code Yugoslavia took over in 1918.
        Assert.Equal(1, store.Dyad("rivalry")!["BGR", "SRB", 1900]);
        Assert.Equal(0, store.Dyad("rivalry")!["BGR", "YUG", 1900]);
        Assert.Equal(1, store.Dyad("rivalry")!["BGR", "YUG", 1950]);
    }

    [Fact]
    public void Rows_of_one_pair_and_year_are_combined_by_the_rule_declared()
    {
        const string head = "dispnum,iso3_1,iso3_2,ccode1,ccode2,year,onset,hostlev\n";
        using var folder = new TemporaryFolder().With("mids.csv", head + "1,USA,CUB,2,40,1962,1,4\n2,USA,CUB,2,40,1962,1,-9\n3,USA,CUB,2,40,1962,0,2\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(2, store.Dyad("dispute")!["CUB", "USA", 1962]);
        Assert.Equal(4, store.Dyad("hostility")!["CUB", "USA", 1962]);
        Assert.Equal(0, store.Dyad("dispute")!["CUB", "USA", 2014]);
        Assert.Null(store.Dyad("dispute")!["CUB", "USA", 2015]);
    }

    [Fact]
    public void Trade_is_unknown_if_one_direction_is()
    {
        using var folder = new TemporaryFolder().With(
            "trade.csv", "iso3_1,iso3_2,ccode1,ccode2,year,imports_1_from_2,imports_2_from_1,smoothed_1_from_2,smoothed_2_from_1\nUSA,CAN,2,20,1990,1,2,3,4\nUSA,CUB,2,40,1990,1,,3,\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(7, store.Dyad("trade")!["USA", "CAN", 1990]);
        Assert.Null(store.Dyad("trade")!["USA", "CUB", 1990]);
    }

    [Fact]
    public void A_series_in_two_folders_is_refused_unless_it_is_said_which_one_counts()
    {
        const string head = "iso3,ccode,year,imports,exports\n";
        using var first = new TemporaryFolder().With("trade-states.csv", head + "USA,2,1990,1,2\n");
        using var second = new TemporaryFolder().With("trade-states.csv.gz", head + "USA,2,1990,3,4\n");
        string[] both = [first.Path, second.Path];
        var fault = Assert.Throws<RecordFormatException>(() => CovariateStore.Read(both));
        Assert.Contains("imports", fault.Message, StringComparison.Ordinal);
        Assert.Contains(second["trade-states.csv"], fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, CovariateStore.Read(both, null, new CovariateOptions { Repeated = RepeatedSeries.FromFirst }).State("imports")!["USA", 1990]);
        Assert.Equal(3, CovariateStore.Read(both, null, new CovariateOptions { Repeated = RepeatedSeries.FromLast }).State("imports")!["USA", 1990]);
    }

    [Fact]
    public void A_folder_without_a_known_table_is_an_error_and_an_undeclared_table_a_note()
    {
        using var folder = new TemporaryFolder().With("elections.csv", "a,b\n1,2\n");
        Assert.Throws<RecordFormatException>(() => CovariateStore.Read([folder.Path]));
        folder.With("trade-states.csv", "iso3,ccode,year,imports,exports\nUSA,2,1990,1,2\n");
        Assert.Contains("elections.csv", CovariateStore.Read([folder.Path]).Notes.Single(note => note.Code == "tables-not-read").Examples.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_series_asked_for_are_read()
    {
        using var folder = new TemporaryFolder()
            .With("trade-states.csv", "iso3,ccode,year,imports,exports\nUSA,2,1990,1,2\n")
            .With("igo.csv", "this table is broken");
        var store = CovariateStore.Read([folder.Path], CovariateSchema.Default.Only(["imports"]));
        Assert.Equal(["imports"], store.StateSeries.Select(series => series.Name));
        Assert.Null(store.State("exports"));
        Assert.Throws<ArgumentException>(() => CovariateSchema.Default.Only(["import"]));
    }

    [Theory]
    [InlineData("s,state-decade,t.csv,iso3:code,,year,,v,,,,,,,,", "kind")]
    [InlineData("s,state-year,t.csv,isothree:code,,year,,v,,,,,,,,", "isothree")]
    [InlineData("s,state-year,t.csv,iso3:code,iso3:other,year,,v,,,,,,,,", "second state")]
    [InlineData("s,dyad-year,t.csv,iso3:code,,year,,v,,,,,,,,", "second state")]
    [InlineData("s,state-year,t.csv,iso3:code,,year,,v,,last,,,,,,", "last")]
    [InlineData("s,state-year,t.csv,iso3:code,,year,,v,,,,,,9..1,,", "range")]
    [InlineData("s,state-year,t.csv,iso3:code,,year,,v,,,,,,,1..9999999999,", "years")]
    [InlineData("s,event,t.csv,iso3:code,,year,,v,,,,,,,,", "events")]
    [InlineData("s,state-year,t.csv,,,year,,v,,,,,,,,", "state")]
    public void A_schema_that_declares_nonsense_says_what_was_expected(string row, string word)
    {
        using var folder = new TemporaryFolder().With("covariates.csv", SchemaHead + row + "\n");
        var fault = Assert.Throws<RecordFormatException>(() => CovariateSchema.Read(folder["covariates.csv"]));
        Assert.Equal(2, fault.Line);
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vetoes_say_who_blocked_what()
    {
        using var folder = new TemporaryFolder().With(
            "vetoes-1946-2022.csv",
            "date,draft,agenda_item,crisis_topic,region,member_veto1,member_veto2,member_veto3\n10/19/1976,S/12211,\"Namibia, the situation in\",Namibia,Southern Africa,France,UK,USA\n"
                + "12/13/1955,S/3502,Admission,Mongolia,East Asia,China,,\n2/25/2022,S/2022/155,Letter,Ukraine,Eastern Europe,Russia,,\n");
        var vetoes = CovariateStore.Read([folder.Path]).Vetoes;
        Assert.Equal(["FRA", "GBR", "USA"], vetoes[0].By);
        Assert.Equal((new DateOnly(1976, 10, 19), "S/12211", "Namibia"), (vetoes[0].Date, vetoes[0].Draft, vetoes[0].Topic));
        Assert.Equal(["TWN"], vetoes[1].By);
        Assert.Equal(["RUS"], vetoes[2].By);
    }

    [Fact]
    public void Treaties_say_who_signed_and_who_is_bound_and_are_counted_by_year()
    {
        using var folder = new TemporaryFolder()
            .With("treaties.csv", "treaty,title,opened,area,goal_level\n4-1,Genocide,1948-12-09,human rights,economic and social justice\n26-4,Test ban,1996-09-10,disarmament,basic security\n")
            .With("participation.csv", "treaty,iso3,signed,bound,mode\n4-1,FRA,1948-12-11,1950-10-14,ratification\n26-4,FRA,1996-09-24,1998-04-06,ratification\n26-4,USA,1996-09-24,,\n");
        var store = CovariateStore.Read([folder.Path]);
        Assert.Equal(3, store.Treaties.Length);
        Assert.Equal((new DateOnly(1948, 12, 11), new DateOnly(1950, 10, 14), GoalLevel.EconomicJustice), (store.Treaties[0].Signed, store.Treaties[0].Bound, store.Treaties[0].GoalLevel));
        Assert.Null(store.Treaties[2].Bound);
        Assert.Equal(1, store.State("treaties_bound")!["FRA", 1997]);
        Assert.Equal(2, store.State("treaties_bound")!["FRA", 1998]);
        Assert.Equal(0, store.State("treaties_bound")!["USA", 1998]);
    }

    [Fact]
    public void The_schema_that_is_built_in_says_of_each_series_what_it_is_and_whom_to_cite()
    {
        var bibliography = File.ReadAllText(Path.Combine(TestKit.SharedData.Repository, "docs", "bibliography.md"));
        foreach (var declaration in CovariateSchema.Default.Declarations)
        {
            Assert.NotEmpty(declaration.Meaning);
            Assert.NotEmpty(declaration.Source);
            foreach (var key in declaration.Source.Split(' ')) Assert.Contains($"- {key} ", bibliography, StringComparison.Ordinal);
        }
    }
}
