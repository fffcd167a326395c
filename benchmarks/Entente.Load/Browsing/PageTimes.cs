using Microsoft.Playwright;

namespace Entente.Load.Browsing;

/// <summary>How soon one page was there.</summary>
/// <param name="FirstPaint">Milliseconds until the first text or picture was painted (first contentful paint).</param>
/// <param name="Interactive">Milliseconds until the page answered: painted, its scripts run, and no task over 50 ms after that.</param>
/// <param name="Kilobytes">What went over the line for it: the page with its styles, scripts and pictures, compressed.</param>
internal readonly record struct PageTimes(double FirstPaint, double Interactive, double Kilobytes)
{
    private const string Watch = "window.tasks = []; new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(task => task.startTime + task.duration))).observe({ type: 'longtask', buffered: true });";

    private const string Read =
        """
        () => {
          const [page] = performance.getEntriesByType("navigation");
          const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
          const bytes = [page, ...performance.getEntriesByType("resource")].reduce((sum, entry) => sum + entry.transferSize, 0);
          return [paint, Math.max(paint, page.domContentLoadedEventEnd, ...window.tasks), bytes / 1000];
        }
        """;

    /// <summary>Opens a page over the slow line, with nothing kept from before.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="address">The page.</param>
    /// <param name="token">The token of the session; null for nobody's.</param>
    public static async Task<PageTimes> OfAsync(IBrowser browser, Uri address, string? token)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "en",
            ViewportSize = new ViewportSize { Width = 360, Height = 780 },
            ExtraHTTPHeaders = token is null ? [] : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        });
        await context.AddInitScriptAsync(Watch);
        var page = await context.NewPageAsync();
        await SlowLine.ThrottleAsync(page);
        await page.GotoAsync(address.ToString());
        // Long tasks after the page was loaded count as well.
        await page.WaitForTimeoutAsync(1000);
        var read = await page.EvaluateAsync<double[]>(Read);
        return new PageTimes(read[0], read[1], read[2]);
    }
}
