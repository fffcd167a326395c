using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>What holds for every estimator: limits, symmetries, threads, and a session added later.</summary>
public sealed class IdealPointFitTests
{
    public static TheoryData<IdealPointEstimator> Estimators => [IdealPointEstimator.Fast, IdealPointEstimator.Proper, IdealPointEstimator.Published];

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Records_that_tell_nobody_apart_give_no_points_and_a_reason(IdealPointEstimator estimator)
    {
        string[][] records = [[], ["+"], ["++", "++"], ["  ", "  "], ["+-+"]];
        foreach (var rows in records)
        {
            var fit = Fitting.Fit(Fitting.Rows(rows), Small(estimator));
            Assert.Empty(fit.Points);
            Assert.NotNull(fit.Reason);
            Assert.Null(fit.Difference(0, 0, 1, 0));
        }
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Tiny_and_perfectly_separated_records_give_finite_points(IdealPointEstimator estimator)
    {
        string[][] records = [["+", "-"], ["++++", "++++", "----", "----"], ["+0-", "0-+", "-+0"], ["+ 0", " -+", "0+ "], ["00+", "0+-", "+--", "---"]];
        foreach (var rows in records)
        {
            var fit = Fitting.Fit(Fitting.Rows(rows), Small(estimator));
            Assert.Null(fit.Reason);
            Assert.All(fit.Points, point => Assert.True(double.IsFinite(point.Mean) && double.IsFinite(point.Sd) && point.Low <= point.Mean && point.Mean <= point.High, point.ToString()));
            Assert.All(fit.Items, item => Assert.True(double.IsFinite(item.Slope) && item.Lower <= item.Upper, item.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Items_that_a_position_separates_perfectly_are_kept_and_counted(IdealPointEstimator estimator)
    {
        // Five items divide the first three actors from the last three; two more set the last actor apart, one of them with all three categories; the
        // eighth cuts across.
        var fit = Fitting.Fit(Fitting.Rows("++++++++", "+++++++-", "++++++++", "-----0+-", "-----0++", "--------"), Small(estimator));
        Assert.Equal(8, fit.Items.Length);
        Assert.Equal(7, fit.Sample.SeparatedItems);
        // One actor that takes both sides of a linked item is a tie: nothing separates it.
        var linked = StanceRecord.Create(
            "linked", [new Actor("A", "A"), new Actor("B", "B")], [new Proposition("P") { Item = "P" }, new Proposition("Q") { Item = "P" }], [0, 0, 1], [0, 1, 0],
            [Stance.Support, Stance.Oppose, Stance.Oppose]);
        Assert.Equal(0, Fitting.Fit(linked, Small(estimator)).Sample.SeparatedItems);
        Assert.Null(Fitting.Fit(Fitting.Rows("++", "++"), Small(estimator)).Sample.SeparatedItems);
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Threads_do_not_change_a_bit(IdealPointEstimator estimator)
    {
        var record = SimulatedAssembly.Draw(11, actors: 60, periods: 6, itemsPerPeriod: 120).Record;
        var one = Fitting.Fit(record, Small(estimator) with { Threads = 1 });
        var two = Fitting.Fit(record, Small(estimator) with { Threads = 2 });
        Assert.Equal(one.Points, two.Points);
        Assert.Equal(one.Items, two.Items);
    }

    [Fact]
    public void Seeds_change_draws_but_hardly_means()
    {
        var record = SimulatedAssembly.Draw(12, actors: 30, periods: 4).Record;
        var options = new IdealPointOptions { Estimator = IdealPointEstimator.Proper, Chains = 1, BurnIn = 300, Sweeps = 1500, Thin = 3, Sample = IdealPointSample.All };
        var one = Fitting.Fit(record, options);
        var two = Fitting.Fit(record, options with { Seed = 2 });
        Assert.NotEqual(one.Points, two.Points);
        // 500 stored draws, of which a tenth are independent: means scatter by a seventh of a standard deviation, differences by a fifth.
        Assert.InRange(PublishedReference.Correlation([.. one.Points.Select(point => point.Mean)], [.. two.Points.Select(point => point.Mean)]), 0.99, 1);
    }

    [Fact]
    public void Fast_fit_agrees_with_the_exact_sampler_on_a_small_record()
    {
        var record = SimulatedAssembly.Draw(13, actors: 40, periods: 6).Record;
        var fast = Fitting.Fit(record, new IdealPointOptions { Sample = IdealPointSample.All });
        var proper = Fitting.Fit(record, new IdealPointOptions { Estimator = IdealPointEstimator.Proper, BurnIn = 500, Sweeps = 3000, Thin = 5, Sample = IdealPointSample.All });
        Assert.InRange(PublishedReference.Correlation([.. fast.Points.Select(point => point.Mean)], [.. proper.Points.Select(point => point.Mean)]), 0.995, 1);
        TestContext.Current.SendDiagnosticMessage($"small: r {PublishedReference.Correlation([.. fast.Points.Select(point => point.Mean)], [.. proper.Points.Select(point => point.Mean)]):f4} sd {fast.Points.Sum(point => point.Sd) / proper.Points.Sum(point => point.Sd):f4} rhat {proper.Diagnostics!.LargestRHat:f3} spread {Math.Sqrt(proper.Points.Average(point => point.Mean * point.Mean)):f3}");
        Assert.InRange(fast.Points.Sum(point => point.Sd) / proper.Points.Sum(point => point.Sd), 0.9, 1.1);
        // Two chains of 600 draws: the largest R-hat of 240 points of a well-mixed sampler stays below 1.1.
        Assert.InRange(proper.Diagnostics!.LargestRHat!.Value, 0.99, 1.1);
    }

    [Fact]
    public void Swapping_support_and_oppose_turns_slopes_and_leaves_positions()
    {
        var record = SimulatedAssembly.Draw(14, actors: 20, periods: 3).Record;
        var options = new IdealPointOptions { Sample = IdealPointSample.All, Positive = "A00", MaxIterations = 500, Tolerance = 1e-5 };
        var fit = Fitting.Fit(record, options);
        var swapped = Fitting.Fit(Recoded(record, actor => actor, stance => (Stance)(4 - (int)stance)), options);
        for (var point = 0; point < fit.Points.Length; point++) Assert.Equal(fit.Points[point].Mean, swapped.Points[point].Mean, 1e-3);
        for (var item = 0; item < fit.Items.Length; item++) Assert.Equal(fit.Items[item].Slope, -swapped.Items[item].Slope, 1e-2);
    }

    [Fact]
    public void Another_positive_actor_turns_the_axis()
    {
        var record = SimulatedAssembly.Draw(15, actors: 20, periods: 2).Record;
        var fit = Fitting.Fit(record, new IdealPointOptions { Sample = IdealPointSample.All });
        var lowest = record.Actors[fit.Points.MinBy(point => fit.Points.Where(other => other.Actor == point.Actor).Average(other => other.Mean)).Actor].Code;
        var turned = Fitting.Fit(record, new IdealPointOptions { Sample = IdealPointSample.All, Positive = lowest });
        for (var point = 0; point < fit.Points.Length; point++) Assert.Equal(fit.Points[point].Mean, -turned.Points[point].Mean, 1e-9);
    }

    [Fact]
    public void Relabelling_actors_relabels_points()
    {
        var record = SimulatedAssembly.Draw(16, actors: 20, periods: 3).Record;
        var options = new IdealPointOptions { Sample = IdealPointSample.All, Positive = "A00", MaxIterations = 500, Tolerance = 1e-5 };
        var fit = Fitting.Fit(record, options);
        var reversed = Fitting.Fit(Recoded(record, actor => record.Actors.Length - 1 - actor, stance => stance), options);
        foreach (var point in fit.Points)
        {
            // Sums run in another order and the start differs in rounding: equal to the tolerance of the iteration.
            Assert.Equal(point.Mean, reversed.PointOf(record.Actors.Length - 1 - point.Actor, point.Period)!.Value.Mean, 1e-3);
        }
    }

    [Fact]
    public void A_difference_uses_the_joint_posterior_and_warns_at_unbridged_boundaries()
    {
        var record = SimulatedAssembly.Draw(17, actors: 30, periods: 4, bridged: 0).Record;
        var fit = Fitting.Fit(record, new IdealPointOptions { Sample = IdealPointSample.All });
        var (here, there) = (fit.PointOf(3, 2)!.Value, fit.PointOf(3, 3)!.Value);
        var difference = fit.Difference(3, 3, 3, 2)!.Value;
        Assert.Equal(there.Mean - here.Mean, difference.Mean, 1e-12);
        // Neighbouring periods of one actor are positively correlated.
        Assert.InRange(difference.Sd, 0.01, Math.Sqrt((here.Sd * here.Sd) + (there.Sd * there.Sd)));
        Assert.Contains("after period 2", difference.Warning, StringComparison.Ordinal);
        Assert.Null(fit.Difference(3, 2, 4, 2)!.Value.Warning);
        Assert.Equal(0, fit.Difference(3, 2, 3, 2)!.Value.Sd);
        Assert.Null(fit.Difference(3, 2, 4, 99));
        Assert.Contains(fit.Warnings, warning => warning.StartsWith("No item bridges 3 of 3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_session_added_later_lands_where_a_full_fit_puts_it()
    {
        var record = SimulatedAssembly.Draw(18, actors: 40, periods: 8).Record;
        var options = new IdealPointOptions { Sample = IdealPointSample.All };
        var before = Fitting.Fit(record.Where(proposition => proposition.Session <= 7), options);
        var extended = before.Extend(record, TestContext.Current.CancellationToken);
        var full = Fitting.Fit(record, options);
        double[] Means(IdealPointFit fit, int period) => [.. fit.Points.Where(point => point.Period == period).Select(point => point.Mean)];
        Assert.Equal(full.Points.Length, extended.Points.Length);
        // Old points are held; only κ, the scale and smoothing from the new session separate the two fits.
        Assert.Equal(Means(before, 7), Means(extended, 7));
        Assert.InRange(PublishedReference.Correlation(Means(extended, 8), Means(full, 8)), 0.995, 1);
        Assert.InRange(Means(extended, 8).Zip(Means(full, 8), (one, other) => Math.Abs(one - other)).Average(), 0, 0.1);
        Assert.Equal(
            full.Points.Where(point => point.Period == 8).Average(point => point.Sd), extended.Points.Where(point => point.Period == 8).Average(point => point.Sd), 0.02);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        var record = Fitting.Rows("+", "-");
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitting.Fit(record, new IdealPointOptions { Interval = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitting.Fit(record, new IdealPointOptions { Sweeps = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fitting.Fit(record, new IdealPointOptions { Threads = -1 }));
        Assert.Throws<OperationCanceledException>(() => IdealPointModel.Fit(record, null, null, new CancellationToken(canceled: true)));
    }

    private static IdealPointOptions Small(IdealPointEstimator estimator) =>
        new() { Estimator = estimator, BurnIn = 20, Sweeps = 40, Thin = 2, Sample = IdealPointSample.All, Threads = 1 };

    private static StanceRecord Recoded(StanceRecord record, Func<int, int> actor, Func<Stance, Stance> stance)
    {
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            var row = record.OnProposition(proposition);
            for (var place = 0; place < row.Length; place++)
            {
                who.Add(actor(row.Indices[place]));
                what.Add(proposition);
                stances.Add(stance(row.Stances[place]));
            }
        }

        var actors = new Actor[record.Actors.Length];
        for (var index = 0; index < actors.Length; index++) actors[actor(index)] = record.Actors[index];
        return StanceRecord.Create(record.Name, actors, record.Propositions, [.. who], [.. what], [.. stances]);
    }
}
