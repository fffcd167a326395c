using System.Text;
using Entente.Web.Languages;
using Entente.Web.Observatory;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>Every view of the observatory on the bundled sample, as a visitor and as somebody who may convene sees it in the browser.</summary>
public sealed class ObservedPages : IAsyncLifetime
{
    private Workbench _server = null!;
    private Workbench _busy = null!;

    internal ChromiumBrowser Browser { get; private set; } = null!;

    /// <summary>What was wrong with them.</summary>
    internal PageLooks Looks { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Browser = await ChromiumBrowser.StartAsync();
        _server = await ObservedServer.StartAsync();
        _busy = await ObservedServer.StartAsync(new Halfway());
        foreach (var view in new[] { "", "/diagnosis", "/claims" }) await ObservedServer.FinishedAsync(_server, $"/en/observatory/treaties{view}");
        var (visitor, convener, waiting) = (await Browser.SitAsync(_server.Address), await Browser.SitAsync(_server.Address), await Browser.SitAsync(_busy.Address));
        // Charts of many actors take their time on a busy machine.
        foreach (var person in new[] { visitor, convener, waiting }) person.Context.SetDefaultTimeout(60_000);
        await waiting.RouteAsync("**/observatory/**", WithoutRefreshAsync);
        await convener.GotoAsync("/en/sign-in");
        await FinishedTalk.SendAsync(convener, "/register", null, ("name", "carla"), ("password", Workbench.Password));
        foreach (var (name, path) in Views()) await Looks.LookAsync(visitor, $"/observatory{path}", $"observatory-{name}");
        await Looks.LookAsync(convener, "/observatory", "observatory-list-convener");
        await Looks.LookAsync(convener, "/observatory/treaties?from=1990", "observatory-part-convener");
        await Looks.LookAsync(convener, "observatory-upload-refused", 400, language => RefusedUploadAsync(convener, language));
        await Looks.LookAsync(waiting, "/observatory/treaties", "observatory-waiting", 202);
        await Looks.LookAsync(waiting, "/observatory", "observatory-list-busy");
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        if (_busy is not null) await _busy.DisposeAsync();
    }

    private static IEnumerable<(string Name, string Path)> Views()
    {
        yield return ("list", "");
        yield return ("overview", "/treaties");
        foreach (var view in new[] { "thickness", "points", "blocs", "propositions", "diagnosis", "claims", "map", "states" }) yield return (view, $"/treaties/{view}");
        yield return ("propositions-none", "/treaties/propositions?q=zebra");
        yield return ("map-agreement", "/treaties/map?measure=agreement&with=CHN");
        yield return ("map-drift", "/treaties/map?measure=drift");
        yield return ("state", "/treaties/states/CHN");
        yield return ("pair", "/treaties/pairs/CHN/USA");
        yield return ("part", "/treaties?from=1990");
    }

    private static async Task<IResponse> RefusedUploadAsync(IPage page, Language language)
    {
        await page.GotoAsync($"/{language.Tag}/observatory");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "talk.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("this,is\nno,record\n") });
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator("form[enctype] button").ClickAsync(), response => response.Request.Method == "POST" && response.Url.EndsWith("/observatory", StringComparison.Ordinal));
        await page.Locator("[role=alert]").WaitForAsync();
        return answer;
    }

    // A page that comes back by itself would do so while it is being looked at.
    private static async Task WithoutRefreshAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = answer.Headers.Where(header => header.Key != "refresh") });
    }

    // Work that stays where it is.
    private sealed class Halfway : IAnalyst
    {
        public async Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation)
        {
            progress.Report(new WorkProgress(0.4, "measuring thickness"));
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        }
    }
}
