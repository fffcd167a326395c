using Entente.Load.Figures;
using Entente.Load.Senders;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void A_percentile_is_at_most_eight_thousandths_above_that_of_the_sorted_times() =>
        Gen.Select(Gen.Int[0, 100_000_000].Array[1, 200], Gen.Int[0, 100]).Sample((microseconds, percent) =>
        {
            var histogram = new LatencyHistogram();
            foreach (var time in microseconds) histogram.Add(TimeSpan.FromMicroseconds(time));
            var exact = microseconds.Order().ElementAt(Math.Max(1, (int)Math.Ceiling(percent / 100.0 * microseconds.Length)) - 1);

            var found = histogram.Percentile(percent / 100.0)!.Value.TotalMicroseconds;

            Assert.InRange(found, exact, Math.Max(exact, (exact * 1.008) + 1e-6));
        });

    [Fact]
    public void Two_histograms_together_are_the_histogram_of_all_times()
    {
        var (first, second) = (new LatencyHistogram(), new LatencyHistogram());
        first.Add(TimeSpan.FromMilliseconds(1));
        second.Add(TimeSpan.FromMilliseconds(9));

        first.Add(second);

        Assert.Equal(2, first.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(9), first.Percentile(1));
        Assert.Null(new LatencyHistogram().Percentile(.5));
    }

    [Fact]
    public void A_time_in_which_no_sender_was_answered_is_a_gap()
    {
        var clock = LoadClock.StartingNow(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var (first, second) = (new AnswerTrace(clock), new AnswerTrace(clock));
        foreach (var step in Enumerable.Range(0, 100).Where(step => step is < 30 or >= 50)) first.Add(At(step));
        foreach (var step in Enumerable.Range(30, 12)) second.Add(At(step));

        Assert.Equal([TimeSpan.FromMilliseconds(80)], AnswerTrace.Gaps([first, second], TimeSpan.FromMilliseconds(50)));
        Assert.Empty(AnswerTrace.Gaps([first, second], TimeSpan.FromMilliseconds(90)));

        long At(int step) => clock.From + LoadClock.Ticks(TimeSpan.FromMilliseconds((step * 10) + 5));
    }
}
