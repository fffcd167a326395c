using Entente.Diagnosis.TalkAndDeed;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.TalkAndDeed;

public sealed class ConductTests
{
    [Fact]
    public void Support_is_measured_beyond_that_of_the_assembly()
    {
        // Mean stances on the three propositions: 1/3, 1/3 and 0; the second actor was there for two of them.
        var record = Record(["+++", "+-.", "-+-"], _ => "");
        var votes = Conduct.OfVotes("votes", record, _ => true, fewest: 1);

        Assert.Equal(["a0", "a1", "a2"], votes.Values.Select(value => value.Actor));
        Assert.Equal((1 - (1 / 3.0) + 1 - (1 / 3.0) + 1 - 0) / 3, votes.Values[0].Value, 12);
        Assert.Equal((1 - (1 / 3.0) - 1 - (1 / 3.0)) / 2, votes.Values[1].Value, 12);
        Assert.Equal(2, votes.Values[1].Count);
    }

    [Fact]
    public void A_text_that_returns_every_year_is_one_cluster_of_error()
    {
        var once = Conduct.OfVotes("votes", Record(["+++-", "++++"], proposition => $"item{proposition}"), _ => true, 1).Values[0];
        var repeated = Conduct.OfVotes("votes", Record(["+++-", "++++"], proposition => proposition < 3 ? "same" : "other"), _ => true, 1).Values[0];
        Assert.Equal(once.Value, repeated.Value);
        Assert.True(repeated.Error > once.Error);
        // Deviations .25, .25, .25 and −.75 about the mean −.25: clusters ±.75, error √(2 · 2 · .75²)/4.
        Assert.Equal(Math.Sqrt(2 * 2 * 0.75 * 0.75) / 4, repeated.Error!.Value, 12);
    }

    [Fact]
    public void A_treaty_of_one_region_does_not_count_against_the_other()
    {
        string[] grid = ["++", "+.", ".+", "..", ".+", ".."];
        var treaties = Record(grid, proposition => $"t{proposition}").WithActors(actor => actor with
        {
            Groups = actor.Groups.SetItem("region", actor.Code is "a0" or "a1" ? "north" : "south"),
        });
        var bound = Conduct.OfTreaties("treaties", treaties, _ => true, new() { Fewest = 1 });

        // Treaty 0 is open to the north alone, where both are bound; treaty 1 to all, of whom three of six are bound.
        Assert.Equal([0.25, -0.25, 0.5, -0.5, 0.5, -0.5], bound.Values.Select(value => value.Value));
        Assert.Equal([2, 2, 1, 1, 1, 1], bound.Values.Select(value => value.Count));
    }

    [Fact]
    public void Members_that_came_late_do_not_count_against_themselves()
    {
        var treaties = Record(["++", "+.", "..", ".+"], proposition => $"t{proposition}")
            .WithActors(actor => actor.Code switch
            {
                "a1" => actor with { MemberFrom = new DateOnly(1990, 5, 1) },
                "a2" => actor with { MemberFrom = new DateOnly(2002, 9, 27) },
                _ => actor,
            });
        treaties = StanceRecord.Create(
            "dated", treaties.Actors, treaties.Propositions.Select((treaty, year) => treaty with { Date = new DateOnly(2009 + year, 1, 1) }),
            [0, 0, 1, 3], [0, 1, 0, 1], [Stance.Support, Stance.Support, Stance.Support, Stance.Support]);

        // The last treaty is of 2010: the member of 2002 had less than ten years, the one of 1990 more; of the others it is not known.
        Assert.Equal(["a2"], Conduct.LateMembers(treaties).Select(actor => actor.Code));
        Assert.Equal(["a0", "a1", "a3"], Conduct.OfTreaties("treaties", treaties, _ => true, new() { Fewest = 1 }).Values.Select(value => value.Actor));
        // Without it two of three are bound by either treaty.
        Assert.Equal(1 / 3.0, Conduct.OfTreaties("treaties", treaties, _ => true, new() { Fewest = 1 }).Values[0].Value, 12);
        Assert.Equal(4, Conduct.OfTreaties("treaties", treaties, _ => true, new() { Fewest = 1, FewestYearsOfMembership = 0 }).Values.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Conduct.LateMembers(treaties, new() { FewestYearsOfMembership = -1 }));
    }

    [Fact]
    public void Disputes_become_conduct_for_peace_with_the_sign_turned()
    {
        var peace = Conduct.OfYears("peace", [("A", 2000, 1.0), ("A", 2001, 3.0), ("B", 2000, 0.0), ("A", 1990, 50.0)], 2000, 2005, isMoreOfIt: false);
        Assert.Equal([-2.0, 0.0], peace.Values.Select(value => value.Value));
        Assert.Equal(1, peace.Values[0].Error!.Value, 12);
        Assert.Null(peace.Values[1].Error);
    }

