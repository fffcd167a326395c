using Entente.Web.Languages;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages;

/// <summary>What the browser shows of a dialogue that was held in it, to each role, in English and Arabic, light and dark, wide and narrow.</summary>
public sealed class FinishedTalkTests(FinishedTalk talk) : IClassFixture<FinishedTalk>
{
    [Fact]
    public async Task The_text_was_adopted_with_its_reservation_and_its_explanation()
    {
        var seen = await (await FinishedTalk.OpenAsync(talk.Observer, "/adoptions/1")).Locator("main").InnerTextAsync();

        Assert.Equal(12, talk.Joined);
        Assert.All(["Ships announce exercises a day ahead.", "Except in storms.", "We join the consensus as a first step."], text => Assert.Contains(text, seen, StringComparison.Ordinal));
        Assert.Contains("Adopted", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_breaks_a_rule_of_WCAG_in_English_or_Arabic_light_or_dark()
    {
        var violations = new List<string>();
        foreach (var (person, path) in Pages())
        {
            foreach (var language in new[] { "en", "ar" })
            {
                await person.GotoAsync($"/{language}{path}");
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await person.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                    violations.AddRange((await ChromiumBrowser.ViolationsAsync(person)).Select(violation => $"{scheme} {violation}"));
                }
            }
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public async Task Every_page_fits_a_window_of_360_pixels()
    {
        var wide = new List<string>();
        foreach (var (person, path) in Pages())
        {
            await person.SetViewportSizeAsync(360, 780);
            foreach (var language in new[] { "en", "ar" })
            {
                await person.GotoAsync($"/{language}{path}");
                if (await ChromiumBrowser.OverflowAsync(person) is > 0 and var overflow) wide.Add($"{person.Url}: {overflow} pixels");
                await PictureAsync(person, path, language);
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task Every_page_is_rendered_in_each_language_with_no_word_missing()
    {
        var missing = new List<string>();
        foreach (var (person, path) in Pages())
        {
            foreach (var language in Language.All)
            {
                var answer = await person.GotoAsync($"/{language.Tag}{path}");
                var html = await answer!.TextAsync();
                if (!answer.Ok || !html.Contains($"<html lang=\"{language.Tag}\" dir=\"{language.Direction}\">", StringComparison.Ordinal)) missing.Add($"{person.Url}: {answer.Status}");
                missing.AddRange(System.Text.RegularExpressions.Regex
                    .Matches(html, @"\b(frame|room|names|said|home|account|participant|convening|drafts|adoptions|reports|observatory)\.[a-z][A-Za-z]+(\.[A-Za-z]+)*(/[a-z]+)?\b(?=[<""])", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                    .Select(match => $"{person.Url}: {match.Value}").Where(found => !found.EndsWith(".css", StringComparison.Ordinal) && !found.EndsWith(".js", StringComparison.Ordinal)));
            }
        }

        Assert.Empty(missing.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_page_complains_of_anything_in_the_console_and_none_asks_elsewhere()
    {
        foreach (var (person, path) in Pages()) await person.GotoAsync($"/en{path}");

        Assert.Empty(talk.Browser.Complaints);
    }

    // ENTENTE_PICTURES names a folder for whoever wants to look at the pages.
    private async Task PictureAsync(IPage person, string path, string language)
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        var name = path.Replace(FinishedTalk.Room, "room", StringComparison.Ordinal).Trim('/').Replace('/', '-').Replace('?', '-').Replace('=', '-');
        foreach (var width in new[] { 1280, 360 })
        {
            await person.SetViewportSizeAsync(width, 780);
            await person.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{(name.Length == 0 ? "home" : name)}-{RoleOf(person)}-{language}-{width}.png"), FullPage = true });
        }
    }

    private string RoleOf(IPage person) => person == talk.Convener ? "convener" : person == talk.Facilitator ? "facilitator" : person == talk.Observer ? "observer" : "delegate";

    private IEnumerable<(IPage Person, string Path)> Pages()
    {
        var room = FinishedTalk.Room;
        yield return (talk.Convener, "");
        yield return (talk.Convener, "/dialogues");
        yield return (talk.Convener, "/dialogues/new");
        yield return (talk.Convener, "/dialogues/new?template=open-consultation");
        yield return (talk.Convener, "/account");
        yield return (talk.Convener, "/sign-in");
        yield return (talk.Observer, "/join/incidents-at-sea-elsewhere");
        foreach (var path in new[] { "/people", "/lead", "/projector", "/overlap" }) yield return (talk.Convener, room + path);
        foreach (var path in new[] { "/drafts", "/drafts/1", "/adoptions/1", "/lead/moderation", "/limits", "/drafts/1/adoptable", "/caucuses" }) yield return (talk.Facilitator, room + path);
        foreach (var path in new[] { "", "/turn", "/turn?statement=2", "/statements", "/mirror", "/limits", "/drafts/1", "/adoptions/1", "/overlap", "/packet" }) yield return (talk.Delegates[0], room + path);
        foreach (var path in new[] { "", "/statements", "/adoptions", "/report", "/moderation" }) yield return (talk.Observer, room + path);
    }
}
