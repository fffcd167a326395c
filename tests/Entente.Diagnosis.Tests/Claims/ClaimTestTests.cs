using Entente.Diagnosis.Claims;
using Entente.Diagnosis.Claims.Tests;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Claims;

public sealed class ClaimTestTests
{
    [Fact]
    public void A_planted_rise_of_agreement_is_found()
    {
        var result = MadeLedger.Test("test: trend\nseries: thickness among all pairs\nyears: 1981..2010\nsupported-if: above 0");
        Assert.Equal(ClaimVerdict.Supported, result.Verdict);
        Assert.Equal("30 years, 1981 to 2010", result.Finding.Sample);
        Assert.Equal(ClaimVerdict.Contradicted, MadeLedger.Test("test: trend\nseries: thickness among all pairs\nyears: 1981..2010\nsupported-if: below 0").Verdict);
    }

    [Fact]
    public void The_difference_of_two_periods_is_that_of_their_means()
    {
        var series = MadeLedger.Evidence().Yearly("thickness among all pairs").Values;
        var expected = series.Where(year => year.Key >= 1996).Average(year => year.Value) - series.Where(year => year.Key < 1996).Average(year => year.Value);
        var found = MadeLedger.Test("test: difference\nseries: thickness among all pairs\nbefore: 1981..1995\nafter: 1996..2010\nsupported-if: above 0");
        Assert.Equal(expected, found.Finding.Estimate!.Value, 1e-10);
    }

    [Fact]
    public void A_series_compared_with_itself_does_not_vary_and_stays_undecided() =>
        Assert.Equal("the data do not vary, so the estimate has no error", MadeLedger.Test("test: compare\nseries: thickness\nwith: thickness\nyears: 1981..2010\nsupported-if: above 0").Reason);

    [Fact]
    public void A_correlation_is_that_of_what_is_left_beyond_straight_lines()
    {
        var evidence = MadeLedger.Evidence();
        var (one, other) = (Detrended(evidence.Yearly("thickness among all pairs").Values.Values), Detrended(evidence.Yearly("two-peaked share").Values.Values));
        var expected = one.Zip(other, (x, y) => x * y).Sum() / Math.Sqrt(one.Sum(x => x * x) * other.Sum(y => y * y));
        var found = MadeLedger.Test("test: correlation\nseries: thickness among all pairs\nwith: two-peaked share\nyears: 1981..2010\nsupported-if: below 0").Finding;
        Assert.Equal(expected, found.Estimate!.Value, 1e-9);

        static double[] Detrended(IEnumerable<double> series)
        {
            double[] values = [.. series];
            var (meanX, meanY) = ((values.Length - 1) / 2.0, values.Average());
            var slope = values.Select((value, x) => (x - meanX) * (value - meanY)).Sum() / Enumerable.Range(0, values.Length).Sum(x => (x - meanX) * (x - meanX));
            return [.. values.Select((value, x) => value - meanY - (slope * (x - meanX)))];
        }
    }