    [Fact]
    public void Gaps_are_differences_of_z_scores_and_add_up_to_nothing() =>
        Gen.Select(Gen.Double[-5, 5].Array[12], Gen.Double[-5, 5].Array[12]).Sample((talk, deed) =>
        {
            var comparison = ConductComparison.Of(Made("talk", talk), Made("deed", deed), new BootstrapOptions { Replicates = 0 });
            Assert.Equal(0, comparison.Gaps.Sum(gap => gap.Gap.Value), 1e-9);
            Assert.Equal(11, comparison.Gaps.Sum(gap => gap.Talk * gap.Talk), 1e-9);
            Assert.All(comparison.Gaps, gap => Assert.Equal(gap.Talk - gap.Deed, gap.Gap.Value, 12));
        });

    [Fact]
    public void Rank_correlation_is_symmetric_bounded_and_blind_to_labels_and_scale() =>
        Gen.Select(Gen.Int[0, 6].Array[10], Gen.Int[0, 6].Array[10]).Sample((talk, deed) =>
        {
            double[] x = [.. talk.Select(value => (double)value)], y = [.. deed.Select(value => (double)value)];
            var plain = ConductComparison.Spearman(x, y);
            Assert.Equal(plain, ConductComparison.Spearman(y, x));
            var other = ConductComparison.Spearman([.. x.Reverse().Select(Math.Exp)], [.. y.Reverse().Select(value => 3 + (2 * value))]);
            Assert.Equal(plain is null, other is null);
            if (plain is not { } value) return;
            Assert.InRange(value, -1, 1);
            Assert.Equal(value, other!.Value, 1e-12);
        });

    [Fact]
    public void Naming_the_actors_anew_changes_no_end_of_the_correlation() =>
        Gen.Select(Gen.Int[0, 6].Array[12], Gen.Int[0, 6].Array[12], Gen.Shuffle(Enumerable.Range(0, 12).ToArray())).Sample((talk, deed, order) =>
        {
            ConductComparison Compared(Func<int, int> number)
            {
                Conduct As(string name, int[] values) => Conduct.Of(name, values.Select((value, actor) => new ActorConduct($"a{number(actor):00}", value / 7.0, 0.1, 1)));
                return ConductComparison.Of(As("talk", talk), As("deed", deed), new BootstrapOptions { Replicates = 50 });
            }

            var (plain, other) = (Compared(actor => actor), Compared(actor => order[actor]));
            Assert.Equal(plain.RankCorrelation, other.RankCorrelation);
            Assert.Equal(plain.Disattenuated ?? 2, other.Disattenuated ?? 2, 1e-9);
            Assert.Equal(plain.Gaps.Select(gap => Math.Round(gap.Gap.Value, 9)).Order(), other.Gaps.Select(gap => Math.Round(gap.Gap.Value, 9)).Order());
        });

    [Fact]
    public void Values_that_differ_by_rounding_alone_are_tied() =>
        Assert.Equal(ConductComparison.Spearman([1, 0.3, 0.3, 2], [1, 2, 3, 4]), ConductComparison.Spearman([1, 0.1 + 0.2, 0.3, 2], [1, 2, 3, 4]));

