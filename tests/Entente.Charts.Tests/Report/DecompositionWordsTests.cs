using System.Text.Json;
using Entente.Charts.Report;

namespace Entente.Charts.Tests.Report;

public sealed class DecompositionWordsTests
{
    [Fact]
    public void A_fall_that_the_agenda_dominates_is_not_to_be_read_as_growing_consensus()
    {
        var decomposition = Of(-0.046, -0.019, -0.127);

        Assert.Equal(("agenda", "what is voted on"), (DecompositionWords.Dominant(decomposition)!.Value.Key, DecompositionWords.Dominant(decomposition)!.Value.Meaning));
        Assert.StartsWith("Most of it (66 %) is the agenda, what is voted on: membership −0.046, movement −0.019 and agenda −0.127.", DecompositionWords.Parted(decomposition), StringComparison.Ordinal);
        Assert.Equal("What looks like growing consensus is mostly a change in what is voted on, not in minds.", DecompositionWords.Warning(decomposition));
    }

    [Fact]
    public void A_rise_that_membership_dominates_is_not_to_be_read_as_growing_dissent()
    {
        Assert.Equal("What looks like growing dissent is mostly a change in who is a member, not in minds.", DecompositionWords.Warning(Of(0.2, 0.03, 0.04)));
    }

    [Fact]
    public void Where_minds_moved_most_there_is_nothing_to_warn_of()
    {
        Assert.Null(DecompositionWords.Warning(Of(-0.01, -0.2, -0.03)));
    }

    [Fact]
    public void Parts_that_pull_apart_are_said_to()
    {
        var words = DecompositionWords.Parted(Of(0.05, -0.04, -0.03));

        Assert.StartsWith("The largest part of it (42 % of what the three move in one direction or the other) is membership", words, StringComparison.Ordinal);
        Assert.Null(DecompositionWords.Warning(Of(0.05, -0.04, -0.03)));
    }

    [Fact]
    public void Intervals_that_overlap_leave_the_order_open()
    {
        const string Open = "so which is the largest is not certain";

        Assert.Contains(Open, DecompositionWords.Parted(Of(-0.1, -0.02, -0.11, spread: 0.02)), StringComparison.Ordinal);
        Assert.DoesNotContain(Open, DecompositionWords.Parted(Of(-0.03, -0.02, -0.11, spread: 0.02)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.2, -0.25, -0.15, "fell by 0.200 (90 % interval 0.150 to 0.250)")]
    [InlineData(0.2, 0.15, 0.25, "grew by 0.200 (90 % interval 0.150 to 0.250)")]
    [InlineData(-0.02, -0.05, 0.01, "fell by 0.020 (90 % interval −0.050 to +0.010)")]
    public void A_change_is_told_with_its_direction_and_its_interval(double total, double low, double high, string expected)
    {
        var decomposition = Parse(FormattableString.Invariant($$"""{"total":{{total}},"totalLow":{{low}},"totalHigh":{{high}}""")
            + ""","before":{"disagreement":0.5,"from":1946,"to":1955},"after":{"disagreement":0.3,"from":1975,"to":1984}}""");

        Assert.Equal(expected + ", from 0.500 (1946–1955) to 0.300 (1975–1984)", DecompositionWords.Change(decomposition, "90 %"));
    }

    [Fact]
    public void An_undefined_part_or_no_change_at_all_has_no_dominant_part()
    {
        Assert.Null(DecompositionWords.Dominant(Parse("""{"membership":0.1,"movement":null,"agenda":0.2}""")));
        Assert.Null(DecompositionWords.Dominant(Of(0, 0, 0)));
        Assert.Null(DecompositionWords.Dominant(null));
    }

    private static JsonElement? Of(double membership, double movement, double agenda, double? spread = null)
    {
        string Part(string name, double value) => FormattableString.Invariant($"\"{name}\":{value}")
            + (spread is { } half ? FormattableString.Invariant($",\"{name}Low\":{value - half},\"{name}High\":{value + half}") : "");
        return Parse(FormattableString.Invariant($"{{\"total\":{membership + movement + agenda},{Part("membership", membership)},{Part("movement", movement)},{Part("agenda", agenda)}}}"));
    }

    private static JsonElement? Parse(string json) => JsonDocument.Parse(json).RootElement;
}
