using Entente.Load.Figures;

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
}
