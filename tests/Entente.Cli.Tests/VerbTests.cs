using System.Text.Json;
using Entente.TestKit;

namespace Entente.Cli.Tests;

/// <summary>The keys that scripts rely on, as DESIGN's table of verbs names them, on small records that always are there.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly SmallRecord _record = new();

    private static string Sample => Path.Combine(TestKit.SharedData.Repository, "samples", "treaties");

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Inspect_tells_what_is_there()
    {
        var json = CommandRun.Of("inspect", _record.Path, "--format", "json").Succeeded().Json;
        Assert.Equal(12, json.GetProperty("actors").GetInt32());
        Assert.Equal(40, json.GetProperty("propositions").GetInt32());
        Assert.Equal("1990-03-04", json.GetProperty("from").GetString());
        Assert.Equal("1999-03-04", json.GetProperty("to").GetString());
        Assert.Equal(json.GetProperty("stances").GetInt32(), json.GetProperty("byStance").EnumerateObject().Sum(stance => stance.Value.GetInt32()));
        Assert.Equal(JsonValueKind.Array, json.GetProperty("issues").ValueKind);
        Assert.Equal(10, json.GetProperty("coverage").GetProperty("byPeriod").GetArrayLength());
    }

    [Fact]
    public void Agreement_tells_every_pair_once()
    {
        var json = CommandRun.Of("agreement", _record.Path, "--format", "json", "--replicates", "50").Succeeded().Json;
        var pairs = json.GetProperty("pairs").EnumerateArray().ToArray();
        Assert.Equal(66, pairs.Length);
        RequireKeys(pairs[0], "a", "b", "n", "agreement", "pi", "kappa");
        Assert.InRange(json.GetProperty("alpha").GetDouble(), -1, 1);
        Assert.InRange(json.GetProperty("alpha").GetDouble(), json.GetProperty("alphaLow").GetDouble(), json.GetProperty("alphaHigh").GetDouble());
    }

    [Fact]
    public void Ideal_points_tell_where_actors_stand_and_how_surely()
    {
        var json = CommandRun.Of("ideal-points", _record.Path, "--format", "json").Succeeded().Json;
        RequireKeys(json, "model", "estimator", "seconds", "bridges", "warnings", "diagnostics");
        var points = json.GetProperty("points").EnumerateArray().ToArray();
        Assert.Equal(12, points.Length);
        RequireKeys(points[0], "actor", "period", "mean", "sd", "low", "high", "n");
        Assert.All(points, point => Assert.InRange(point.GetProperty("mean").GetDouble(), point.GetProperty("low").GetDouble(), point.GetProperty("high").GetDouble()));
        // States 0 to 5 vote alike and against the other six.
        var sides = points.ToLookup(point => string.CompareOrdinal(point.GetProperty("actor").GetString(), "S06") < 0, point => Math.Sign(point.GetProperty("mean").GetDouble()));
        Assert.Equal(-Assert.Single(sides[true].Distinct()), Assert.Single(sides[false].Distinct()));
    }

    [Fact]
    public void A_sampler_takes_its_sweeps_from_the_command_line()
    {
        var json = CommandRun.Of("ideal-points", _record.Path, "--format", "json", "--estimator", "proper", "--sweeps", "200", "--chains", "2", "--seed", "3").Succeeded().Json;
        Assert.Equal("proper", json.GetProperty("estimator").GetString());
        Assert.Equal(2, json.GetProperty("diagnostics").GetProperty("chains").GetInt32());
    }

    [Fact]
    public void Two_dimensions_are_fitted_once_for_the_whole_record()
    {
        var json = CommandRun.Of("ideal-points", _record.Path, "--format", "json", "--dimensions", "2").Succeeded().Json;
        Assert.Equal(24, json.GetProperty("points").GetArrayLength());
        Assert.Equal([1, 2], json.GetProperty("points").EnumerateArray().Take(2).Select(point => point.GetProperty("dimension").GetInt32()));
        Assert.Equal(ExitCode.CommandLineFault, CommandRun.Of("ideal-points", _record.Path, "--dimensions", "2", "--estimator", "proper").Code);
    }

    [Theory]
    [InlineData("polis")]
    [InlineData("assembly")]
    public void Blocs_tell_who_is_with_whom(string method)
    {
        var json = CommandRun.Of("blocs", _record.Path, "--format", "json", "--method", method).Succeeded().Json;
        Assert.Equal(method, json.GetProperty("method").GetString());
        RequireKeys(json, "k", "silhouette", "stability");
        var blocs = json.GetProperty("blocs").EnumerateArray().ToArray();
        Assert.Equal(json.GetProperty("k").GetInt32(), blocs.Length);
        RequireKeys(blocs[0], "id", "name", "members");
        var actors = json.GetProperty("actors").EnumerateArray().ToArray();
        Assert.Equal(12, actors.Length);
        RequireKeys(actors[0], "actor", "bloc", "x", "y");
        // Every member of a bloc is told to be in it.
        Assert.All(blocs, bloc => Assert.All(bloc.GetProperty("members").EnumerateArray(), member =>
            Assert.Equal(bloc.GetProperty("id").GetInt32(), actors.Single(actor => actor.GetProperty("actor").GetString() == member.GetString()).GetProperty("bloc").GetInt32())));
    }

    [Fact]
    public void Declared_blocs_are_the_groups_of_the_actors()
    {
        var json = CommandRun.Of("blocs", Sample, "--format", "json", "--by", "region").Succeeded().Json;
        Assert.Equal("declared", json.GetProperty("method").GetString());
        Assert.Equal("region", json.GetProperty("grouping").GetString());
        Assert.Equal(5, json.GetProperty("k").GetInt32());
        Assert.Equal(ExitCode.CommandLineFault, CommandRun.Of("blocs", Sample, "--by", "regoin").Code);
        Assert.Equal(ExitCode.CommandLineFault, CommandRun.Of("blocs", Sample, "--method", "declared").Code);
    }

    [Fact]
    public void Consensus_tells_how_thick_it_is_and_on_what()
    {
        var json = CommandRun.Of("consensus", _record.Path, "--format", "json", "--replicates", "50").Succeeded().Json;
        var thickness = json.GetProperty("thickness");
        RequireKeys(thickness, "value", "low", "high", "allPairs", "mainDivide", "majorPowers", "breadth", "depth", "reach");
        Assert.True(thickness.GetProperty("value").GetDouble() < thickness.GetProperty("allPairs").GetDouble());
        var periods = json.GetProperty("byPeriod").EnumerateArray().ToArray();
        Assert.Equal(10, periods.Length);
        RequireKeys(periods[0], "period", "value", "low", "high", "allPairs", "mainDivide", "majorPowers", "breadth", "depth", "reach");
        var propositions = json.GetProperty("propositions").EnumerateArray().ToArray();
        Assert.Equal(40, propositions.Length);
        RequireKeys(propositions[0], "id", "title", "class", "consensus", "worstBloc");
        // Every fifth proposition has the yes of all.
        Assert.All(propositions.Where((_, place) => place % 5 == 0), proposition => Assert.Equal("common ground", proposition.GetProperty("class").GetString()));
        Assert.Equal(["Disarmament", "Trade"], json.GetProperty("byTopic").EnumerateArray().Select(topic => topic.GetProperty("topic").GetString()));
    }

    [Fact]
    public void Thickness_of_a_topic_is_the_same_alone_and_in_the_report_of_all()
    {
        var all = CommandRun.Of("consensus", _record.Path, "--format", "json", "--replicates", "0").Succeeded().Json;
        var alone = CommandRun.Of("consensus", _record.Path, "--format", "json", "--replicates", "0", "--topic", "Trade").Succeeded().Json;
        var ofTopic = all.GetProperty("byTopic").EnumerateArray().Single(topic => topic.GetProperty("topic").GetString() == "Trade");
        Assert.Equal(ofTopic.GetProperty("value").GetDouble(), alone.GetProperty("thickness").GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public void Weights_are_read_from_tables()
    {
        var path = _record.InFolder("people.csv");
        File.WriteAllText(path, "code,population\n" + string.Concat(Enumerable.Range(0, 12).Select(actor => $"S{actor:00},{actor + 1}\n")));
        var json = CommandRun.Of("consensus", _record.Path, "--format", "json", "--replicates", "0", "--population", path).Succeeded().Json;
        Assert.Equal(JsonValueKind.Number, json.GetProperty("thickness").GetProperty("byPopulation").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("thickness").GetProperty("byCapability").ValueKind);

        File.WriteAllText(path, "code,population\nS01,many\n");
        var run = CommandRun.Of("consensus", _record.Path, "--population", path);
        Assert.Equal((ExitCode.InputFault, $"entente: {path}:2:2: 'many' is no weight; expected a number of 0 or more\n"), (run.Code, run.Error));
    }

    [Fact]
    public void Measure_holds_every_section_and_writes_a_page()
    {
        var page = _record.InFolder("report.html");
        var json = CommandRun.Of("measure", Sample, "--format", "json", "--replicates", "100", "--out", page).Succeeded().Json;
        RequireKeys(json, "entente", "record", "settings", "inspect", "agreement", "ideal-points", "blocs", "consensus", "polarization");
        Assert.False(json.GetProperty("ideal-points").TryGetProperty("seconds", out _));
        var html = File.ReadAllText(page);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Rome Statute", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_gives_the_same_bytes_with_one_thread_and_two_and_twice_in_a_row()
    {
        string[] line = ["measure", Sample, "--format", "json", "--replicates", "100"];
        var one = CommandRun.Of([.. line, "--threads", "1"]).Succeeded().Out;
        Assert.Equal(one, CommandRun.Of([.. line, "--threads", "2"]).Succeeded().Out);
        Assert.Equal(one, CommandRun.Of([.. line, "--threads", "2"]).Succeeded().Out);
        Assert.NotEqual(one, CommandRun.Of([.. line, "--seed", "2"]).Succeeded().Out);
    }

    [Fact]
    public void The_summary_of_the_sample_is_the_expected_one() =>
        TestKit.ExpectedFile.Check("Entente.Cli.Tests", "measure-treaties.txt", CommandRun.Of("measure", Sample).Succeeded().Out);

    [Fact]
    public void The_inspection_of_the_sample_is_the_expected_one() =>
        TestKit.ExpectedFile.Check("Entente.Cli.Tests", "inspect-treaties.txt", CommandRun.Of("inspect", Sample).Succeeded().Out);

    [Theory]
    [InlineData("agreement")]
    [InlineData("ideal-points")]
    [InlineData("blocs")]
    [InlineData("consensus")]
    [InlineData("measure")]
    public void Every_verb_fits_a_narrow_terminal_and_gives_its_table(string verb)
    {
        foreach (var width in new[] { 80, 120 })
            Assert.All(CommandRun.Of(width, verb, Sample).Succeeded().Out.Split('\n'), line => Assert.True(line.Length <= width, line));
        var csv = CommandRun.Of(verb, Sample, "--format", "csv").Succeeded().Out.Split('\n');
        Assert.True(csv.Length > 3);
        Assert.Contains(",", csv[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_reproduces_what_needs_no_data_and_says_why_it_skips_the_rest()
    {
        var rows = CommandRun.Of("verify", "--format", "json").Succeeded().Json.GetProperty("rows").EnumerateArray().ToArray();
        RequireKeys(rows[0], "id", "source", "published", "ours", "se", "verdict");
        Assert.DoesNotContain(rows, row => row.GetProperty("verdict").GetString() == "failed");
        Assert.Contains(rows, row => row.GetProperty("verdict").GetString() == "reproduced");
        Assert.All(rows.Where(row => row.GetProperty("verdict").GetString() == "skipped"), row => Assert.Contains("entente verify DATA", row.GetProperty("note").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_is_read_from_an_address_once()
    {
        using var listener = new System.Net.HttpListener();
        var port = LoopbackPort.Free();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var asked = 0;
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                asked++;
                var bytes = File.ReadAllBytes(_record.Path);
                context.Response.ContentLength64 = bytes.Length;
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
        }, TestContext.Current.CancellationToken);

        var json = CommandRun.Of("inspect", $"http://127.0.0.1:{port}/small.csv", "--format", "json").Succeeded().Json;
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
        Assert.Equal(12, json.GetProperty("actors").GetInt32());
        Assert.Equal("tidy", json.GetProperty("record").GetProperty("format").GetString());
        Assert.Equal(1, asked);

        var run = CommandRun.Of("inspect", $"http://127.0.0.1:{port}/small.csv");
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.StartsWith($"entente: http://127.0.0.1:{port}/small.csv: it cannot be fetched: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_opposes_is_no_example_of_a_difference()
    {
        // Too few spoke to make the first proposition common ground; none is against it.
        var path = _record.InFolder("few.csv");
        File.WriteAllText(path, "actor,a quiet matter,a dispute,another dispute\nA,yes,yes,yes\nB,yes,yes,yes\nC,abstain,no,no\nD,yes,no,no\n");
        var text = CommandRun.Of("measure", path, "--replicates", "20").Succeeded().Out;
        Assert.Contains("The deepest: a dispute.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a quiet matter", text[text.IndexOf("Deepest reserved differences", StringComparison.Ordinal)..], StringComparison.Ordinal);
        // The sides of the divide are not blocs, and no bloc stands out.
        Assert.Contains("Side 1 (", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bloc A", text, StringComparison.Ordinal);
        Assert.Contains("No blocs: no actor took stances enough to be placed.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fetch_knows_its_sources()
    {
        var run = CommandRun.Of("fetch", "ungaa");
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.Equal("entente: there is no public source 'ungaa'; did you mean 'unga'? expected unga, undl or polis\n", run.Error);
    }

    private static void RequireKeys(JsonElement json, params string[] keys) =>
        Assert.All(keys, key => Assert.True(json.TryGetProperty(key, out _), $"The key '{key}' is missing."));
}
