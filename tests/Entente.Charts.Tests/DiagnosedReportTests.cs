using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Charts.Tests;

public sealed partial class DiagnosedReportTests
{
    [Fact]
    public void The_summary_says_what_dominates_and_what_it_must_not_be_taken_for()
    {
        var page = Render(DiagnosedSamples.Alone());

        Assert.Contains("Disagreement <strong>fell by 0.192 (90 % interval 0.171 to 0.214), from 0.533 (1946–1955) to 0.341 (1975–1984)</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Most of it (66 %) is the agenda, what is voted on", page, StringComparison.Ordinal);
        Assert.Contains("<strong>What looks like growing consensus is mostly a change in what is voted on, not in minds.</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_speaks_of_every_section_of_the_diagnosis()
    {
        var page = Render(DiagnosedSamples.Alone());

        Assert.Contains("on one fixed agenda it went from 0.45 (0.40 to 0.50) to 0.48 (0.43 to 0.53). Less than half of the move is left", page, StringComparison.Ordinal);
        Assert.Contains("Polarization (Esteban and Ray) was highest in 1948", page, StringComparison.Ordinal);
        Assert.Contains("The blocs of 1985–1989 account for 41 % (37 % to 45 %) of the division of 2018; blocs drawn by chance would for 3 %.", page, StringComparison.Ordinal);
        Assert.Contains("3 of 4 breaks looked for are beyond chance: thickness across differences in 1963 (1960 to 1967)", page, StringComparison.Ordinal);
        Assert.Contains("In 2006–2018 hegemony and balance of power together surely outweigh institutions in Africa and Americas", page, StringComparison.Ordinal);
        Assert.Contains("elsewhere it depends on how the indicators are weighted", page, StringComparison.Ordinal);
        Assert.Contains("What goes most with disagreement in 1991–2005 is F4, superpowers with antagonistic ideologies: 36 % (33 % to 39 %)", page, StringComparison.Ordinal);
        Assert.Contains("That is association, not cause.", page, StringComparison.Ordinal);
        Assert.Contains("Prevention of an arms race in outer space, needs 2 stances to change.", page, StringComparison.Ordinal);
        Assert.Contains("Votes and treaties lie furthest apart on human rights: 0.71 (0.66 to 0.76) in votes, 0.34 (0.27 to 0.41) in treaties", page, StringComparison.Ordinal);
        Assert.Contains("<strong>3 are supported, 1 contradicted</strong> and 3 undecided.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decomposition", "decomposition-waterfall")]
    [InlineData("agendaAdjusted", "agenda-adjusted-thickness")]
    [InlineData("polarization", "polarization-over-time")]
    [InlineData("persistence", "bloc-persistence")]
    [InlineData("changePoints", "change-points")]
    [InlineData("mixture", "strategy-triangle")]
    [InlineData("drivers", "driver-coefficients")]
    [InlineData("drivers", "driver-shares")]
    [InlineData("bridges", "bridge-states")]
    [InlineData("talkAndDeed", "talk-and-deed")]
    [InlineData("talkAndDeed", "talk-deed-gaps")]
    public void A_chart_stands_in_the_report_exactly_when_its_key_is_in_the_document(string key, string element)
    {
        var document = DiagnosedSamples.Alone();
        Assert.Contains($"<{element} for=\"measured\">", Render(document), StringComparison.Ordinal);

        document[key] = null;
        Assert.DoesNotContain($"<{element} for", Render(document), StringComparison.Ordinal);

        document.Remove(key);
        Assert.DoesNotContain($"<{element} for", Render(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claims", "claims")]
    [InlineData("mixture", "strategies")]
    [InlineData("drivers", "drivers")]
    [InlineData("bridges", "bridges")]
    [InlineData("talkAndDeed", "deeds")]
    public void A_section_without_its_key_leaves_no_heading_and_no_link(string key, string section)
    {
        var document = DiagnosedSamples.Alone();
        Assert.Contains($"href=\"#{section}\"", Render(document), StringComparison.Ordinal);

        document.Remove(key);
        var page = Render(document);
        Assert.DoesNotContain($"href=\"#{section}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"<section id=\"{section}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnosis_alone_has_no_section_of_measure_and_says_nothing_of_thickness()
    {
        var page = Render(DiagnosedSamples.Alone());

        foreach (var section in new[] { "thickness", "positions", "blocs", "propositions", "common-ground", "record" }) Assert.DoesNotContain($"<section id=\"{section}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The thickness of the consensus is undefined", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_alone_has_no_section_of_the_diagnosis()
    {
        var page = Render(MeasuredSamples.Assembly());

        foreach (var section in new[] { "decomposition", "strategies", "drivers", "bridges", "deeds", "claims", "sources" }) Assert.DoesNotContain($"<section id=\"{section}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_page_holds_both_where_the_document_does()
    {
        var page = Render(DiagnosedSamples.Joined());

        Assert.Contains("The consensus is <strong>moderate</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Disagreement <strong>fell by 0.192", page, StringComparison.Ordinal);
        Assert.All(ChartModule.Elements, element => Assert.Contains($"<{element} for=\"measured\">", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_claim_stands_in_the_ledger_with_symbol_word_estimate_and_what_would_change_it()
    {
        var document = DiagnosedSamples.Alone();
        var page = Render(document);
        var rows = LedgerRow().Matches(page).Select(match => WebUtility.HtmlDecode(match.Value)).ToList();

        Assert.Equal(document["claims"]!.AsArray().Count, rows.Count);
        Assert.All(rows, row => Assert.Matches("<td class=\"verdict\"><svg class=\"symbol[^>]*>.*?</svg> (supported|contradicted|undecided)</td>", row));
        var newcomers = rows.Single(row => row.Contains("Newcomers explain less", StringComparison.Ordinal));
        Assert.StartsWith("<tr class=\"supported\">", newcomers, StringComparison.Ordinal);
        Assert.Contains("§ 3.1", newcomers, StringComparison.Ordinal);
        Assert.Contains("0.100</span> <span class=\"figure\">(0.078 to 0.124)", newcomers, StringComparison.Ordinal);
        Assert.Contains("p below 0.001; after Holm 0.003", newcomers, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"interval\"", newcomers, StringComparison.Ordinal);
        Assert.Contains("6,202 roll calls, 193 states", newcomers, StringComparison.Ordinal);
        Assert.Contains("Resolutions adopted without a vote, taken as assent.", newcomers, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_rate_keeps_its_digits_and_a_claim_without_an_estimate_has_no_bar()
    {
        var rows = LedgerRow().Matches(Render(DiagnosedSamples.Alone())).Select(match => match.Value).ToList();

        Assert.Contains("−0.00042</span> <span class=\"figure\">(−0.00110 to 0.00020)", rows.Single(row => row.Contains("Balance of power prevents", StringComparison.Ordinal)), StringComparison.Ordinal);
        var unreached = rows.Single(row => row.Contains("closed doors", StringComparison.Ordinal));
        Assert.DoesNotContain("<svg class=\"interval\"", unreached, StringComparison.Ordinal);
        Assert.Contains("no data here reach it", unreached, StringComparison.Ordinal);
    }

    [Fact]
    public void The_filter_counts_each_verdict_and_needs_no_script()
    {
        var page = Render(DiagnosedSamples.Alone());

        Assert.Contains("value=\"all\" checked> all (7)", page, StringComparison.Ordinal);
        Assert.Matches("value=\"supported\"> <svg.*?</svg> supported \\(3\\)", page);
        Assert.Matches("value=\"contradicted\"> <svg.*?</svg> contradicted \\(1\\)", page);
        Assert.Matches("value=\"undecided\"> <svg.*?</svg> undecided \\(3\\)", page);
        foreach (var verdict in new[] { "supported", "contradicted", "undecided" }) Assert.Matches($":has\\(\\[value=\"?{verdict}\"?\\]:checked\\)", ChartModule.Style);
    }

    [Fact]
    public void A_verdict_that_is_not_one_decides_nothing()
    {
        var document = DiagnosedSamples.Alone();
        document["claims"]![1]!["verdict"] = "proven";

        Assert.Contains("<strong>2 are supported, 1 contradicted</strong> and 4 undecided.", Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_hold_what_the_charts_draw_for_readers_without_scripts()
    {
        var page = Render(DiagnosedSamples.Alone());

        Assert.Matches("Pairs with an entrant</th><td class=\"number\">−0.064<", page);
        Assert.Contains("4 members joined (DZA, AGO, BGD, CIV); 1 left (TWN).", page, StringComparison.Ordinal);
        Assert.Matches("founding members</td><td class=\"number\">0.53</td><td class=\"number\">0.39</td><td class=\"number\">−0.083<", page);
        Assert.Matches("Asia, 36 states</th><td class=\"number\">2006–2018</td>", page);
        Assert.Matches("concentration of capabilities</td><td class=\"number\">0.71</td><td class=\"number\">0.50<", page);
        Assert.Contains("trade (log) 300; fractionalization 110", page, StringComparison.Ordinal);
        Assert.Contains("Bloc 1: 2 (USA, GBR, FRA)</td>", page, StringComparison.Ordinal);
        Assert.Contains("COW NMC 6.0", page, StringComparison.Ordinal);
        Assert.Contains("Fractionalization is known for 162 of 193 states.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regression_that_leaves_out_many_pairs_is_to_be_read_with_care()
    {
        var document = DiagnosedSamples.Alone();
        Assert.DoesNotContain("states that lack it may differ", Render(document), StringComparison.Ordinal);

        document["drivers"]![0]!["dropped"]![0]!["pairs"] = 4000;
        Assert.Contains("rests on 1,600 pairs; 4,000 lack trade (log), and states that lack it may differ from the rest.", Render(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"decomposition":{"total":null}}""")]
    [InlineData("""{"decomposition":{},"agendaAdjusted":[],"polarization":[],"persistence":{},"changePoints":[],"mixture":[],"drivers":[],"bridges":{},"talkAndDeed":{},"claims":[],"covariates":[],"omissions":[]}""")]
    [InlineData("""{"decomposition":7,"agendaAdjusted":"none","polarization":[1],"persistence":[],"changePoints":[null],"mixture":[{}],"drivers":[{}],"bridges":[],"talkAndDeed":3,"claims":[1,null,{}],"covariates":[null],"omissions":[1]}""")]
    [InlineData("""{"claims":[{"text":"Only this.","estimate":0,"low":0,"high":0}]}""")]
    public void A_diagnosis_with_little_in_it_still_makes_a_page(string document)
    {
        Assert.EndsWith("</html>\n", ReportPage.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedded_data_leaves_out_what_is_printed_and_not_drawn()
    {
        var data = ReportPageTests.EmbeddedData(Render(DiagnosedSamples.Alone()));

        foreach (var name in new[] { "claims", "covariates", "omissions" }) Assert.False(data.TryGetProperty(name, out _));
        Assert.False(data.GetProperty("mixture")[0].TryGetProperty("indicators", out _));
        Assert.False(data.GetProperty("bridges").TryGetProperty("propositions", out _));
        Assert.Equal(10, data.GetProperty("drivers")[0].GetProperty("coefficients").GetArrayLength());
    }

    [Fact]
    public void The_same_diagnosis_gives_the_same_page_in_every_culture()
    {
        var document = DiagnosedSamples.Joined().ToJsonString();
        var expected = ReportPage.Render(document);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "ar-SA" })
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

    private static string Render(JsonObject document) => ReportPage.Render(document.ToJsonString());

    [GeneratedRegex("<tr class=\"(supported|contradicted|undecided)\">.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LedgerRow();
}
