using Entente.TestKit;

namespace Entente.Cli.Tests;

/// <summary><c>entente diagnose</c> and <c>entente package</c> on bad input: what is said, the exit code, and nothing half-written.</summary>
public sealed class DiagnoseFaultTests : IDisposable
{
    private static readonly string Treaties = Path.Combine(SharedData.Repository, "samples", "treaties");
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Theory]
    [InlineData("1990..1994", "1993..1999", "--before 1990..1994 shares a year with --after 1993..1999; expected years that end before the later ones begin")]
    [InlineData("1990..1994", "1994", "--before 1990..1994 shares a year with --after 1994..1994")]
    [InlineData("1995..1999", "1990..1994", "--before 1995..1999 lies after --after 1990..1994")]
    [InlineData("1990..1999", null, "--before 1990..1999 shares a year with --after 1995..1999 (the default)")]
    [InlineData("1994..1990", "1995..1999", "--before '1994..1990' is no span of years; expected one such as 1946..1955, or one year")]
    [InlineData("1950..1960", "1995..1999", "--before 1950..1960: the record has no stance in these years; expected years from 1990 to 1999")]
    [InlineData("1990..1994", "2050..2060", "--after 2050..2060: the record has no stance in these years; expected years from 1990 to 1999")]
    [InlineData("19x0..1994", "1995..1999", "--before '19x0..1994' is no span of years")]
    [InlineData("1990..", "1995", "--before '1990..' is no span of years")]
    [InlineData("", "1995", "--before '' is no span of years")]
    [InlineData("1990..99999999999", "1995", "--before '1990..99999999999' is no span of years")]
    public void Years_that_cannot_be_compared_are_a_fault_of_the_command_line(string before, string? after, string says)
    {
        var run = Refused([_record.Path, "--before", before, .. after is null ? Array.Empty<string>() : ["--after", after]]);

        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.StartsWith("entente: " + says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_of_a_record_without_dates_cannot_be_named()
    {
        var run = Refused([WithoutDates(), "--before", "1990..1994", "--after", "1995..1999"]);

        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.Contains("the record has no dates", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_facts_that_is_not_there_or_empty_is_the_fault_of_the_input()
    {
        var missing = Refused([Treaties, "--covariates", _record.InFolder("no-such")]);
        Assert.Equal(ExitCode.InputFault, missing.Code);
        Assert.Contains("no-such: there is no such file or folder", missing.Error, StringComparison.Ordinal);

        var empty = Refused([Treaties, "--covariates", Directory.CreateDirectory(_record.InFolder("empty")).FullName]);
        Assert.Equal(ExitCode.InputFault, empty.Code);
        Assert.Contains("there is no table of covariates here that the schema declares; expected such as", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_misses_a_year_is_read_and_its_coverage_told()
    {
        var years = Enumerable.Range(1990, 10).Where(year => year != 1994);
        var folder = Capabilities(years.SelectMany(year => new[] { $"USA,2,{year},1,1,1,1,1,1,0.2", $"FRA,220,{year},1,1,1,1,1,1,0.1" }));

        var json = CommandRun.Of("diagnose", Treaties, "--replicates", "20", "--covariates", folder, "--format", "json").Succeeded().Json;

        var cinc = json.GetProperty("covariates").EnumerateArray().Single(series => series.GetProperty("series").GetString() == "cinc");
        Assert.Equal((1990, 1999, 2), (cinc.GetProperty("from").GetInt32(), cinc.GetProperty("to").GetInt32(), cinc.GetProperty("states").GetInt32()));
    }

    [Fact]
    public void A_key_with_two_values_is_told_by_line()
    {
        var folder = Capabilities(["USA,2,1990,1,1,1,1,1,1,0.2", "FRA,220,1990,1,1,1,1,1,1,0.1", "USA,2,1990,1,1,1,1,1,1,0.3"]);

        var run = Refused([Treaties, "--covariates", folder]);

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: {Path.Combine(folder, "capabilities.csv")}:4", run.Error, StringComparison.Ordinal);
        Assert.Contains("USA", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_code_that_nobody_declared_is_told_by_line_and_column()
    {
        var folder = Directory.CreateDirectory(_record.InFolder("own")).FullName;
        File.WriteAllText(Path.Combine(folder, "covariates.csv"), "series,kind,file,first,value,range\nwarships,state-year,navy.csv,iso3:iso3,ships,0..\n");
        File.WriteAllText(Path.Combine(folder, "navy.csv"), "iso3,year,ships\nUSA,1990,500\nFRA,1990,-9\n");

        var run = Refused([Treaties, "--covariates", folder]);

        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: {Path.Combine(folder, "navy.csv")}:3:3: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("-9", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_under_codes_of_another_system_are_left_out_and_counted()
    {
        var folder = Directory.CreateDirectory(_record.InFolder("codes")).FullName;
        File.WriteAllText(Path.Combine(folder, "capabilities.csv"), "iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc\nUS,99990,1990,1,1,1,1,1,1,0.2\nFR,99991,1990,1,1,1,1,1,1,0.1\n");

        var run = CommandRun.Of("diagnose", Treaties, "--replicates", "20", "--covariates", folder, "--format", "json").Succeeded();

        Assert.Contains(run.Json.GetProperty("notes").EnumerateArray(), note => note.GetProperty("code").GetString() == "unknown-states");
    }

    [Theory]
    [InlineData("diagnose")]
    [InlineData("package")]
    public void Degenerate_records_are_answered_or_refused_in_words(string verb)
    {
        var rows = File.ReadAllLines(_record.Path);
        string[] quick = verb == "diagnose" ? ["--replicates", "20"] : ["--least-gain", "0"];
        (string Name, IEnumerable<string> Rows)[] records =
        [
            ("one-period", rows.Where((row, place) => place == 0 || row.Contains(",1991-", StringComparison.Ordinal))),
            ("all-agree", rows.Select((row, place) => place == 0 ? row : row[..(row.LastIndexOf(',') + 1)] + "yes")),
            ("silent", rows.Append("S99,Silent,P01,On matter 1,1990-03-04,Disarmament,")),
            ("two-actors", rows.Where((row, place) => place == 0 || row.StartsWith("S01,", StringComparison.Ordinal) || row.StartsWith("S08,", StringComparison.Ordinal))),
        ];
        foreach (var (name, of) in records)
        {
            var path = _record.InFolder(name + ".csv");
            File.WriteAllLines(path, of);
            foreach (var format in new[] { "text", "json", "csv" })
                Assert.NotEmpty(CommandRun.Of([verb, path, "--format", format, .. quick]).Succeeded().Out);
            foreach (var ending in new[] { "parquet", verb == "diagnose" ? "html" : "json" })
                CommandRun.Of([verb, path, "--out", _record.InFolder($"{name}.{ending}"), .. quick]).Succeeded();
        }

        Assert.NotEmpty(CommandRun.Of([verb, WithoutDates(), .. quick]).Succeeded().Out);
    }

    [Fact]
    public void One_actor_has_nobody_to_differ_with()
    {
        var path = _record.InFolder("one.csv");
        File.WriteAllLines(path, File.ReadAllLines(_record.Path).Where((row, place) => place == 0 || row.StartsWith("S01,", StringComparison.Ordinal)));

        var run = Refused([path]);

        Assert.Equal((ExitCode.InputFault, "entente: one: the record holds 1 actor; expected at least 2 to compare\n"), (run.Code, run.Error));
    }

    [Fact]
    public void A_conversation_is_diagnosed_as_far_as_it_can_be()
    {
        var json = CommandRun.Of("diagnose", SharedData.Require("polis", "brexit-consensus"), "--replicates", "20", "--format", "json").Succeeded().Json;

        Assert.NotEmpty(json.GetProperty("bridges").GetProperty("propositions").EnumerateArray());
        Assert.Equal(5, json.GetProperty("omissions").GetArrayLength());
    }

    /// <summary>A run of <c>diagnose</c> that must be refused; what <c>--out</c> named is as it was, and nothing lies beside it.</summary>
    private CommandRun Refused(string[] line)
    {
        var folder = Directory.CreateDirectory(_record.InFolder("out")).FullName;
        var page = Path.Combine(folder, "report.html");
        File.WriteAllText(page, "old");
        var run = CommandRun.Of(["diagnose", .. line, "--out", page]);
        Assert.Equal("old", File.ReadAllText(page));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
        Assert.Empty(run.Out);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        return run;
    }

    private string Capabilities(IEnumerable<string> rows)
    {
        var folder = Directory.CreateDirectory(_record.InFolder("facts")).FullName;
        File.WriteAllLines(Path.Combine(folder, "capabilities.csv"), rows.Prepend("iso3,ccode,year,milex,milper,irst,pec,tpop,upop,cinc"));
        return folder;
    }

    private string WithoutDates()
    {
        var path = _record.InFolder("no-dates.csv");
        File.WriteAllLines(path, File.ReadAllLines(_record.Path).Select(row => row.Split(',')).Select(cells => string.Join(',', cells.Where((_, column) => column != 4))));
        return path;
    }
}
