using Entente.Diagnosis.ChangePoints;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Tests.ChangePoints;

public sealed class ChangePointTests
{
    private static readonly ChangePointOptions Quick = new() { Replicates = 299 };
    private static readonly PeriodSeries Flow = PeriodSeries.Of("Nile", Nile.Flow.Select((flow, year) => (Nile.FirstYear + year, (double?)flow)));

    [Fact]
    public void The_Nile_changes_once_in_1899_by_some_250()
    {
        // strucchange, breakpoints(Nile ~ 1): one break after 1898, its 95 % interval 1895 to 1902 (last years of the old regime).
        var found = FoundChanges.Find(Flow, Quick);
        var change = Assert.Single(found.Changes);

        Assert.Equal(1899, change.FirstPeriod);
        Assert.All(change.Dates, year => Assert.InRange(year, 1896, 1903));
        Assert.Contains(1899, change.Dates);
        Assert.InRange(change.Shift.Value, -260, -235);
        Assert.Equal([1871, 1899], found.Regimes.Select(regime => regime.From));
        Assert.Equal(1097.75, found.Regimes[0].Mean, 0.01);
        Assert.Equal(2, found.Tests.Length);
        Assert.True(found.PValue < 0.01);
    }

    [Fact]
    public void A_known_date_is_tested_with_the_size_of_the_change()
    {
        var test = KnownChange.Test(Flow, 1899, Quick);

        Assert.Equal(28, test.Before);
        Assert.Equal(72, test.After);
        Assert.True(test.PValue < 0.01);
        Assert.InRange(test.Shift!.Value.Value, -260, -235);
        Assert.True(test.Shift.Value.High < 0);
        Assert.Null(test.SlopeShift);
    }

    [Fact]
    public void Two_planted_changes_are_both_found()
    {
        var values = Noise(3, 0.2, 90);
        for (var t = 0; t < 90; t++) values[t] += t < 30 ? 0 : t < 55 ? 4 : 9;
        var found = FoundChanges.Find(Series(values), Quick);

        Assert.Equal([30, 55], found.Changes.Select(change => change.FirstPeriod));
        // Each change knows its own test, whichever of the two was found first.
        Assert.Equal([0, 1], found.Changes.Select(change => change.Test).Order());
        Assert.All(found.Changes, change => Assert.Equal(change.FirstPeriod, found.Tests[change.Test].FirstPeriod, 3.0));
        Assert.Equal(4, found.Changes[0].Shift.Value, 1.0);
        Assert.Equal(5, found.Changes[1].Shift.Value, 1.0);
    }

    [Fact]
    public void Series_looked_at_together_pay_for_their_number()
    {
        var noise = Series(Noise(11, 0.2, 60));
        var found = FoundChanges.FindAll([noise, Flow, Series([1, 2, 3])], Quick);

        // Two tests count, the short series has none: the least p is doubled, the other stays as it is.
        Assert.Equal(2 * found[1].PValue!.Value, found[1].HolmPValue!.Value, 12);
        Assert.Equal(found[0].PValue, found[0].HolmPValue);
        Assert.Null(found[2].HolmPValue);
        Assert.Null(FoundChanges.Find(Flow, Quick).HolmPValue);
        Assert.Equal(FoundChanges.Find(Flow, Quick).Tests, found[1].Tests);
    }

    [Fact]
    public void Sets_of_dates_hold_the_planted_date_nine_times_in_ten_or_more()
    {
        int held = 0, found = 0;
        const int trials = 100;
        for (var trial = 0; trial < trials; trial++)
        {
            var values = Noise((ulong)trial + 100, 0.3, 60);
            for (var t = 25; t < 60; t++) values[t] += 2.5;
            var changes = FoundChanges.Find(Series(values), Quick with { Replicates = 99, MostChanges = 1 }).Changes;
            if (changes.IsEmpty) continue;
            found++;
            if (changes[0].Dates.Contains(25)) held++;
        }

        // The level asked is .9; likelihood-ratio sets are known to hold a little more. 100 trials: standard error .03.
        Assert.True(found > 0.9 * trials);
        Assert.InRange((double)held / found, 0.82, 1);
    }

