using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Charts.Tests;

public sealed partial class ReportPageTests
{
    [Fact]
    public void The_summary_says_how_thick_the_consensus_is_and_how_surely()
    {
        var page = ReportPage.Render(MeasuredSamples.Assembly().ToJsonString());

        Assert.Contains("The consensus is <strong>moderate</strong>: across their differences, the 18 actors agree at <strong>0.54</strong> (90 % interval 0.53 to 0.55)", page, StringComparison.Ordinal);
        Assert.Contains("It is 0.69 over all pairs alike, 0.44 across the main divide and 0.20 among the major powers.", page, StringComparison.Ordinal);
        Assert.Contains("ranged from 0.42 (1946) to 0.64 (1957); the latest, 1957, stands at 0.64", page, StringComparison.Ordinal);
        Assert.Contains("<strong>40 of 120 propositions</strong> (33 %)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_roll_calls_warns_that_they_miss_what_is_adopted_without_a_vote()
    {
        var document = MeasuredSamples.Assembly();
        Assert.Contains("Roll calls miss what is adopted without a vote", ReportPage.Render(document.ToJsonString()), StringComparison.Ordinal);

        document["record"]!["adoptedWithoutVote"] = new JsonObject { ["included"] = true, ["count"] = 1234 };
        var page = ReportPage.Render(document.ToJsonString());
        Assert.DoesNotContain("Roll calls miss", page, StringComparison.Ordinal);
        Assert.Contains("1,234 propositions adopted without a vote are included", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_treaties_says_what_standing_outside_counts_as()
    {
        var document = MeasuredSamples.Treaties();
        Assert.Contains("A treaty tells who is bound, not who complies; standing outside it counts as opposition here", ReportPage.Render(document.ToJsonString()), StringComparison.Ordinal);

        document["inspect"]!["byStance"] = new JsonObject { ["support"] = 90, ["reserve"] = 6, ["oppose"] = 0 };
        Assert.Contains("Who stands outside a treaty has no stance in this record", ReportPage.Render(document.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_a_dialogue_says_who_speaks_and_what_moderators_ruled_out()
    {
        var document = MeasuredSamples.Dialogue();
        document["consensus"]!["thickness"]!["propositions"] = 13;
        var page = ReportPage.Render(document.ToJsonString());
        Assert.Contains("Participants chose themselves", page, StringComparison.Ordinal);
        Assert.Contains("7 statements that moderators ruled out are left out", page, StringComparison.Ordinal);
        Assert.Matches("Whole record</(td|th)><td[^>]*>13<", page);
    }

    [Fact]
    public void One_bloc_alone_is_set_apart_from_nobody_and_what_a_bloc_hardly_says_is_not_its_stance()
    {
        var document = MeasuredSamples.Assembly();
        JsonObject Of(int bloc, double share) => new() { ["bloc"] = bloc, ["propositions"] = new JsonArray(new JsonObject { ["id"] = "7", ["title"] = $"Matter of bloc {bloc}", ["direction"] = "oppose", ["share"] = share }) };
        document["blocs"]!["representative"] = new JsonArray(Of(1, 0.9), Of(2, 0.1));
        var page = ReportPage.Render(document.ToJsonString());
        Assert.Contains("Opposes (90 %): Matter of bloc 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Opposes (10 %)", page, StringComparison.Ordinal);

        document["blocs"]!["representative"] = new JsonArray(Of(1, 0.9));
        Assert.DoesNotContain("What sets each bloc apart", ReportPage.Render(document.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Boundaries_without_a_bridge_are_told_once()
    {
        var document = MeasuredSamples.Assembly();
        Assert.Contains("1 boundary between periods is bridged by no proposition", ReportPage.Render(document.ToJsonString()), StringComparison.Ordinal);

        document["ideal-points"]!["warnings"] = new JsonArray("No bridge between 1949 and 1950.");
        var page = ReportPage.Render(document.ToJsonString());
        Assert.Contains("No bridge between 1949 and 1950.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bridged by no proposition", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Common_ground_and_reserved_differences_are_printed_with_their_text_and_bars()
    {
        var page = ReportPage.Render(MeasuredSamples.Assembly().ToJsonString(), new ReportOptions { CommonGroundShown = 3, ReservedDifferencesShown = 2 });

        Assert.Contains("3 of 40 propositions, the firmest first", page, StringComparison.Ordinal);
        Assert.Contains("2 of 40 propositions, the sharpest first", page, StringComparison.Ordinal);
        Assert.Contains("The text of proposition 117.", page, StringComparison.Ordinal);
        // Two blocs a proposition, five propositions.
        Assert.Equal(10, Regex.Count(page, "<svg class=\"bar\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_statement_without_a_title_is_printed_by_its_text()
    {
        Assert.Contains("<h3 dir=\"auto\">The text of proposition 18.</h3>", ReportPage.Render(MeasuredSamples.Dialogue().ToJsonString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"record":null,"consensus":null,"blocs":null,"agreement":null,"ideal-points":null,"polarization":null}""")]
    [InlineData("""{"consensus":{"thickness":{"value":null},"byPeriod":[],"propositions":[]},"blocs":{"blocs":[]}}""")]
    [InlineData("""{"record":{"name":7,"actors":"many"},"settings":[],"inspect":"none"}""")]
    public void A_document_with_little_in_it_still_makes_a_page(string document)
    {
        var page = ReportPage.Render(document);

        Assert.Contains("The thickness of the consensus is undefined", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"record\":")]
    public void What_is_not_a_document_is_refused(string document)
    {
        Assert.Throws<ArgumentException>(() => ReportPage.Render(document));
    }

    [Fact]
    public void The_same_document_gives_the_same_page_in_every_culture()
    {
        var document = MeasuredSamples.Assembly().ToJsonString();
        var expected = ReportPage.Render(document);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "tr-TR", "ar-SA", "fr-FR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, ReportPage.Render(document));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_embedded_data_leaves_out_what_no_chart_draws()
    {
        var data = EmbeddedData(ReportPage.Render(MeasuredSamples.Assembly().ToJsonString()));
        var proposition = data.GetProperty("consensus").GetProperty("propositions")[0];

        Assert.False(proposition.TryGetProperty("text", out _));
        Assert.False(proposition.TryGetProperty("blocs", out _));
        Assert.Equal("Proposition 0", proposition.GetProperty("title").GetString());
        Assert.Equal(153, data.GetProperty("agreement").GetProperty("pairs").GetArrayLength());
    }

    [Fact]
    public void A_matrix_too_large_to_read_is_not_embedded()
    {
        var page = ReportPage.Render(MeasuredSamples.Assembly().ToJsonString(), new ReportOptions { ActorsInMatrix = 17 });

        Assert.False(EmbeddedData(page).GetProperty("agreement").TryGetProperty("pairs", out _));
    }

    [Fact]
    public void Any_title_comes_back_as_it_was_from_heading_and_data()
    {
        // Characters that HTML or JSON cannot carry as they are (controls, lone surrogates) do not occur in a record read as UTF-8 text.
        var character = Gen.Char[' ', '\uD7FF'];
        character.Array[1, 40].Select(characters => new string(characters).Trim()).Where(text => text.Length > 0).Sample(text =>
        {
            var page = ReportPage.Render(new JsonObject { ["record"] = new JsonObject { ["name"] = text } }.ToJsonString());

            Assert.Equal(text, WebUtility.HtmlDecode(Heading().Match(page).Groups["text"].Value));
            Assert.Equal(text, EmbeddedData(page).GetProperty("record").GetProperty("name").GetString());
        }, iter: 200);
    }

    internal static JsonElement EmbeddedData(string page)
    {
        var match = Data().Match(page);
        Assert.True(match.Success, "The page holds no embedded data.");
        return JsonDocument.Parse(match.Groups["json"].Value).RootElement;
    }

    [GeneratedRegex("<h1 dir=\"auto\">(?<text>.*?)</h1>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<script type=\"application/json\" id=\"measured\">(?<json>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