    [Fact]
    public void The_state_that_enters_most_disputes_ranks_first()
    {
        var found = MadeLedger.Test("test: state rank\nstate: S00\nseries: disputes\nyears: 1981..2010\nsupported-if: above 0.9", covariates: MadeLedger.Covariates()).Finding;
        Assert.Equal((1.0, 1.0, 1.0), (found.Estimate, found.Low, found.High));
        Assert.Contains("24 states, 30 years", found.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_turn_away_from_disputes_is_found_beyond_that_of_the_others()
    {
        var found = MadeLedger.Test("test: state change\nstate: S01\nseries: disputes\nbefore: 1981..1995\nafter: 1996..2010\nsupported-if: below 0", covariates: MadeLedger.Covariates());
        Assert.Equal(ClaimVerdict.Supported, found.Verdict);
        // 22 pairs in which the chance falls from .5 to .02, less the half dispute a year that each other state is spared.
        Assert.InRange(found.Finding.Estimate!.Value, -22 * 0.48, -22 * 0.48 * 0.85);
    }

    [Fact]
    public void A_line_through_the_others_tells_how_far_a_state_lies_above_it()
    {
        // Root of the counts 1, 4, 9, 16 on the sizes 1, 2, 3, 4, with one count a little off so that there is a spread; the last state lies 4 above the line.
        var excess = StateExcess.ExcessOf([1.21, 4, 9, 16, 81], [1, 2, 3, 4, 5], 4);
        // By hand: roots 1.1, 2, 3, 4; slope .97, mean 2.525 at 2.5, so 4.95 at 5; residuals .03, −.04, −.01, .02, spread √(.003/2).
        Assert.Equal((9 - 4.95) / Math.Sqrt(0.0015), excess, 1e-6);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 3, 1.0)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0, 0.0)]
    [InlineData(new[] { 1.0, 2, 2, 4 }, 1, 0.5)]
    [InlineData(new[] { 1.0, double.NaN, 3, 4 }, 2, 0.5)]
    public void A_rank_is_the_share_of_the_others_that_lie_lower(double[] values, int place, double rank) => Assert.Equal(rank, StateRank.RankOf(values, place), 1e-12);

