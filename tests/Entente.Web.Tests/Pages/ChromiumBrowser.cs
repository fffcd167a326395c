using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages;

/// <summary>A Chromium in which several people sit, each with windows and cookies of their own; it notes whatever a page complains of.</summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ChromiumBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Errors and warnings of the console, exceptions, dialogs, and requests to elsewhere.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Starts it; skips the calling test, visibly, on a machine without Chromium.</summary>
    public static async Task<ChromiumBrowser> StartAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") ?? Array.Find(Places, File.Exists);
        Assert.SkipWhen(chromium is null, "Chromium is not on this machine (looked for /usr/bin/chromium and ENTENTE_CHROMIUM).");
        var playwright = await Playwright.CreateAsync();
        return new ChromiumBrowser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] }));
    }

    /// <summary>Somebody sits down: an empty page of their own.</summary>
    /// <param name="server">The server whose pages are looked at.</param>
    /// <param name="language">The language that their browser asks for.</param>
    /// <param name="width">The width of the window, in CSS pixels.</param>
    /// <param name="scripts">Whether scripts run.</param>
    /// <param name="dark">Whether they prefer dark pages.</param>
    public async Task<IPage> SitAsync(Uri server, string language = "en", int width = 1280, bool scripts = true, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.ToString(),
            Locale = language,
            JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 780 : 900 },
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Note($"{message.Type} on {page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Note($"thrown on {page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Note($"request from {page.Url}: {request.Url}");
        };
        page.Dialog += async (_, dialog) =>
        {
            Note($"dialog on {page.Url}: {dialog.Message}");
            await dialog.DismissAsync();
        };
        return page;
    }

    /// <summary>What axe finds against WCAG 2.2 AA on a page: rule, place, and the element.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rule">The one rule to try; all when null.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string? rule = null)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'")) await page.EvaluateAsync(Axe);
        // Only what is wrong is handed over: the rest is the whole page again.
        var found = await page.EvaluateAsync<string[]>(
            """
            rule => axe.run(document, {
              runOnly: rule ? { type: "rule", values: [rule] } : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
              resultTypes: ["violations"],
            }).then(result => result.violations.flatMap(violation => violation.nodes.map(node => `${violation.id} at ${node.target}: ${node.html.slice(0, 160)}`)))
            """, rule);
        return [.. found.Select(violation => $"{page.Url}: {violation}")];
    }

    /// <summary>How far a page is wider than its window, in CSS pixels; 0 when it fits.</summary>
    public static Task<int> OverflowAsync(IPage page) => page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private void Note(string complaint)
    {
        lock (Complaints) Complaints.Add(complaint);
    }
}