    [Fact]
    public void Rank_correlation_of_a_worked_example()
    {
        // IQ and hours of television of ten people, Wikipedia's example of Spearman's coefficient: −29/165.
        double[] iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110], hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
        Assert.Equal(-29 / 165.0, ConductComparison.Spearman(iq, hours)!.Value, 1e-12);
    }

    [Fact]
    public void Planted_gaps_are_inside_their_intervals_nine_times_in_ten_and_attenuation_is_undone()
    {
        const int actors = 2000;
        var draws = new CounterRandom(8);
        double Normal(int stream, int actor) => Entente.Measures.Numerics.Normal.Quantile(((draws.Bits((ulong)((stream * actors) + actor)) >> 12) + 0.5) / (1UL << 52));
        double[] truth = [.. Enumerable.Range(0, actors).Select(actor => Normal(0, actor))];
        // Talk and deed are the same but for errors of .5 on either side.
        double[] talk = [.. truth.Select((value, actor) => value + (0.5 * Normal(1, actor)))], deed = [.. truth.Select((value, actor) => value + (0.5 * Normal(2, actor)))];
        var comparison = ConductComparison.Of(Made("talk", talk, 0.5), Made("deed", deed, 0.5), new BootstrapOptions { Replicates = 200 });

        Assert.InRange(comparison.Gaps.Count(gap => !gap.IsClear) / (double)actors, 0.88, 0.92);
        Assert.True(comparison.RankCorrelation!.Value.High < 0.85);
        // Spearman's correction is exact for Pearson's coefficient and off by a few hundredths for ranks.
        Assert.Equal(1, comparison.Disattenuated!.Value, 0.04);
    }

    [Fact]
    public void Every_two_kinds_of_conduct_are_compared_in_their_order()
    {
        var all = ConductComparison.OfAll([Made("say", [1, 2, 3, 4]), Made("vote", [1, 2, 4, 3]), Made("do", [4, 3, 2, 1])], new BootstrapOptions { Replicates = 10 });
        Assert.Equal([("say", "vote"), ("say", "do"), ("vote", "do")], all.Select(pair => (pair.Talk, pair.Deed)));
        Assert.Equal(-1, all[1].RankCorrelation!.Value.Value, 12);
    }

    [Fact]
    public void Actors_with_one_of_the_two_are_counted_and_left_out()
    {
        var comparison = ConductComparison.Of(Made("talk", [1, 2, 3, 5]), Made("deed", [2, 1, 3]));
        Assert.Equal(1, comparison.LeftOut);
        Assert.Equal(3, comparison.Gaps.Length);
    }

    [Fact]
    public void Where_all_say_the_same_nothing_is_defined()
    {
        var comparison = ConductComparison.Of(Made("talk", [1, 1, 1]), Made("deed", [2, 1, 3]));
        Assert.Empty(comparison.Gaps);
        Assert.Null(comparison.RankCorrelation);
        Assert.Throws<ArgumentException>(() => Conduct.Of("double", [new ActorConduct("A", 1, null, 1), new ActorConduct("A", 2, null, 1)]));
        Assert.Throws<ArgumentException>(() => Conduct.Of("endless", [new ActorConduct("A", double.NaN, null, 1)]));
    }

    [Fact]
    public void Calling_states_otherwise_changes_no_bit()
    {
        var draws = new CounterRandom(11, 0);
        ActorConduct[] values = [.. Enumerable.Range(0, 40).Select(actor => new ActorConduct($"a{actor:00}", draws.Uniform((ulong)actor), 0.1 + (actor % 3 * 0.05), 5))];
        ActorConduct[] others = [.. values.Select((value, actor) => value with { Value = value.Value + draws.Uniform(100 + (ulong)actor) })];
        static Conduct Renamed(string name, ActorConduct[] of) => Conduct.Of(name, of.Select((value, actor) => value with { Actor = $"b{99 - actor}" }));

        var one = ConductComparison.Of(Conduct.Of("talk", values), Conduct.Of("deed", others), new BootstrapOptions { Replicates = 100 });
        var two = ConductComparison.Of(Renamed("talk", values), Renamed("deed", others), new BootstrapOptions { Replicates = 100 });

        Assert.Equal(one.RankCorrelation, two.RankCorrelation);
        Assert.Equal(one.Disattenuated, two.Disattenuated);
        Assert.Equal(one.Gaps.Select(gap => gap.Gap), two.Gaps.Select(gap => gap.Gap));
    }

    [Fact]
    public void The_gap_of_thickness_is_that_of_the_two_records()
    {
        var votes = Record(["+++++", "+++++", "+++++", "++++-"], proposition => $"v{proposition}");
        var treaties = Record(["++++++", "++++++", "------", "------"], proposition => $"t{proposition}");
        var gaps = ThicknessGap.Of(votes, treaties, ActorPositions.Overall(4, 1, [0, 1, 2, 3], "test"));

        Assert.Equal(gaps[0].Talk.Value!.Value.Value - gaps[0].Deed.Value!.Value.Value, gaps[0].Gap!.Value.Value, 12);
        Assert.True(gaps[0].Gap!.Value.Value > 0.5);
        // Of independent estimates with ends 3 and 4 away, the ends of the difference are 5 away.
        Assert.Equal(new Estimate(1, -4, 6), ThicknessGap.Difference(new Estimate(3, 0, 6), new Estimate(2, -2, 6)));
        Assert.Throws<ArgumentException>(() => ThicknessGap.Of(votes, treaties, ActorPositions.Overall(2, 1, [0, 1], "test")));
    }

    private static Conduct Made(string name, double[] values, double? error = null) =>
        Conduct.Of(name, values.Select((value, actor) => new ActorConduct($"a{actor:0000}", value, error, 1)));

    private static StanceRecord Record(string[] grid, Func<int, string> item)
    {
        var cells = (from actor in Enumerable.Range(0, grid.Length) from proposition in Enumerable.Range(0, grid[0].Length) select (actor, proposition)).ToArray();
        return StanceRecord.Create(
            "grid",
            grid.Select((_, actor) => new Actor($"a{actor}", "")),
            Enumerable.Range(0, grid[0].Length).Select(proposition => item(proposition) is { Length: > 0 } key ? new Proposition($"p{proposition}") { Item = key } : new Proposition($"p{proposition}")),
            [.. cells.Select(cell => cell.actor)],
            [.. cells.Select(cell => cell.proposition)],
            [.. cells.Select(cell => grid[cell.actor][cell.proposition] switch { '+' => Stance.Support, '-' => Stance.Oppose, '0' => Stance.Reserve, _ => Stance.Missing })]);
    }
}
