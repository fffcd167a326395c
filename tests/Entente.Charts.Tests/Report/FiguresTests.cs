using System.Text.Json;
using Entente.Charts.Report;

namespace Entente.Charts.Tests.Report;

public sealed class FiguresTests
{
    [Fact]
    public void Figures_are_written_for_people()
    {
        Assert.Equal("870,109", Figures.Count(870109));
        Assert.Equal("−0.09", Figures.Measure(-0.0904));
        Assert.Equal("33 %", Figures.Percent(1 / 3.0));
        Assert.Equal("1 actor", Figures.Counted(1, "actor"));
        Assert.Equal("a, b and c", Figures.Listed(["a", "b", "c"]));
        Assert.Equal("–", Figures.Measure(null));
    }

    [Fact]
    public void Changes_chances_and_spans_are_written_for_people()
    {
        Assert.Equal("−0.127", Figures.Change(-0.1271));
        Assert.Equal("+0.019", Figures.Change(0.019));
        Assert.Equal("0.000", Figures.Change(0));
        Assert.Equal("below 0.001", Figures.Chance(0.0001));
        Assert.Equal("0.050", Figures.Chance(0.05));
        Assert.Equal("1946–1955", Figures.Years(JsonDocument.Parse("""{"from":1946,"to":1955}""").RootElement));
        Assert.Equal("1946", Figures.Years(JsonDocument.Parse("""{"from":1946,"to":1946}""").RootElement));
        Assert.Equal("", Figures.Years(null));
        Assert.Equal("0.50 (0.40 to 0.60)", Figures.Bounded(JsonDocument.Parse("""{"share":0.5,"shareLow":0.4,"shareHigh":0.6}""").RootElement, "share"));
        Assert.Equal("–", Figures.Bounded(JsonDocument.Parse("""{"share":null,"shareLow":0.4,"shareHigh":0.6}""").RootElement, "share"));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("無斷空白的長句子", 4, "無斷空白…")]
    public void A_long_text_is_cut_at_a_word_where_it_has_words(string text, int length, string expected)
    {
        Assert.Equal(expected, Figures.Shortened(text, length));
    }

    [Fact]
    public void A_text_is_never_cut_inside_a_character()
    {
        Assert.Equal("aa…", Figures.Shortened("aa🕊bb", 3));
    }

    [Theory]
    [InlineData(0.54, 0.53, 0.55, "moderate")]
    [InlineData(0.42, 0.20, 0.60, "thin to thick")]
    [InlineData(-0.05, -0.1, -0.01, "absent (no more than chance)")]
    [InlineData(0.81, 0.79, 0.83, "thick to very thick")]
    public void The_word_for_a_thickness_spans_its_interval(double value, double low, double high, string expected)
    {
        Assert.Equal(expected, ThicknessWords.Of(value, low, high));
    }

    [Fact]
    public void A_thickness_without_an_interval_has_the_word_of_its_value() => Assert.Equal("thin", ThicknessWords.Of(0.3, null, null));
}