    [Fact]
    public void Intervals_of_a_shift_at_a_known_date_hold_it_nine_times_in_ten()
    {
        var held = 0;
        const int trials = 300;
        for (var trial = 0; trial < trials; trial++)
        {
            var values = Noise((ulong)trial + 900, 0.5, 60);
            for (var t = 30; t < 60; t++) values[t] += 2;
            var shift = KnownChange.Test(Series(values), 30, Quick with { Replicates = 99 }).Shift!.Value;
            if (shift.Low <= 2 && shift.High >= 2) held++;
        }

        // 300 trials of .9: standard error .017.
        Assert.InRange((double)held / trials, 0.84, 0.96);
    }

    [Fact]
    public void Unit_and_origin_of_the_series_play_no_part() =>
        Gen.Select(Gen.Double[0.01, 50], Gen.Double[-100, 100], Gen.ULong[0, 1000]).Sample(
            (scale, origin, seed) =>
            {
                var values = Noise(seed, 0.4, 40);
                var plain = FoundChanges.Find(Series(values), Quick with { Replicates = 99 });
                var other = FoundChanges.Find(Series([.. values.Select(value => origin - (scale * value))]), Quick with { Replicates = 99 });
                Assert.Equal(plain.Tests.Select(test => test.FirstPeriod), other.Tests.Select(test => test.FirstPeriod));
                // The p-value jumps by 1/100 where rounding moves F past a replicate.
                Assert.Equal(plain.PValue!.Value, other.PValue!.Value, 0.0101);
            },
            iter: 20);

    [Fact]
    public void A_trend_that_stays_the_same_is_no_change_around_a_trend()
    {
        var values = Noise(5, 0, 60);
        var steep = values.Select((value, t) => value + (3.0 * t)).ToArray();
        var around = Quick with { Kind = ChangeKind.LevelAroundTrend };

        Assert.Equal(FoundChanges.Find(Series(values), around).PValue!.Value, FoundChanges.Find(Series(steep), around).PValue!.Value, 0.004);
        Assert.Empty(FoundChanges.Find(Series(steep), around).Changes);
    }

    [Fact]
    public void A_slope_that_turns_is_found_as_a_change_of_trend()
    {
        var values = Noise(6, 0.2, 60).Select((value, t) => (0.3 * value) + (t < 30 ? 0.2 * t : 6 - (0.3 * (t - 30)))).ToArray();
        var change = Assert.Single(FoundChanges.Find(Series(values), Quick with { Kind = ChangeKind.Trend }).Changes);

        Assert.InRange(change.FirstPeriod, 28, 33);
        Assert.Equal(-0.5, change.SlopeShift!.Value.Value, 0.1);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var one = FoundChanges.Find(Flow, Quick with { Threads = 1 });
        var two = FoundChanges.Find(Flow, Quick with { Threads = 2 });
        Assert.Equal(one.Tests, two.Tests);
        Assert.Equal(one.Changes[0].Shift, two.Changes[0].Shift);
    }

    [Fact]
    public void Periods_without_a_value_are_counted_and_left_out()
    {
        var series = PeriodSeries.Of("gap", [(3, 1.0), (1, 2.0), (2, null)]);
        Assert.Equal([1, 3], series.Periods);
        Assert.Equal(1, series.Missing);
    }

    [Fact]
    public void Short_and_constant_series_are_undefined_and_say_why()
    {
        Assert.Contains("needs 5", FoundChanges.Find(Series([1, 2, 3, 4]), Quick).Reason, StringComparison.Ordinal);
        Assert.Contains("vary", FoundChanges.Find(Series([.. Enumerable.Repeat(0.1, 40)]), Quick).Reason, StringComparison.Ordinal);
        Assert.Null(KnownChange.Test(Flow, 1872, Quick).PValue);
        Assert.NotNull(KnownChange.Test(Flow, 1872, Quick).Reason);
    }

    [Fact]
    public void Options_and_series_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FoundChanges.Find(Flow, new() { Trimming = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => KnownChange.Test(Flow, 1899, new() { Replicates = 10 }));
        Assert.Throws<ArgumentException>(() => PeriodSeries.Of("double", [(1, 1.0), (1, 2.0)]));
        Assert.Throws<ArgumentException>(() => PeriodSeries.Of("endless", [(1, double.PositiveInfinity)]));
    }

    private static double[] Noise(ulong seed, double rho, int length)
    {
        var values = new double[length];
        NoiseTable.Noise(new CounterRandom(4242, seed), rho, values);
        return values;
    }

    private static PeriodSeries Series(double[] values) => PeriodSeries.Of("made", values.Select((value, t) => (t, (double?)value)));
}
