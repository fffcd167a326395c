using Entente.Diagnosis.Claims;

namespace Entente.Diagnosis.Tests.Claims;

public sealed class VerdictTests
{
    private static ClaimResult Judge(double low, double high, double p, int others = 0)
    {
        var claim = ClaimRegistry.Parse(MadeLedger.Block("a", "test: trend\nseries: x\nyears: 1946..2019\nsupported-if: above 0"), "f").Claims[0];
        var findings = new List<Finding> { new() { Estimate = (low + high) / 2, Low = low, High = high, P = p } };
        findings.AddRange(Enumerable.Repeat(new Finding { Estimate = 0, Low = -1, High = 1, P = 1 }, others));
        return ClaimsLedger.Judged([.. Enumerable.Repeat(claim, others + 1)], findings, 0.9)[0];
    }

    [Fact]
    public void An_interval_on_the_claimed_side_supports() => Assert.Equal(ClaimVerdict.Supported, Judge(0.1, 0.3, 0.001).Verdict);

    [Fact]
    public void An_interval_on_the_other_side_contradicts() => Assert.Equal(ClaimVerdict.Contradicted, Judge(-0.3, -0.1, 0.001).Verdict);

    [Fact]
    public void An_interval_with_values_on_both_sides_leaves_a_claim_undecided()
    {
        var result = Judge(-0.1, 0.3, 0.4);
        Assert.Equal((ClaimVerdict.Undecided, "the 90 % interval holds values on both sides of 0"), (result.Verdict, result.Reason));
    }

    [Fact]
    public void What_is_significant_alone_may_not_be_so_among_many()
    {
        Assert.Equal(ClaimVerdict.Supported, Judge(0.01, 0.3, 0.03).Verdict);
        var among = Judge(0.01, 0.3, 0.03, others: 9);
        Assert.Equal(ClaimVerdict.Undecided, among.Verdict);
        // Holm's first step: .03 × 10 tests.
        Assert.Equal(0.3, among.AdjustedP!.Value, 1e-12);
        Assert.StartsWith("the 90 % interval lies on the claimed side, but", among.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_data_cannot_reach_is_undecided_with_its_reason_and_no_test()
    {
        var result = MadeLedger.Test("test: unreachable\nreason: nobody wrote it down");
        Assert.Equal((ClaimVerdict.Undecided, "nobody wrote it down", null), (result.Verdict, result.Reason, result.AdjustedP));
    }
}
