using System.Net;
using System.Text.Json;
using Entente.Web.Observatory;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>Which records there are, who may add one, and what addresses may say.</summary>
public sealed class LibraryTests
{
    private const string Tidy = "actor,proposition,stance,date\nA,p1,yes,2001-01-01\nB,p1,no,2001-01-01\nA,p2,yes,2002-01-01\nB,p2,yes,2002-01-01\n";

    [Fact]
    public async Task Whoever_may_convene_adds_a_record_and_the_same_file_is_kept_once()
    {
        await using var server = await ObservedServer.StartAsync();
        var token = await server.RegisterAsync("librarian");

        var first = await ObservedServer.UploadAsync(server, token, "../My talks.csv", Tidy);
        var second = await ObservedServer.UploadAsync(server, token, "again.csv", Tidy);

        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        Assert.StartsWith("/en/observatory/my-talks-", first.Location, StringComparison.Ordinal);
        Assert.Equal(first.Location, second.Location);
        Assert.Contains("my-talks", await server.Client.GetStringAsync(new Uri("/en/observatory", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("talk.csv", "this,is\nno,record\n", "could not be read as a record")]
    [InlineData("talk.exe", "MZ", "no file that can hold a record")]
    [InlineData("talk.csv", "", "No file arrived")]
    public async Task A_file_that_is_no_record_is_refused_in_words(string name, string content, string said)
    {
        await using var server = await ObservedServer.StartAsync();
        var token = await server.RegisterAsync("librarian");

        var (status, body, _) = await ObservedServer.UploadAsync(server, token, name, content);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, body, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Folder, body, StringComparison.Ordinal);
        Assert.Single(new RecordLibrary(Workbench.Quick(server.Folder)).All());
    }

    [Fact]
    public async Task A_stranger_adds_nothing()
    {
        await using var server = await ObservedServer.StartAsync();

        var (status, _, _) = await ObservedServer.UploadAsync(server, null, "talk.csv", Tidy);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.False(Directory.Exists(Path.Combine(server.Folder, "records")));
    }

    [Fact]
    public async Task An_address_that_names_nothing_is_answered_in_order()
    {
        (string Address, int Expected)[] addresses =
        [
            ("/en/observatory/%3Cscript%3E", 404), ("/en/observatory/treaties?from=yesterday", 400), ("/en/observatory/treaties?from=2000&to=1990", 400),
            ("/en/observatory/treaties/states/%3Cb%3E", 404), ("/en/observatory/treaties/states/ZZZ.csv", 404), ("/en/observatory/treaties/pairs/USA/USA", 404), ("/en/observatory/treaties?topic=--help", 400),
            ("/en/observatory/treaties/propositions?page=nine&class=zzz&q=%3Cscript%3Ealert(1)%3C/script%3E", 200), ("/en/observatory/treaties/map?measure=zzz&with=%22%3E%3Cscript%3E", 200),
        ];
        await using var server = await ObservedServer.StartAsync();
        await ObservedServer.FinishedAsync(server, "/en/observatory/treaties");

        foreach (var (address, expected) in addresses)
        {
            using var answer = await server.Client.GetAsync(address, TestContext.Current.CancellationToken);

            Assert.True((int)answer.StatusCode == expected, $"{address} gave {answer.StatusCode}");
            Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_text_of_a_record_ends_the_script_element_of_the_charts()
    {
        using var document = JsonDocument.Parse("""{"record":{"name":"</script><script>alert(1)</script>"},"consensus":{"byPeriod":[{"period":1,"value":0.123456789}]}}""");

        var data = ChartData.Of(document.RootElement, ["record", "consensus/byPeriod"], keeps: null);

        Assert.DoesNotContain("<", data, StringComparison.Ordinal);
        Assert.Contains("0.12346", data, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_of_the_map_has_a_code_of_three_letters_and_a_path() =>
        Assert.All(WorldMap.Outlines, country => Assert.True((country.Key.Length is 0 or 3) && country.Value.StartsWith('M')));
}
