using System.Text.RegularExpressions;
using Entente.Web.Languages;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages;

/// <summary>
/// Looks at pages as the people see them whose pages they are, and notes what is wrong: rules of WCAG that are broken, pages wider than a phone, words that are missing.
/// With <c>ENTENTE_PICTURES=FOLDER</c> it leaves a picture of each page there, for whoever wants to look as well.
/// </summary>
internal sealed partial class PageLooks
{
    /// <summary>Rules of WCAG 2.2 AA that a page broke, in English or Arabic, light or dark.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Pages that stick out of a window of 360 pixels, in English or Arabic.</summary>
    public List<string> Wide { get; } = [];

    /// <summary>Pages that were not in the language that was asked for, and keys of words where a word should stand.</summary>
    public List<string> Wordless { get; } = [];

    /// <summary>How many pages were looked at, each language counted.</summary>
    public int Count { get; private set; }

    /// <summary>Looks at a page in every language; in English and Arabic with axe, light and dark, and in a narrow window.</summary>
    /// <param name="person">Who looks.</param>
    /// <param name="path">The path of the page behind the language, with its query.</param>
    /// <param name="name">What its picture is called.</param>
    /// <param name="status">The status that the page has.</param>
    public Task LookAsync(IPage person, string path, string name, int status = 200) => LookAsync(
        person, name, status, async language => (await person.GotoAsync($"/{language.Tag}{path}"))!, async language => await person.APIRequest.GetAsync($"/{language.Tag}{path}"));

    /// <summary>Looks at a page that only something done in the browser brings about.</summary>
    /// <param name="person">Who looks.</param>
    /// <param name="name">What its picture is called.</param>
    /// <param name="status">The status that the page has.</param>
    /// <param name="open">Brings it about.</param>
    public Task LookAsync(IPage person, string name, int status, Func<Language, Task<IResponse>> open) => LookAsync(person, name, status, open, null);

    // Where nothing is drawn, the page is only asked for, if it can be.
    private async Task LookAsync(IPage person, string name, int status, Func<Language, Task<IResponse>> open, Func<Language, Task<IAPIResponse>>? ask)
    {
        foreach (var language in Language.All)
        {
            Count++;
            var isDrawn = language.Tag is "en" or "ar";
            if (!isDrawn && ask is not null)
            {
                var answer = await ask(language);
                Read($"{name} in {language.Tag}", language, answer.Status == status, await answer.TextAsync());
                continue;
            }

            var opened = await open(language);
            Read($"{name} in {language.Tag}", language, opened.Status == status, await opened.TextAsync());
            if (isDrawn) await LookHereAsync(person, $"{name}-{language.Tag}");
        }
    }

    /// <summary>Looks at what is open: with axe, light and dark, and in a narrow window.</summary>
    /// <param name="person">Who has it open.</param>
    /// <param name="name">What its picture is called.</param>
    public async Task LookHereAsync(IPage person, string name)
    {
        var window = person.ViewportSize!;
        Violations.AddRange((await ChromiumBrowser.ViolationsAsync(person)).Select(violation => $"light {violation}"));
        await PictureAsync(person, $"{name}-{window.Width}");
        await person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        // Only colours are others in the dark.
        Violations.AddRange((await ChromiumBrowser.ViolationsAsync(person, "color-contrast")).Select(violation => $"dark {violation}"));
        await PictureAsync(person, $"{name}-{window.Width}-dark");
        await person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await person.SetViewportSizeAsync(360, 780);
        if (await ChromiumBrowser.OverflowAsync(person) is > 0 and var overflow) Wide.Add($"{person.Url}: {overflow} pixels");
        if (window.Width > 360) await PictureAsync(person, $"{name}-360");
        await person.SetViewportSizeAsync(window.Width, window.Height);
    }

    private static async Task PictureAsync(IPage person, string name)
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await person.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    private void Read(string address, Language language, bool isExpected, string html)
    {
        if (!isExpected || !html.Contains($"<html lang=\"{language.Tag}\" dir=\"{language.Direction}\">", StringComparison.Ordinal)) Wordless.Add($"{address} is another page");
        Wordless.AddRange(Key().Matches(html).Select(match => match.Value)
            .Where(found => !found.EndsWith(".css", StringComparison.Ordinal) && !found.EndsWith(".js", StringComparison.Ordinal)).Select(found => $"{address}: {found}"));
    }

    [GeneratedRegex(@"\b(frame|room|names|said|refusals|home|account|participant|convening|drafts|adoptions|reports|observatory|charts)\.[a-z][A-Za-z]+(\.[A-Za-z]+)*(/[a-z]+)?\b(?=[<""])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
