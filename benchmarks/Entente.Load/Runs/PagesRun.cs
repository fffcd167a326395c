using System.Net.Http.Headers;
using Entente.Load.Browsing;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Protocol;
using Microsoft.Playwright;

namespace Entente.Load.Runs;

/// <summary>The pages in a browser: the first ones of a participant over a slow line, and the map of opinion with many points.</summary>
internal static class PagesRun
{
    /// <summary>Runs it.</summary>
    /// <param name="workbench">The server.</param>
    /// <param name="options">What is opened, how often.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<RunReport> RunAsync(Workbench workbench, PagesOptions options, CancellationToken cancellation)
    {
        var report = new RunReport("pages");
        var server = new Uri($"http://{workbench.Addresses[0]}/");
        var stage = Stage.Set(workbench.Addresses[0], 3, 20, $"convener {options.Seed}", cancellation);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = options.Chromium, Args = ["--no-sandbox"] });
        await TellFirstPagesAsync(report, browser, options.Visits, [
            ("join", "the page that lets one in", new Uri(server, $"en/join/{stage.Dialogue}"), null),
            ("turn", "the first statement", new Uri(server, $"en/dialogues/{stage.Dialogue}/turn"), stage.Tokens[0]),
            ("arabic", "the first statement in Arabic", new Uri(server, $"ar/dialogues/{stage.Dialogue}/turn"), stage.Tokens[1]),
        ]);
        await TellMapAsync(report, browser, workbench, options, cancellation);
        return report;
    }

    private static async Task TellFirstPagesAsync(RunReport report, IBrowser browser, int visits, (string Name, string Words, Uri Address, string? Token)[] pages)
    {
        // The server's first answer of a kind takes longer than all later ones; it is not the line that is measured then.
        foreach (var page in pages) _ = await PageTimes.OfAsync(browser, page.Address, page.Token);
        foreach (var (name, words, address, token) in pages)
        {
            var times = new List<PageTimes>();
            for (var visit = 0; visit < visits; visit++) times.Add(await PageTimes.OfAsync(browser, address, token));
            report.Add($"{name}Kilobytes", $"{words}: over the line", Median(times, time => time.Kilobytes), "kB", 1);
            report.Add($"{name}FirstPaint", $"{words}: first contentful paint, median", Median(times, time => time.FirstPaint), "ms");
            report.Add($"{name}Interactive", $"{words}: interactive, median", Median(times, time => time.Interactive), "ms");
        }
    }

    private static async Task TellMapAsync(RunReport report, IBrowser browser, Workbench workbench, PagesOptions options, CancellationToken cancellation)
    {
        using var client = new WorkbenchClient(workbench.Addresses[0], TimeSpan.FromSeconds(30));
        var token = client.Register($"surveyor {options.Seed}", Stage.Password);
        var dialogue = client.Convene(token, "A crowd", "Measuring the map of opinion.", attributed: false, "en");
        await ImportAsync(workbench, token, dialogue, PolledCrowd.Export(options.Points), cancellation);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ExtraHTTPHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" } });
        var page = await context.NewPageAsync();
        var address = $"http://{workbench.Addresses[0]}/en/dialogues/{dialogue}/overlap";
        // The map is computed when it is asked for first; until then the page says so.
        for (var attempt = 0; attempt < 60 && (await page.GotoAsync(address))!.Status != 200; attempt++) await Task.Delay(1000, cancellation);
        await page.WaitForSelectorAsync("canvas", new PageWaitForSelectorOptions { Timeout = 30_000 });
        _ = await MapMotion.OfAsync(page);
        var motions = new List<MapMotion>();
        for (var visit = 0; visit < options.Visits; visit++) motions.Add(await MapMotion.OfAsync(page));
        report.Add("points", "points on the map of opinion", options.Points);
        report.Add("frames", "frames a second while it is dragged, median", Median(motions, motion => motion.Frames), "", 1);
        report.Add("draw99", "99 % of the frames took", Median(motions, motion => motion.Draw99), "ms", 1);
    }

    private static async Task ImportAsync(Workbench workbench, string token, string dialogue, byte[] archive, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{workbench.Addresses[0]}/"), Timeout = TimeSpan.FromMinutes(10) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/dialogues/{dialogue}/import/polis") { Content = new ByteArrayContent(archive) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", "00000000-0000-0000-0000-000000000001");
        using var answer = await client.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode) throw new UnexpectedAnswerException("POST an export of Polis", "201", await answer.Content.ReadAsStringAsync(cancellation));
    }

    private static double Median<T>(IReadOnlyCollection<T> all, Func<T, double> value)
    {
        var sorted = all.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>What is opened, how often.</summary>
internal sealed record PagesOptions
{
    /// <summary>The browser. Default: Debian's.</summary>
    public string Chromium { get; init; } = "/usr/bin/chromium";

    /// <summary>How often each page is opened, each time with nothing kept. Default: 7.</summary>
    public int Visits { get; init; } = 7;

    /// <summary>Points of the map. Default: 20,000.</summary>
    public int Points { get; init; } = 20_000;

    /// <summary>Tells the accounts of one run from those of another on the same server. Default: 1.</summary>
    public uint Seed { get; init; } = 1;
}
