using System.Text.Json;
using Entente.TestKit;

namespace Entente.Cli.Tests;

/// <summary><c>entente diagnose</c>: the keys that scripts rely on, on the real votes and on the sample that is in the repository.</summary>
public sealed class DiagnoseVerbTests : IDisposable
{
    private static readonly string Treaties = Path.Combine(SharedData.Repository, "samples", "treaties");
    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Votes_beside_facts_about_states_have_every_key_and_the_same_bytes_on_any_number_of_threads()
    {
        string[] line =
        [
            "diagnose", SharedData.Require("unga"), "--covariates", SharedData.Require("peace"), "--from", "1990", "--to", "2002-08", "--topic", "Nuclear weapons and nuclear material", "--replicates", "50", "--format", "json",
        ];
        var one = CommandRun.Of([.. line, "--threads", "1"]).Succeeded();
        var two = CommandRun.Of([.. line, "--threads", "2"]).Succeeded();

        Assert.Equal(one.Out, two.Out);
        var json = one.Json;
        var decomposition = json.GetProperty("decomposition");
        Assert.Equal(Number(decomposition, "total"), Number(decomposition, "membership") + Number(decomposition, "movement") + Number(decomposition, "agenda"), 1e-12);
        Assert.Equal(Number(decomposition, "total"), Number(decomposition.GetProperty("after"), "disagreement") - Number(decomposition.GetProperty("before"), "disagreement"), 1e-12);
        var dyads = decomposition.GetProperty("dyads");
        Assert.Equal(Number(dyads, "total"), Number(dyads, "stayers") + Number(dyads, "entrants") + Number(dyads, "leavers"), 1e-12);

        Assert.All(json.GetProperty("polarization").EnumerateArray(), period => Assert.InRange(Number(period, "betweenShare"), 0, 1));
        Assert.NotEmpty(json.GetProperty("polarization").EnumerateArray());
        var mixtures = json.GetProperty("mixture").EnumerateArray().Where(region => region.GetProperty("hegemony").ValueKind == JsonValueKind.Number).ToArray();
        Assert.NotEmpty(mixtures);
        Assert.All(mixtures, region => Assert.Equal(1, Number(region, "hegemony") + Number(region, "balance") + Number(region, "institutions"), 1e-9));
        var drivers = json.GetProperty("drivers").EnumerateArray().ToArray();
        Assert.NotEmpty(drivers);
        Assert.All(drivers, period => Assert.Equal(Number(period, "r2"), period.GetProperty("blocks").EnumerateArray().Sum(block => Number(block, "share")), 1e-9));
        Assert.NotEmpty(json.GetProperty("covariates").EnumerateArray());
    }

    [Fact]
    public void A_record_of_years_is_decomposed_where_years_are_named()
    {
        var json = CommandRun.Of(
            "diagnose", Treaties, "--every-year", "--before", "1970..1980", "--after", "2010..2020", "--format", "json", "--replicates", "20").Succeeded().Json;

        var decomposition = json.GetProperty("decomposition");
        Assert.Equal(Number(decomposition, "total"), Number(decomposition, "membership") + Number(decomposition, "movement") + Number(decomposition, "agenda"), 1e-12);
        // The same treaties return year after year, so minds are told from the agenda: states joined.
        Assert.True(Number(decomposition, "movement") < 0);
        Assert.Empty(decomposition.GetProperty("unbridged").EnumerateArray());
    }

    [Fact]
    public void The_sample_of_treaties_is_diagnosed_and_what_cannot_be_is_said()
    {
        var json = CommandRun.Of("diagnose", Treaties, "--format", "json", "--replicates", "20").Succeeded().Json;

        Assert.NotEmpty(json.GetProperty("bridges").GetProperty("actors").EnumerateArray());
        var omissions = json.GetProperty("omissions").EnumerateArray().Select(omission => omission.GetString()!).ToArray();
        Assert.Contains(omissions, omission => omission.StartsWith("The change of disagreement is not decomposed", StringComparison.Ordinal) && omission.Contains("names no sessions", StringComparison.Ordinal));
        Assert.Contains(omissions, omission => omission.Contains("--covariates FOLDER", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void Text_fits_the_terminal(int width)
    {
        using var made = new RelabelledRecords(RelabelledRecords.Made());
        foreach (var record in new[] { Treaties, _record.Path, made.Plain })
        {
            var text = CommandRun.Of(width, "diagnose", record, "--replicates", "20").Succeeded().Out;
            Assert.NotEmpty(text);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
        }
    }

    [Fact]
    public void The_page_has_the_waterfall_of_a_change_that_was_decomposed()
    {
        const string Chart = "<decomposition-waterfall for=\"measured\">";
        using var made = new RelabelledRecords(RelabelledRecords.Made());
        var (page, other) = (_record.InFolder("report.html"), _record.InFolder("other.html"));

        CommandRun.Of("diagnose", made.Plain, "--replicates", "20", "--out", page).Succeeded();
        CommandRun.Of("diagnose", Treaties, "--replicates", "20", "--out", other).Succeeded();

        Assert.Contains(Chart, File.ReadAllText(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Chart, File.ReadAllText(other), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_years_that_hold_too_little_are_an_omission_and_named_ones_a_fault()
    {
        var text = File.ReadAllLines(_record.Path);
        var path = _record.InFolder("sessions.csv");
        // Session 1 is that of one state.
        File.WriteAllLines(path, text.Select((line, row) => row == 0 ? line + ",session" : line + (line.Contains(",P00,", StringComparison.Ordinal) ? ",1" : ",2"))
            .Where(line => !line.EndsWith(",1", StringComparison.Ordinal) || line.StartsWith("S01,", StringComparison.Ordinal)));

        var run = CommandRun.Of("diagnose", path, "--replicates", "20", "--format", "json").Succeeded();
        Assert.False(run.Json.TryGetProperty("decomposition", out _));
        Assert.Contains(run.Json.GetProperty("omissions").EnumerateArray(), omission => omission.GetString()!.StartsWith("The change of disagreement is not decomposed", StringComparison.Ordinal));
    }

    private static double Number(JsonElement of, string key) => of.GetProperty(key).GetDouble();
}
