namespace Entente.Web.Tests.Pages;

/// <summary>What the browser showed of a dialogue that was held in it, to each role, in English and Arabic, light and dark, wide and narrow.</summary>
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
    public void No_page_breaks_a_rule_of_WCAG_in_English_or_Arabic_light_or_dark() => Assert.True(talk.Looks.Violations.Count == 0, string.Join('\n', talk.Looks.Violations));

    [Fact]
    public void Every_page_fits_a_window_of_360_pixels() => Assert.True(talk.Looks.Wide.Count == 0, string.Join('\n', talk.Looks.Wide));

    [Fact]
    public void Every_page_is_rendered_in_each_language_with_no_word_missing()
    {
        Assert.Empty(talk.Looks.Wordless.Distinct(StringComparer.Ordinal));
        Assert.True(talk.Looks.Count > 300, $"{talk.Looks.Count} looks");
    }

    [Fact]
    public void No_page_complains_of_anything_in_the_console_and_none_asks_elsewhere() =>
        // The browser itself notes that an address answered 404.
        Assert.DoesNotContain(talk.Browser.Complaints, complaint => !complaint.Contains("/nowhere", StringComparison.Ordinal));
}
