namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>What the browser showed of the observatory: every view, in English and Arabic, light and dark, wide and narrow, and in each language.</summary>
public sealed class ObservatoryBrowserTests(ObservedPages pages) : IClassFixture<ObservedPages>
{
    [Fact]
    public void No_view_breaks_a_rule_of_WCAG_in_English_or_Arabic_light_or_dark() => Assert.True(pages.Looks.Violations.Count == 0, string.Join('\n', pages.Looks.Violations));

    [Fact]
    public void Every_view_fits_a_window_of_360_pixels() => Assert.True(pages.Looks.Wide.Count == 0, string.Join('\n', pages.Looks.Wide));

    [Fact]
    public void Every_view_is_rendered_in_each_language_with_no_word_missing()
    {
        Assert.Empty(pages.Looks.Wordless.Distinct(StringComparer.Ordinal));
        Assert.True(pages.Looks.Count > 100, $"{pages.Looks.Count} looks");
    }

    [Fact]
    public void No_view_complains_of_anything_in_the_console_and_none_asks_elsewhere() =>
        // The browser itself notes that an upload was refused.
        Assert.DoesNotContain(pages.Browser.Complaints, complaint => !complaint.Contains("status of 400", StringComparison.Ordinal));
}
