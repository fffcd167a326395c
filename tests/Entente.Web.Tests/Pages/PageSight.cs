using System.Text.RegularExpressions;
using Entente.Web.Languages;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages;

/// <summary>A page as somebody sees it in the browser: what is wrong with it in each language, scheme and width, and pictures of it.</summary>
/// <param name="Name">What its pictures are called.</param>
/// <param name="Person">Who looks at it.</param>
/// <param name="OpenAsync">Opens it in the language of a tag.</param>
internal sealed partial record PageSight(string Name, IPage Person, Func<IPage, string, Task<IResponse?>> OpenAsync)
{
    // Languages that run in either direction; every other one runs as English does.
    private static readonly string[] Directions = ["en", "ar"];

    /// <summary>A page that an address opens.</summary>
    /// <param name="person">Who looks at it.</param>
    /// <param name="path">Its path within the language, with its slash.</param>
    /// <param name="name">What its pictures are called.</param>
    public static PageSight At(IPage person, string path, string name) => new(name, person, (page, language) => page.GotoAsync($"/{language}{path}"));

    /// <summary>What axe finds in it, in either direction, light and dark.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var violations = new List<string>();
        foreach (var language in Directions)
        {
            await OpenAsync(Person, language);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                violations.AddRange((await ChromiumBrowser.ViolationsAsync(Person)).Select(violation => $"{Name}, {scheme}: {violation}"));
            }

            await Person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }

        return violations;
    }

    /// <summary>By how much it sticks out of a window of 360 pixels, in either direction; empty where it fits.</summary>
    public async Task<IReadOnlyList<string>> OverflowsAsync()
    {
        var wide = new List<string>();
        var size = Person.ViewportSize!;
        await Person.SetViewportSizeAsync(360, 780);
        foreach (var language in Directions)
        {
            await OpenAsync(Person, language);
            if (await ChromiumBrowser.OverflowAsync(Person) is > 0 and var overflow) wide.Add($"{Name}, {language}: {overflow} pixels");
        }

        await Person.SetViewportSizeAsync(size.Width, size.Height);
        return wide;
    }

    /// <summary>In which languages it does not say which one it is, and the words of which it has no text.</summary>
    public async Task<IReadOnlyList<string>> MissingWordsAsync()
    {
        var missing = new List<string>();
        foreach (var language in Language.All)
        {
            var html = await (await OpenAsync(Person, language.Tag))!.TextAsync();
            if (!html.Contains($"<html lang=\"{language.Tag}\" dir=\"{language.Direction}\">", StringComparison.Ordinal)) missing.Add($"{Name}: not in {language.Tag}");
            missing.AddRange(Key().Matches(html).Select(match => match.Value).Where(found => !found.EndsWith(".css", StringComparison.Ordinal) && !found.EndsWith(".js", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Select(found => $"{Name}, {language.Tag}: {found}"));
        }

        return missing;
    }

    /// <summary>Whole-page pictures, wide and narrow, in either direction, and a dark one.</summary>
    /// <param name="folder">Where they are put.</param>
    public async Task PictureAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var size = Person.ViewportSize!;
        foreach (var (language, width, scheme) in new[] { ("en", 1280, "light"), ("en", 1280, "dark"), ("en", 360, "light"), ("ar", 1280, "light"), ("ar", 360, "light") })
        {
            await Person.SetViewportSizeAsync(width, width < 600 ? 780 : 900);
            await Person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
            await OpenAsync(Person, language);
            await Person.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{Name}-{language}-{width}{(scheme == "dark" ? "-dark" : "")}.png"), FullPage = true });
        }

        await Person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await Person.SetViewportSizeAsync(size.Width, size.Height);
    }

    // A word without a text is written as its key.
    [GeneratedRegex(@"\b(frame|room|names|said|home|account|participant|convening|drafts|adoptions|reports|observatory)\.[a-z][A-Za-z]+(\.[A-Za-z]+)*(/[a-z]+)?\b(?=[<""])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}
