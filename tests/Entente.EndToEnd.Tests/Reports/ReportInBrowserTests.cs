using System.Globalization;
using Entente.Charts;
using Entente.Charts.Tests;
using Microsoft.Playwright;

namespace Entente.EndToEnd.Tests.Reports;

public sealed class ReportInBrowserTests
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_chart_of_an_assembly_and_its_diagnosis_is_drawn_without_a_complaint(int width)
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(DiagnosedSamples.Joined().ToJsonString()), Window(width));

        foreach (var element in ChartModule.Elements) Assert.True(await Marks(browser.Page, element) > 0, $"{element} has no marks.");
        Assert.Empty(browser.Complaints);
        Assert.Equal(width, await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task No_label_of_a_diagnosis_is_cut_by_the_edge_of_the_page(int width)
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(DiagnosedSamples.Alone().ToJsonString()), Window(width));

        var cut = await browser.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('figure svg text')]
              .filter((text) => text.textContent.trim() !== '')
              .filter((text) => { const box = text.getBoundingClientRect(); return box.left < 0 || box.right > document.documentElement.clientWidth; })
              .map((text) => text.textContent)
            """);
        Assert.Empty(cut);
        Assert.Equal(width, await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_claims_ledger_is_filtered_by_verdict_without_scripts()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(DiagnosedSamples.Alone().ToJsonString()), new BrowserNewContextOptions { JavaScriptEnabled = false });
        var rows = browser.Page.Locator(".ledger tbody tr");
        Assert.Equal(7, await rows.CountAsync());

        await browser.Page.Locator(".ledger input[value=contradicted]").CheckAsync();
        Assert.Equal(1, await browser.Page.Locator(".ledger tbody tr:visible").CountAsync());
        Assert.Contains("does not follow blocs", await browser.Page.Locator(".ledger tbody tr:visible").InnerTextAsync(), StringComparison.Ordinal);

        await browser.Page.Locator(".ledger input[value=all]").CheckAsync();
        Assert.Equal(7, await browser.Page.Locator(".ledger tbody tr:visible").CountAsync());
    }

    [Fact]
    public async Task A_mixture_is_drawn_with_the_area_of_its_intervals()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(DiagnosedSamples.Alone().ToJsonString()));

        // Five regions in five periods, each with a mark and an area; the areas are hexagons or what the triangle leaves of them.
        Assert.Equal(25, await browser.Page.Locator("strategy-triangle svg.entente-drawing circle").CountAsync());
        var areas = await browser.Page.Locator("strategy-triangle path.area").EvaluateAllAsync<string[]>("paths => paths.map((path) => path.getAttribute('d'))");
        Assert.Equal(25, areas.Length);
        Assert.All(areas, area => Assert.InRange(area.Split('L').Length, 3, 6));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_table_of_treaties_draws_what_it_can_and_says_why_not_the_rest()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(MeasuredSamples.Treaties().ToJsonString()));

        foreach (var element in new[] { "thickness-over-time", "thickness-by-topic", "ideal-point-paths", "bloc-flows", "polarization-over-time", "record-coverage" })
        {
            Assert.True(await browser.Page.Locator($"{element} .silent p").CountAsync() == 1, $"{element} should say why it is not drawn.");
        }

        foreach (var element in new[] { "thickness-by-domain", "ideal-point-map", "opinion-map", "agreement-heat-map", "proposition-classes" })
        {
            Assert.True(await Marks(browser.Page, element) > 0, $"{element} has no marks.");
        }

        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_dialogue_shows_each_participant_on_the_map_of_opinion()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(MeasuredSamples.Dialogue().ToJsonString()));

        Assert.Equal(600, await browser.Page.Locator("opinion-map g[data-mark=dot] path, opinion-map g[data-mark=dot] circle").CountAsync() - 3);
        Assert.Equal(1, await browser.Page.Locator("agreement-heat-map .silent").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task The_table_of_a_chart_and_its_download_hold_the_data()
    {
        var document = MeasuredSamples.Assembly();
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(document.ToJsonString()));
        await browser.Page.Locator("thickness-over-time summary").ClickAsync();

        var shown = await browser.Page.Locator("thickness-over-time tbody tr").AllInnerTextsAsync();
        var rows = document["consensus"]!["byPeriod"]!.AsArray();
        Assert.Equal(rows.Count, shown.Count);
        Assert.Equal("1957 (session 12)\t10\t18\t0.640\t0.630\t0.650\t0.790\t0.540\t0.200\t0.330", shown[^1]);

        var download = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("thickness-over-time a.download").ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal("thickness-over-time.csv", download.SuggestedFilename);
        Assert.Equal("period,propositions,actors,thickness,low,high,all pairs,main divide,major powers,breadth", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(rows.Count + 1, lines.Length);
        Assert.Equal("1957 (session 12),10,18,0.64,0.63,0.65,0.79,0.54,0.2,0.33", lines[^1]);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task The_controls_work_from_the_keyboard()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(MeasuredSamples.Assembly().ToJsonString()));
        var page = browser.Page;

        await page.Locator("ideal-point-map input[type=range]").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Equal("1946 (session 1)", await page.Locator("ideal-point-map output").InnerTextAsync());

        await page.Locator("ideal-point-paths details.choose summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var box = page.Locator("ideal-point-paths input[value=IND]");
        await box.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.True(await box.IsCheckedAsync());
        Assert.Equal(1, await page.Locator("ideal-point-paths svg text").GetByText("State IND", new LocatorGetByTextOptions { Exact = true }).CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Hostile_text_runs_nothing()
    {
        const string Hostile = "</script><img src=x onerror=\"document.title='owned';alert(1)\"><script>alert(2)</script>";
        var document = DiagnosedSamples.Joined();
        document["record"]!["name"] = Hostile;
        foreach (var mixture in document["mixture"]!.AsArray()) mixture!["region"] = Hostile;
        document["changePoints"]![0]!["series"] = Hostile;
        document["drivers"]![0]!["coefficients"]![0]!["name"] = Hostile;
        document["drivers"]![0]!["blocks"]![0]!["name"] = Hostile;
        document["bridges"]!["actors"]![0]!["name"] = Hostile;
        document["talkAndDeed"]!["areas"]![0]!["area"] = Hostile;
        document["talkAndDeed"]!["actors"]![0]!["name"] = Hostile;
        document["claims"]![0]!["text"] = Hostile;
        document["agreement"]!["actors"]![0]!["name"] = Hostile;
        document["blocs"]!["blocs"]![0]!["name"] = Hostile;
        document["consensus"]!["byTopic"]![0]!["topic"] = Hostile;
        foreach (var row in document["consensus"]!["byTopicPeriod"]!.AsArray().Where((_, place) => place % 2 == 0)) row!["topic"] = Hostile;
        foreach (var proposition in document["consensus"]!["propositions"]!.AsArray()) proposition!["title"] = Hostile;
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(document.ToJsonString()));
        foreach (var details in await browser.Page.Locator("figure.chart details:not(.choose) summary").AllAsync()) await details.ClickAsync();

        Assert.Equal(Hostile, await browser.Page.TitleAsync());
        Assert.Equal(0, await browser.Page.Locator("img").CountAsync());
        Assert.Equal(2, await browser.Page.Locator("script").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_figures_and_lists_are_there()
    {
        await using var browser = await OfflineBrowser.Open(ReportPage.Render(MeasuredSamples.Assembly().ToJsonString()), new BrowserNewContextOptions { JavaScriptEnabled = false });
        var text = await browser.Page.Locator("main").InnerTextAsync();

        Assert.Contains("The consensus is moderate", text, StringComparison.Ordinal);
        Assert.Contains("The charts need scripts", text, StringComparison.Ordinal);
        Assert.Equal(20, await browser.Page.Locator("#common-ground .propositions > li").CountAsync());
        Assert.Equal(20, await browser.Page.Locator("#reserved-differences .propositions > li").CountAsync());
        Assert.Contains("State USA", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_stands_out_in_the_light_and_in_the_dark_theme()
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var browser = await OfflineBrowser.Open(ReportPage.Render(MeasuredSamples.Treaties().ToJsonString()), new BrowserNewContextOptions { ColorScheme = theme });
            foreach (var (name, least) in Colors())
            {
                var contrast = await browser.Page.EvaluateAsync<double>(ContrastWithGround, name);
                // 4.5 : 1 for text and 3 : 1 for marks: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
                Assert.True(contrast >= least, $"{name} has {contrast.ToString("0.00", CultureInfo.InvariantCulture)} : 1 in the {theme} theme; at least {least} : 1 is needed.");
            }
        }
    }

    private const string ContrastWithGround = """
        (name) => {
          const luminance = (variable) => {
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = `var(--entente-${variable})`;
            const parts = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
            probe.remove();
            const [red, green, blue] = parts.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const [high, low] = [luminance(name), luminance('ground')].sort((a, b) => b - a);
          return (high + 0.05) / (low + 0.05);
        }
        """;

    private static IEnumerable<(string Name, double Least)> Colors() =>
    [
        ("ink", 4.5), ("quiet-ink", 4.5), ("accent", 4.5),
        .. Enumerable.Range(1, 8).Select(place => ($"series-{place}", 3.0)),
        ("common", 3), ("reserved", 3), ("support", 3), ("oppose", 3),
    ];

    private static async Task<int> Marks(IPage page, string element) =>
        await page.Locator($"{element} figure svg :is(path, circle, rect, line)").CountAsync();

    private static BrowserNewContextOptions Window(int width) => new() { ViewportSize = new ViewportSize { Width = width, Height = 900 } };
}
