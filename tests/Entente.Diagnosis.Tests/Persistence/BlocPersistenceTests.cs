using Entente.Diagnosis.Persistence;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Persistence;

public sealed class BlocPersistenceTests
{
    private const int N = 60;
    private static readonly PersistenceOptions Quick = new() { Bootstrap = new() { Replicates = 200 }, Permutations = 199 };

    [Fact]
    public void Blocs_that_stay_persist_and_blocs_that_are_dealt_anew_do_not()
    {
        var (record, positions) = Assembly(0.05);
        var persistence = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 1, 2), Quick);

        // Sessions 1 to 3 have the blocs of the reference, in session 4 everyone stands anywhere.
        Assert.Equal([1, 2, 3, 4], persistence.Select(period => period.Period));
        Assert.All(persistence.Take(3), period =>
        {
            Assert.Equal(1, period.AdjustedRand!.Value.Value, 0.01);
            Assert.Equal(1, period.OfBest!.Value.Value, 0.01);
            Assert.Equal(1 / 200.0, period.PValue);
            Assert.Empty(period.ChangedSides);
        });
        Assert.InRange(persistence[3].Share!.Value.Value, 0, 0.15);
        Assert.InRange(persistence[3].AdjustedRand!.Value.Value, -0.1, 0.15);
        Assert.InRange(persistence[3].ChangedSides.Length, N / 4, 3 * N / 4);
        Assert.True(persistence[3].PValue > 0.05);
    }

    [Fact]
    public void The_planted_number_of_states_that_changed_sides_is_found()
    {
        var (record, positions) = Assembly(0.05, changed: 6);
        var third = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 1, 2), Quick)[2];

        Assert.Equal([0, 1, 2, 3, 4, 5], third.ChangedSides);
        // Two halves of 30 of which 6 of one side changed: by hand Σ nij over 2 is 276 + 15 + 435, of 30, 30 and 24, 36.
        var cells = 276 + 15 + 435.0;
        var expected = 870.0 * (276 + 630) / 1770;
        Assert.Equal((cells - expected) / (((870.0 + 906) / 2) - expected), third.AdjustedRand!.Value.Value, 0.02);
    }

    [Fact]
    public void Random_deals_share_what_chance_says_and_reject_one_time_in_twenty()
    {
        var draws = new CounterRandom(9);
        double shares = 0;
        var rejected = 0;
        const int trials = 400;
        var (record, positions) = Assembly(null, sessions: 1);
        for (var trial = 0; trial < trials; trial++)
        {
            var blocs = new BlocPartition([.. Enumerable.Range(0, N).Select(actor => draws.Below((ulong)((trial * N) + actor), 3))], ["a", "b", "c"]);
            var period = Assert.Single(BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Given("random", blocs), Quick));
            shares += period.Share!.Value.Value / trials;
            if (period.PValue <= 0.05) rejected++;
            Assert.Equal(2.0 / 59, period.Chance);
        }

        // The standard deviation of a share is about .03, that of the mean of 400 .0016; of a rate of .05 .011.
        Assert.Equal(2.0 / 59, shares, 0.006);
        Assert.InRange((double)rejected / trials, 0.02, 0.085);
    }

    [Fact]
    public void Everything_stays_in_its_bounds_and_the_best_share_is_the_larger()
    {
        var (record, positions) = Assembly(0.4, changed: 9);
        Assert.All(BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 1, 1, count: 3), Quick), period =>
        {
            Assert.InRange(period.Share!.Value.Value, 0, period.BestShare!.Value.Value);
            Assert.InRange(period.OfBest!.Value.High!.Value, 0, 1 + 1e-12);
            Assert.InRange(period.PositionShare!.Value.Value, 0, 1);
            Assert.InRange(period.AdjustedRand!.Value.Value, -1, 1);
            Assert.InRange(period.Share.Value.Value, period.Share.Value.Low!.Value, period.Share.Value.High!.Value);
        });
    }

    [Fact]
    public void Reordering_the_states_changes_nothing_but_their_indices()
    {
        var (record, positions) = Assembly(null, changed: 9);
        int[] order = [.. Enumerable.Range(0, N).OrderBy(actor => actor * 7 % N).ThenBy(actor => actor)];
        var (otherRecord, otherPositions) = Assembly(null, changed: 9, order: order);
        var plain = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 1, 1), Quick with { Permutations = 0 });
        var other = BlocPersistence.ByPeriod(otherRecord, otherPositions, ReferenceBlocs.Of(otherRecord, otherPositions, 1, 1), Quick with { Permutations = 0 });

        foreach (var (first, second) in plain.Zip(other))
        {
            Assert.Equal(first.Share!.Value.Value, second.Share!.Value.Value, 12);
            Assert.Equal(first.AdjustedRand!.Value.Value, second.AdjustedRand!.Value.Value, 12);
            Assert.Equal(first.ChangedSides, second.ChangedSides.Select(actor => order[actor]).Order());
        }
    }

    [Fact]
    public void Naming_and_shuffling_the_states_anew_changes_no_estimate_that_is_drawn() =>
        Gen.Shuffle(Enumerable.Range(0, N).ToArray()).Sample(
            order =>
            {
                // Places are rounded to tenths in session 4, so that many states share one and ties are put to the test.
                var (record, positions) = Assembly(0.3, changed: 9);
                var (otherRecord, otherPositions) = Assembly(0.3, changed: 9, order: order, prefix: "other");
                var plain = BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Of(record, positions, 3, 4), Quick);
                var other = BlocPersistence.ByPeriod(otherRecord, otherPositions, ReferenceBlocs.Of(otherRecord, otherPositions, 3, 4), Quick);
                foreach (var (first, second) in plain.Zip(other))
                {
                    Same(first.Share, second.Share);
                    Same(first.BestShare, second.BestShare);
                    Same(first.OfBest, second.OfBest);
                    Same(first.AdjustedRand, second.AdjustedRand);
                    Same(first.PositionShare, second.PositionShare);
                    Assert.Equal(first.PValue, second.PValue);
                    Assert.Equal(first.ChangedSides, second.ChangedSides.Select(actor => order[actor]).Order());
                }

                var separations = PeriodSeparation.ByPeriod(record, positions, options: Quick).Zip(PeriodSeparation.ByPeriod(otherRecord, otherPositions, options: Quick));
                foreach (var (first, second) in separations)
                {
                    Same(first.Separation, second.Separation);
                    Same(first.BetweenShare, second.BetweenShare);
                    Same(first.EstebanRay, second.EstebanRay);
                }
            },
            iter: 5);

    [Fact]
    public void Points_at_one_place_are_never_parted()
    {
        Assert.Equal([0, 0, 0], BestSplit.Of([1, 1, 1], 2));
        Assert.Equal([1, 0, 0, 1], BestSplit.Of([2, 1, 1, 2], 3));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var (record, positions) = Assembly(0.3);
        var reference = ReferenceBlocs.Of(record, positions, 1, 2);
        var one = BlocPersistence.ByPeriod(record, positions, reference, Quick with { Threads = 1 });
        var two = BlocPersistence.ByPeriod(record, positions, reference, Quick with { Threads = 2 });
        Assert.Equal(one.Select(period => (period.Share, period.AdjustedRand, period.PValue)), two.Select(period => (period.Share, period.AdjustedRand, period.PValue)));
        Assert.Equal(
            PeriodSeparation.ByPeriod(record, positions, options: Quick with { Threads = 1 }),
            PeriodSeparation.ByPeriod(record, positions, options: Quick with { Threads = 2 }));
    }

    [Fact]
    public void Planted_separation_is_found_in_every_period()
    {
        var (record, positions) = Assembly(0.05);
        var separation = PeriodSeparation.ByPeriod(record, positions, options: Quick);
        // Centres 2 apart, scatter uniform on ±.5: a standard deviation of .29, with that of the draws .293; of 60 such numbers it errs by 6 %,
        // and the tolerance is three times that.
        Assert.All(separation.Take(3), period => Assert.Equal(2 / 0.293, period.Separation!.Value.Value, 1.2));
        Assert.All(separation, period => Assert.True(period.Separation!.Value.Low < period.Separation.Value.High));
    }

    [Fact]
    public void Stances_that_follow_blocs_are_divided_whole_and_the_direction_plays_no_part()
    {
        var stances = new[] { "++--", "--++", "+-+-", "++++" };
        var record = StanceRecord.Create(
            "grid",
            Enumerable.Range(0, 4).Select(actor => new Actor($"a{actor}", "")),
            stances.Select((_, index) => new Proposition($"p{index}") { Session = index < 2 ? 1 : 2, Topics = [index < 2 ? "split" : "other"] }),
            [.. stances.SelectMany(_ => Enumerable.Range(0, 4))],
            [.. stances.SelectMany((_, index) => Enumerable.Repeat(index, 4))],
            [.. stances.SelectMany(text => text.Select(sign => sign == '+' ? Stance.Support : Stance.Oppose))]);
        var divisions = StanceDivision.Of(record, BlocsByPeriod.Always(new BlocPartition([0, 0, 1, 1], ["a", "b"])));

        Assert.Equal(1, divisions.Single(division => division.Topic == "split" && division.Period is null).Share!.Value.Value, 12);
        Assert.Equal(0, divisions.Single(division => division.Topic == "other" && division.Period is null).Share!.Value.Value, 12);
        // Totals 4, 4, 4 and 0 of which 8 lie between the blocs.
        Assert.Equal(2.0 / 3, divisions[0].Share!.Value.Value, 12);
        Assert.Equal(4, divisions[0].Propositions);
    }

    [Fact]
    public void What_cannot_be_compared_is_left_out_or_refused()
    {
        var (record, positions) = Assembly(0.1);
        var silent = new BlocPartition([.. Enumerable.Repeat(0, N)], ["all"]);
        Assert.Empty(BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Given("one", silent), Quick));
        Assert.Throws<ArgumentException>(() => ReferenceBlocs.Of(record, positions, 50, 60));
        Assert.Throws<ArgumentException>(() => BlocPersistence.ByPeriod(record, positions, ReferenceBlocs.Given("short", new BlocPartition([0, 1], ["a", "b"])), Quick));
        var plane = ActorPositions.Overall(N, 2, new double[2 * N], "plane");
        Assert.Throws<ArgumentException>(() => PeriodSeparation.ByPeriod(record, plane));
    }

    // Only sums may differ, by the order of their terms.
    private static void Same(Estimate? first, Estimate? second)
    {
        Assert.Equal(first!.Value.Value, second!.Value.Value, 1e-12);
        Assert.Equal(first.Value.Low!.Value, second.Value.Low!.Value, 1e-12);
        Assert.Equal(first.Value.High!.Value, second.Value.High!.Value, 1e-12);
    }

    /// <summary>Two blocs of 30 around −1 and 1 in sessions 1 to 3, of which some of the lower change sides in session 3; anywhere in session 4.</summary>
    private static (StanceRecord Record, ActorPositions Positions) Assembly(double? deviation, int changed = 0, int sessions = 4, int[]? order = null, string prefix = "a")
    {
        order ??= [.. Enumerable.Range(0, N)];
        var draws = new CounterRandom(31);
        double At(int actor, int session)
        {
            var scatter = draws.Uniform((ulong)((session * N) + actor)) - 0.5;
            var isUpper = actor >= N / 2 != (session == 3 && actor < changed);
            return session == 4 ? Math.Round(4 * scatter, 1) : (isUpper ? 1 : -1) + scatter;
        }

        var record = StanceRecord.Create(
            "made", order.Select(actor => new Actor($"{prefix}{(prefix == "a" ? actor : N - actor):00}", "")), Enumerable.Range(1, sessions).Select(session => new Proposition($"p{session}") { Session = session }), [], [], []);
        var places = Enumerable.Range(1, sessions).ToDictionary(session => session, session => order.Select(actor => At(actor, session)).ToArray());
        var deviations = deviation is { } sd ? places.ToDictionary(pair => pair.Key, _ => Enumerable.Repeat(sd, N).ToArray()) : null;
        return (record, ActorPositions.ByPeriod(N, 1, places, "made", deviations));
    }
}