    [Fact]
    public void Pairs_within_halves_dispute_less_than_pairs_within_a_mixture()
    {
        var left = string.Join(", ", Enumerable.Range(2, 10).Select(MadeLedger.Code));
        var right = string.Join(", ", Enumerable.Range(12, 12).Select(MadeLedger.Code));
        var mixed = string.Join(", ", Enumerable.Range(0, 5).Select(MadeLedger.Code));
        var found = MadeLedger.Test($"test: pairs\nseries: dispute\nwithin: {left} | {right}\nthan: {mixed}\nyears: 1981..2010\nsupported-if: below 0", covariates: MadeLedger.Covariates());
        Assert.True(found.Finding.Estimate < -0.1);
        Assert.Contains("111 pairs within", found.Finding.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_groups_of_states_are_compared_by_their_states_means()
    {
        var rising = string.Join(", ", Enumerable.Range(2, 10).Select(MadeLedger.Code));
        var found = MadeLedger.Test($"test: groups\nseries: cinc\ngroup: {rising}\nthan: all\nyears: 1981..2010\nsupported-if: above 0", covariates: MadeLedger.Covariates());
        // Made states are not in the directory of states, so 'all' has none of them.
        Assert.StartsWith("too few states with values: 10 of", found.Reason, StringComparison.Ordinal);
        var falling = string.Join(", ", Enumerable.Range(12, 12).Select(MadeLedger.Code));
        var compared = MadeLedger.Test($"test: groups\nseries: cinc\ngroup: {rising}\nthan: {falling}\nyears: 1981..2010\nsupported-if: above 0", covariates: MadeLedger.Covariates());
        // .02 + .001 s: means over s = 2…11 and 12…23 differ by .001 (6.5 − 17.5).
        Assert.Equal(-0.011, compared.Finding.Estimate!.Value, 1e-9);
        Assert.Equal(ClaimVerdict.Contradicted, compared.Verdict);
    }

    [Fact]
    public void Fishers_interval_of_a_correlation_is_that_of_the_textbook()
    {
        // r = .5 of 28 pairs: atanh .5 = .5493, error 1/√25 = .2, so [tanh(.5493 − .3290), tanh(.5493 + .3290)] = [.2168, .7056].
        var (x, y) = (Enumerable.Range(0, 28).Select(i => Math.Cos(2 * Math.PI * i / 28)).ToArray(), Enumerable.Range(0, 28).Select(i => Math.Sin(2 * Math.PI * i / 28)).ToArray());
        var pairs = x.Zip(y, (a, b) => (a, (0.5 * a) + (Math.Sqrt(0.75) * b))).ToArray();
        var found = FisherCorrelation.Of(pairs, new TestSetting(MadeLedger.Evidence(), new ClaimedSide(IsAbove: true, 0), MadeLedger.Options, default));
        Assert.Equal((0.5, 0.2168, 0.7056), (found.Estimate!.Value, found.Low!.Value, found.High!.Value), new Near(1e-4));
    }

    [Theory]
    [InlineData("test: trend\nseries: no such series\nyears: 1981..2010", "there is no yearly series 'no such series'")]
    [InlineData("test: state rank\nstate: S00\nseries: gdp\nyears: 1981..2010", "no folder of covariates has the series 'gdp'")]
    [InlineData("test: trend\nseries: vetoes\nyears: 1981..2010", "no folder of covariates has the vetoes")]
    [InlineData("test: trend\nseries: thickness on Space\nyears: 1981..2010", "the record has no year with 3 propositions on 'Space'")]
    [InlineData("test: trend\nseries: thickness\nyears: 1981..1985", "too few years with a value: 5")]
    [InlineData("test: pairs\nseries: dispute\nwithin: members of Nowhere\nthan: all\nyears: 1981..2010", "'members of Nowhere' is no group of states here")]
    [InlineData("test: disputes\nterm: agreement\nyears: 1981..2010", "no folder of covariates has war, trade")]
    [InlineData("test: mixture\nyears: 1981..2010", "no region has a mixture")]
    [InlineData("test: decomposition\npart: agenda\nbefore: 1946..1950\nafter: 1981..1990", "")]
    public void What_is_not_there_leaves_a_claim_undecided_with_the_reason(string test, string reason)
    {
        var result = MadeLedger.Test(test + "\nsupported-if: above 0", covariates: MadeLedger.Covariates());
        Assert.Equal(ClaimVerdict.Undecided, result.Verdict);
        Assert.Null(result.Finding.Estimate);
        Assert.StartsWith(reason, result.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(result.Reason);
    }

    [Fact]
    public void A_record_without_periods_leaves_the_essays_claims_undecided()
    {
        var dialogue = TestKit.SyntheticRecord.Dialogue(60, 20, 0.5);
        var ledger = ClaimsLedger.Of(dialogue, options: MadeLedger.Options, cancellation: TestContext.Current.CancellationToken);
        Assert.All(ledger.Results, result => Assert.Equal((ClaimVerdict.Undecided, true), (result.Verdict, result.Reason.Length > 0)));
        Assert.Equal(0, ledger.Tested);
    }

    [Fact]
    public void The_ledger_is_the_same_on_one_thread_and_on_two_and_under_other_names()
    {
        const string tests = "test: state rank\nstate: {0}\nseries: disputes\nyears: 1981..2010\nsupported-if: above 0.9";
        static string Other(int state) => $"Z{99 - state}";
        var (record, facts) = (MadeLedger.Record(), MadeLedger.Covariates());
        var first = MadeLedger.Test(string.Format(System.Globalization.CultureInfo.InvariantCulture, tests, "S05"), record, facts, MadeLedger.Options with { Threads = 1 }).Finding;
        var second = MadeLedger.Test(string.Format(System.Globalization.CultureInfo.InvariantCulture, tests, "S05"), record, facts).Finding;
        Assert.Equal(first, second);
        var renamed = MadeLedger.Test(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, tests, Other(5)), MadeLedger.Record(Other), MadeLedger.Covariates(Other)).Finding;
        Assert.Equal(first.Estimate, renamed.Estimate);
        var trend = MadeLedger.Test("test: trend\nseries: thickness among all pairs\nyears: 1981..2010\nsupported-if: above 0", record).Finding;
        var trendRenamed = MadeLedger.Test("test: trend\nseries: thickness among all pairs\nyears: 1981..2010\nsupported-if: above 0", MadeLedger.Record(Other)).Finding;
        Assert.Equal(trend.Estimate!.Value, trendRenamed.Estimate!.Value, 1e-12);
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance && Math.Abs(x.Item3 - y.Item3) < tolerance;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
