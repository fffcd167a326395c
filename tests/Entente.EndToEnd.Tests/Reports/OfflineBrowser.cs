using Microsoft.Playwright;

namespace Entente.EndToEnd.Tests.Reports;

/// <summary>A Chromium that opens one page from a file, without a network, and notes what goes wrong in it.</summary>
internal sealed class OfflineBrowser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _file;

    private OfflineBrowser(IPlaywright playwright, IBrowser browser, string file)
    {
        _playwright = playwright;
        _browser = browser;
        _file = file;
    }

    /// <summary>Errors, warnings and refused requests of the page, in the order in which they came.</summary>
    public List<string> Complaints { get; } = [];

    public IPage Page { get; private set; } = null!;

    /// <summary>Opens a page; skips the calling test, visibly, on a machine without Chromium.</summary>
    /// <param name="html">The page.</param>
    /// <param name="options">The window, and what the reader's system prefers.</param>
    public static async Task<OfflineBrowser> Open(string html, BrowserNewContextOptions? options = null)
    {
        var chromium = Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") ?? Array.Find(Places, File.Exists);
        Assert.SkipWhen(chromium is null, "Chromium is not on this machine (looked for /usr/bin/chromium and ENTENTE_CHROMIUM).");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        var opened = new OfflineBrowser(playwright, browser, file);
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        await context.SetOfflineAsync(true);
        var page = opened.Page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") opened.Complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => opened.Complaints.Add($"thrown: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) opened.Complaints.Add($"request: {request.Url}");
        };
        page.Dialog += async (_, dialog) =>
        {
            opened.Complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        File.Delete(_file);
    }
}
