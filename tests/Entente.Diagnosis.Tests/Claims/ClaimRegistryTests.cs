using Entente.Diagnosis.Claims;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Claims;

public sealed class ClaimRegistryTests
{
    private const string Good = "test: trend\nseries: thickness\nyears: 1946..2019\nsupported-if: below 0";

    [Fact]
    public void The_registry_of_the_essay_has_at_least_thirty_claims_that_can_be_tested()
    {
        var claims = ClaimRegistry.BuiltIn.Claims;
        Assert.True(claims.Count(claim => claim.Kind != "unreachable") >= 30);
        Assert.All(claims, claim => Assert.Matches(@"^(intro|[1-4](\.[1-4])?)$", claim.Section));
        Assert.Equal(claims.Length, claims.Select(claim => claim.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_block_is_read_with_its_lines_going_on()
    {
        var claim = Assert.Single(ClaimRegistry.Parse("# a comment\n[thin-now]\nsection: 3\nclaim: It is thin\n  and thinner now.\nhypothesis: h\ndata: d\n" + Good + "\nwould-change: w\n", "mine.txt").Claims);
        Assert.Equal(("thin-now", "3", "It is thin and thinner now."), (claim.Id, claim.Section, claim.Text));
        Assert.Equal(new ClaimedSide(IsAbove: false, 0), claim.SupportedIf);
        Assert.Equal("trend; series thickness; years 1946..2019; supported if below 0", claim.TestInWords);
    }

    [Fact]
    public void A_further_registry_adds_claims_and_replaces_those_of_the_same_id()
    {
        var first = ClaimRegistry.Parse(MadeLedger.Block("one", Good) + MadeLedger.Block("two", Good), "first.txt");
        var further = ClaimRegistry.Parse(MadeLedger.Block("two", Good.Replace("thickness", "breadth", StringComparison.Ordinal)) + MadeLedger.Block("three", Good), "further.txt");
        var both = first.With(further);
        Assert.Equal(["one", "two", "three"], both.Claims.Select(claim => claim.Id));
        Assert.Equal("breadth", both.Claims[1].Parameters[0].Value);
    }

    [Theory]
    [InlineData("", "mine.txt: the registry holds no claim")]
    [InlineData("section: 3\n", "mine.txt:1:1: 'section: 3' stands before the first claim")]
    [InlineData("[Not An Id]\n", "mine.txt:1:1: '[Not An Id]' names no claim")]
    [InlineData("[a]\nsection: 3\nsection: 4\n", "mine.txt:3:1: 'section' stands twice in the claim 'a', first in line 2")]
    [InlineData("[a]\nsection 3\n", "mine.txt:2:1: 'section 3' has no key")]
    [InlineData("[a]\nsection:\n", "mine.txt:2:9: 'section' has no value")]
    [InlineData("[a]\n  indented\n", "mine.txt:2:1: an indented line goes on with nothing")]
    [InlineData("[a]\nsection: 3\n", "mine.txt:1:1: the claim 'a' has no 'claim:'")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: guess\nwould-change: w\n", "mine.txt:6:1: there is no test 'guess'; expected one of: trend, difference,")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: trend\nserie: x\nwould-change: w\n", "mine.txt:7:1: 'serie' is no key of the test 'trend'; expected section, claim, hypothesis, data, test, would-change, supported-if, series, years")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: trend\nseries: x\nyears: 2019..1946\nsupported-if: below 0\nwould-change: w\n", "mine.txt:8:1: '2019..1946' is no range of years")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: trend\nseries: x\nyears: 1946..2019\nsupported-if: lower\nwould-change: w\n", "mine.txt:9:1: 'lower' does not say when the claim is supported; expected above NUMBER or below NUMBER")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: difference\nseries: x\nbefore: 1990..1999\nafter: 1995..2005\nsupported-if: below 0\nwould-change: w\n", "mine.txt:9:1: 1995..2005 does not lie after 1990..1999")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: trend\nyears: 1946..2019\nsupported-if: below 0\nwould-change: w\n", "mine.txt:6:1: the test 'trend' has no 'series:'")]
    [InlineData("[a]\nsection: 3\nclaim: c\nhypothesis: h\ndata: d\ntest: trend\nseries: x\nyears: 1946..2019\nwould-change: w\n", "mine.txt:6:1: the claim 'a' has no 'supported-if:'")]
    public void A_bad_registry_is_told_by_line_with_what_was_expected(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<RecordFormatException>(() => ClaimRegistry.Parse(text, "mine.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_that_stands_twice_is_told() =>
        Assert.Contains("stands twice, first in line 1", Assert.Throws<RecordFormatException>(() => ClaimRegistry.Parse(MadeLedger.Block("a", Good) + MadeLedger.Block("a", Good), "f")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_told() => Assert.Throws<RecordFormatException>(() => ClaimRegistry.Read(Path.Combine(Path.GetTempPath(), "no-such-registry.txt")));

    [Fact]
    public void Any_text_is_read_or_refused_in_words() => Gen.OneOf(
            Gen.String,
            Gen.Select(Gen.Int[0, 400], Gen.Int[0, 40], Gen.String[0, 6]).Select((start, length, put) =>
            {
                var text = MadeLedger.Block("a", Good);
                var from = Math.Min(start, text.Length);
                return text[..from] + put + text[Math.Min(text.Length, from + length)..];
            }))
        .Sample(
            text =>
            {
                try
                {
                    Assert.NotEmpty(ClaimRegistry.Parse(text, "fuzz").Claims);
                }
                catch (RecordFormatException fault)
                {
                    Assert.Contains("; expected", fault.Message, StringComparison.Ordinal);
                }
            },
            iter: 3000);
}
