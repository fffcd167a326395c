namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>What the browser shows of the observatory: every view, in English and Arabic, light and dark, wide and narrow, and in each language.</summary>
public sealed class ObservatoryBrowserTests(ObservedPages pages) : IClassFixture<ObservedPages>
{
    [Fact]
    public async Task No_view_breaks_a_rule_of_WCAG_in_English_or_Arabic_light_or_dark()
    {
        var violations = new List<string>();
        foreach (var sight in pages.Sights) violations.AddRange(await sight.ViolationsAsync());
        // Observable Plot names the groups of marks inside of a drawing, which is one image with a text of its own.
        violations.RemoveAll(violation => violation.Contains("aria-prohibited-attr", StringComparison.Ordinal) && violation.Contains(": <g aria-label=", StringComparison.Ordinal));

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public async Task Every_view_fits_a_window_of_360_pixels()
    {
        var wide = new List<string>();
        foreach (var sight in pages.Sights) wide.AddRange(await sight.OverflowsAsync());

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task Every_view_is_rendered_in_each_language_with_no_word_missing()
    {
        var missing = new List<string>();
        foreach (var sight in pages.Sights) missing.AddRange(await sight.MissingWordsAsync());

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task No_view_complains_of_anything_in_the_console_and_none_asks_elsewhere()
    {
        foreach (var sight in pages.Sights) await sight.OpenAsync(sight.Person, "en");

        // The browser itself notes that an upload was refused.
        Assert.DoesNotContain(pages.Browser.Complaints, complaint => !complaint.Contains("status of 400", StringComparison.Ordinal));
    }

    // ENTENTE_PICTURES names a folder for whoever wants to look at the pages.
    [Fact]
    public async Task Pictures_are_taken_for_whoever_wants_to_look_at_them()
    {
        var folder = Environment.GetEnvironmentVariable("ENTENTE_PICTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "ENTENTE_PICTURES names no folder.");
        foreach (var sight in pages.Sights) await sight.PictureAsync(folder);
    }
}
