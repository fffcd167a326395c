using Microsoft.Playwright;

namespace Entente.Load.Browsing;

/// <summary>A line and a telephone as they are simulated: WebPageTest's "3G" (1.6 and .768 megabits a second, 300 ms there and back) and a processor of a quarter of the speed.</summary>
internal static class SlowLine
{
    private const double DownBytes = 1_600_000 / 8.0;
    private const double UpBytes = 768_000 / 8.0;
    private const double RoundTrip = 300;
    private const double Slowdown = 4;

    /// <summary>Slows a page down.</summary>
    /// <param name="page">The page, before it opens anything.</param>
    public static async Task ThrottleAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = RoundTrip,
            ["downloadThroughput"] = DownBytes,
            ["uploadThroughput"] = UpBytes,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
    }
}
