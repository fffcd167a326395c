using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Charts;
using Entente.Charts.Tests;
using Entente.Web.Languages;
using Entente.Web.Pages.Observatory;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>The charts of the observatory speak the page's language, in a real browser.</summary>
public sealed partial class ChartLanguageTests
{
    private static readonly string[] Views = ["", "/thickness", "/points", "/blocs", "/propositions", "/diagnosis"];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    [Fact]
    public async Task The_charts_of_every_view_say_nothing_in_another_language_than_the_page()
    {
        await using var browser = await ChromiumBrowser.StartAsync();
        await using var server = await ObservedServer.StartAsync();
        foreach (var view in Views) await ObservedServer.FinishedAsync(server, $"/en/observatory/treaties{view}");

        foreach (var language in Language.All)
        {
            var page = await browser.SitAsync(server.Address, language.Tag, width: 390);
            foreach (var view in Views)
            {
                await page.GotoAsync($"/{language.Tag}/observatory/treaties{view}");
                var reader = new ChartReader(JsonNode.Parse(await page.Locator("#measured").TextContentAsync() ?? "{}")!);
                AssertSpeaks(language, reader, await ChartReader.TextsAsync(page));
                Assert.Equal(0, await ChromiumBrowser.OverflowAsync(page));
            }

            await page.Context.CloseAsync();
        }

        Assert.Empty(browser.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_chart_with_all_that_it_can_show_speaks_the_language(string tag)
    {
        var language = Language.Find(tag)!;
        var document = DiagnosedSamples.Joined();
        await using var browser = await ChromiumBrowser.StartAsync();
        var page = await PageOfAsync(browser, language, document, 1280);

        AssertSpeaks(language, new ChartReader(document), await ChartReader.TextsAsync(page));
    }

    [Theory]
    [InlineData("ar", 1280)]
    [InlineData("ar", 390)]
    [InlineData("zh", 390)]
    [InlineData("ru", 1280)]
    [InlineData("ru", 390)]
    [InlineData("fr", 390)]
    [InlineData("es", 390)]
    public async Task No_label_is_cut_or_covers_another(string tag, int width)
    {
        await using var browser = await ChromiumBrowser.StartAsync();
        var page = await PageOfAsync(browser, Language.Find(tag)!, DiagnosedSamples.Alone(), width);
        await ChartReader.TextsAsync(page);

        Assert.Empty(await ChartReader.BadlyPlacedAsync(page));
    }

    [Fact]
    public async Task In_Arabic_a_list_of_labels_stands_at_the_right_and_time_runs_from_left_to_right()
    {
        await using var browser = await ChromiumBrowser.StartAsync();
        var page = await PageOfAsync(browser, Language.Find("ar")!, DiagnosedSamples.Joined(), 1280);
        await ChartReader.TextsAsync(page);

        Assert.True(await MiddleAsync(page, "talk-deed-gaps text", "Norway", "Sudan", "Israel", "Uruguay") > 640);
        Assert.True(await MiddleAsync(page, "agenda-adjusted-thickness text", "1950") < await MiddleAsync(page, "agenda-adjusted-thickness text", "2010"));
        Assert.Equal("rtl", await page.Locator("thickness-over-time h3").EvaluateAsync<string>("element => getComputedStyle(element).direction"));
    }

    private static void AssertSpeaks(Language language, ChartReader reader, IReadOnlyList<string> texts)
    {
        Assert.NotEmpty(texts);
        if (language == Language.Default) return;
        var latin = texts.Where(text => LatinPattern().IsMatch(reader.WithoutOwn(text))).ToList();
        if (language.Tag is "ar" or "ru" or "zh") Assert.True(latin.Count == 0, string.Join("\n", latin));
        var english = ChartReader.EnglishOnly(language);
        var untranslated = texts.Where(text => english.Any(phrase => reader.WithoutOwn(text).Contains(phrase, StringComparison.Ordinal))).ToList();
        Assert.True(untranslated.Count == 0, string.Join("\n", untranslated));
    }

    private static async Task<double> MiddleAsync(IPage page, string labels, params string[] texts)
    {
        var middles = await page.Locator(labels).EvaluateAllAsync<double[]>(
            "(labels, texts) => labels.filter((label) => texts.includes(label.textContent)).map((label) => { const box = label.getBoundingClientRect(); return (box.left + box.right) / 2; })", texts);
        Assert.NotEmpty(middles);
        return middles.Average();
    }

    /// <summary>A page with every chart, made as the observatory makes it.</summary>
    private static async Task<IPage> PageOfAsync(ChromiumBrowser browser, Language language, JsonObject document, int width)
    {
        var page = await browser.SitAsync(new Uri("http://localhost/"), language.Tag, width);
        var data = document.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);
        var elements = string.Concat(ChartModule.Elements.Distinct(StringComparer.Ordinal).Select(name => $"<{name} for=\"measured\" words=\"chart-words\"></{name}>"));
        await page.SetContentAsync($"""
            <!doctype html><html lang="{language.Tag}" dir="{language.Direction}"><head><style>{ChartModule.Style}</style></head><body>
            <script type="application/json" id="measured">{data}</script><script type="application/json" id="chart-words">{ChartWords.Of(language)}</script>
            <div class="charts">{elements}</div></body></html>
            """);
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Content = ChartModule.Script, Type = "module" });
        return page;
    }

    [GeneratedRegex(@"[A-Za-z\u00c0-\u024f]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LatinPattern();
}
