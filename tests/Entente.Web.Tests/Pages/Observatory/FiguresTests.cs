using System.Globalization;
using System.Text.Json;
using Entente.Web.Observatory;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>What pages show is what the command says of the same record.</summary>
public sealed class FiguresTests
{
    [Fact]
    public async Task Every_view_shows_the_figures_of_the_command()
    {
        var measured = await CommandAsync("measure");
        await using var server = await ObservedServer.StartAsync();

        var overview = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties"));

        var thickness = measured.GetProperty("consensus").GetProperty("thickness");
        Assert.Contains($"Thickness of the consensus: {Two(thickness, "value")} [{Two(thickness, "low")},\u00a0{Two(thickness, "high")}]".Replace('\u00a0', ' '), overview, StringComparison.Ordinal);
        Assert.Contains($"Across the main divide {Two(thickness, "mainDivide")}", overview, StringComparison.Ordinal);
        Assert.Contains("entente measure treaties --format json", overview, StringComparison.Ordinal);

        var topics = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/thickness"));
        // A topic that is the name of a goal level stands among the goal levels.
        foreach (var row in measured.GetProperty("consensus").GetProperty("byTopic").EnumerateArray().Where(row => row.GetProperty("topic").GetString() is not ("basic security" or "economic and social justice" or "global issues")))
            Assert.Contains($"{row.GetProperty("topic").GetString()} {row.GetProperty("propositions").GetInt32()} {Two(row, "value")}", topics, StringComparison.Ordinal);

        var states = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/states"));
        foreach (var point in measured.GetProperty("ideal-points").GetProperty("points").EnumerateArray())
            Assert.Contains($"{Two(point, "mean")} [{Two(point, "low")}, {Two(point, "high")}]", states, StringComparison.Ordinal);

        var pair = measured.GetProperty("agreement").GetProperty("pairs").EnumerateArray().First(row => row.GetProperty("a").GetString() == "CHN" && row.GetProperty("b").GetString() == "USA");
        Assert.Contains($"Agreement {Two(pair, "agreement")} on {pair.GetProperty("n").GetInt32()} propositions", ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/pairs/USA/CHN")), StringComparison.Ordinal);

        var map = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/map?measure=agreement&with=CHN");
        Assert.Contains($"<title>United States: {Two(pair, "agreement")} ({pair.GetProperty("n").GetInt32()})</title>", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_of_a_year_is_the_commands_and_years_without_a_shared_proposition_are_said_to_be_undefined()
    {
        await using var server = await ObservedServer.StartAsync();
        await ObservedServer.FinishedAsync(server, "/en/observatory/treaties");

        var table = (await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/pairs/CHN/USA/years.csv")).Split('\n');
        var page = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/pairs/CHN/USA"));

        Assert.Equal("year,agreement,shared_propositions", table[0]);
        Assert.Contains("1946,,0", table);
        Assert.Contains("1946 undefined 0", page, StringComparison.Ordinal);
        Assert.Contains("entente agreement treaties --from 2017 --to 2017 --actors CHN,USA --format json", page, StringComparison.Ordinal);
        foreach (var year in new[] { 1966, 1982, 2017 })
        {
            var found = await CommandAsync("agreement", $"--from={year}", $"--to={year}");
            var pair = found.GetProperty("pairs").EnumerateArray().First(row => row.GetProperty("a").GetString() == "CHN" && row.GetProperty("b").GetString() == "USA");
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{year},{pair.GetProperty("agreement").GetDouble()},{pair.GetProperty("n").GetInt32()}"), table);

            var map = await ObservedServer.FinishedAsync(server, $"/en/observatory/treaties/map?measure=agreement&with=CHN&year={year}");
            Assert.Contains($"<title>United States: {Two(pair, "agreement")} ({pair.GetProperty("n").GetInt32()})</title>", map, StringComparison.Ordinal);
            Assert.Contains($"entente agreement treaties --from {year} --to {year} --format json", ObservedServer.Plain(map), StringComparison.Ordinal);
            Assert.Contains($"href=\"/en/observatory/treaties/states/CHN.csv?year={year}\"", map, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"USA,United States,{year},{pair.GetProperty("agreement").GetDouble()},{pair.GetProperty("n").GetInt32()}\n"),
                await ObservedServer.FinishedAsync(server, $"/en/observatory/treaties/states/CHN.csv?year={year}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_map_leads_to_the_years_before_and_after_and_takes_no_year_that_is_none()
    {
        await using var server = await ObservedServer.StartAsync();
        await ObservedServer.FinishedAsync(server, "/en/observatory/treaties");

        var map = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/map?measure=agreement&with=CHN&year=1982");
        var first = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/map?measure=agreement&with=CHN&year=1945");
        var odd = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/map?measure=agreement&with=CHN&year=<b>");

        Assert.Contains("href=\"/en/observatory/treaties/map?measure=agreement&with=CHN&year=1972\">Earlier: 1972", map, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/observatory/treaties/map?measure=agreement&with=CHN&year=1987\">Later: 1987", map, StringComparison.Ordinal);
        Assert.DoesNotContain("Earlier:", first, StringComparison.Ordinal);
        Assert.Contains("<strong>Agreement with China</strong>", odd, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_levels_are_named_in_the_readers_language_and_topics_of_the_record_stay_as_they_are()
    {
        await using var server = await ObservedServer.StartAsync();

        var page = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/fr/observatory/treaties/thickness"));

        Assert.Contains("Sécurité fondamentale 14", page, StringComparison.Ordinal);
        Assert.DoesNotContain("basic security 14", page, StringComparison.Ordinal);
        Assert.Contains("penal matters 3", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_hold_the_figures_in_full()
    {
        var measured = await CommandAsync("measure");
        await using var server = await ObservedServer.StartAsync();

        var table = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/propositions.csv");

        foreach (var row in measured.GetProperty("consensus").GetProperty("propositions").EnumerateArray())
            Assert.Contains($",{row.GetProperty("class").GetString()},{row.GetProperty("consensus").GetDouble().ToString(CultureInfo.InvariantCulture)},", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnosis_and_claims_are_the_commands()
    {
        var (diagnosed, claimed) = (await CommandAsync("diagnose"), await CommandAsync("claims"));
        await using var server = await ObservedServer.StartAsync();

        var diagnosis = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/diagnosis");
        var claims = await ObservedServer.FinishedAsync(server, "/en/observatory/treaties/claims");

        foreach (var omission in diagnosed.GetProperty("omissions").EnumerateArray()) Assert.Contains(omission.GetString()!, diagnosis, StringComparison.Ordinal);
        foreach (var (verdict, word) in new[] { ("supported", "Supported"), ("contradicted", "Contradicted"), ("undecided", "Undecided") })
            Assert.Contains($"{word}: {claimed.GetProperty("claims").EnumerateArray().Count(claim => claim.GetProperty("verdict").GetString() == verdict)}", claims, StringComparison.Ordinal);
        foreach (var claim in claimed.GetProperty("claims").EnumerateArray()) Assert.Contains(claim.GetProperty("text").GetString()!, claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_the_record_is_computed_for_whoever_may_ask_and_only_for_them()
    {
        await using var server = await ObservedServer.StartAsync();
        await ObservedServer.FinishedAsync(server, "/en/observatory/treaties");
        var token = await server.RegisterAsync("asker");

        using var unasked = await server.Client.GetAsync("/en/observatory/treaties?from=1990", TestContext.Current.CancellationToken);
        Assert.Contains("has not been computed yet", await unasked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(401, (int)await ComputeAsync(server, null));
        Assert.Equal(303, (int)await ComputeAsync(server, token));

        var measured = await CommandAsync("measure", "--from=1990");
        var page = ObservedServer.Plain(await ObservedServer.FinishedAsync(server, "/en/observatory/treaties?from=1990"));
        Assert.Contains($"Thickness of the consensus: {Two(measured.GetProperty("consensus").GetProperty("thickness"), "value")}", page, StringComparison.Ordinal);
        Assert.Contains("entente measure treaties --from 1990 --format json", page, StringComparison.Ordinal);
    }

    private static async Task<System.Net.HttpStatusCode> ComputeAsync(Workbench server, string? token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["verb"] = "measure", ["from"] = "1990" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/observatory/treaties/work") { Content = form };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static string Two(JsonElement row, string name) => row.GetProperty(name).GetDouble().ToString("N2", CultureInfo.InvariantCulture).Replace('-', '−');

    private static async Task<JsonElement> CommandAsync(string verb, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("entente-observed-").FullName;
        try
        {
            var path = Path.Combine(folder, "answer.json");
            Assert.Null(await ObservedServer.Command.RunAsync([verb, ObservedServer.Sample, .. options, "--format=json", $"--out={path}"], new Progress<WorkProgress>(), TestContext.Current.CancellationToken));
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            return document.RootElement.Clone();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
