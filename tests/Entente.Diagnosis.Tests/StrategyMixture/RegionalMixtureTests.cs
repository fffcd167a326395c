using System.Collections.Immutable;
using Entente.Diagnosis.StrategyMixture;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Tests.StrategyMixture;

public sealed class RegionalMixtureTests
{
    private static readonly string[] Six = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"];

    [Fact]
    public void A_giant_with_pacts_to_all_is_hegemony()
    {
        var point = new MadeRegion { States = Equal(Six, 1, ("AAA", 100)), Pacts = [.. Six.Skip(1).Select(state => ("AAA", state))], Organisations = 5 }.Point();

        // CON of (100, 1 × 5), lead 1 − 1/100, dependence 100/101 on average over the five.
        var score = (Value(point, MixtureIndicators.Concentration) + .99 + (100 / 101.0)) / 3;
        Assert.Equal(score, point.Scores.Hegemony!.Value, 1e-12);
        // Against .05 of joint organisations, with disputes and treaties out of sight.
        Assert.Equal(score / (score + .05), point.Hegemony!.Value.Value, 1e-12);
        Assert.Equal("AAA", point.Leader);
        Assert.Equal(1, point.LeaderShare);
        Assert.True(point.IsDependedOn);
        // The factors of two corners differ by 2.1 at most in 95 % of draws (F with 20 and 20 degrees of freedom): .46 / (.46 + .05).
        Assert.True(point.Hegemony.Value.Low > .88);
        Assert.Equal(1, point.PowerProbability);
    }

    [Fact]
    public void Two_equal_opposed_blocs_are_balance_of_power()
    {
        var point = TwoBlocs().Point();

        Assert.Equal(1, point.Scores.Balance!.Value, 1e-12);
        // Nothing is concentrated, nobody leads; one of three allies is two times in five a third of what is pledged.
        Assert.Equal(.4 / 3 / 3, point.Scores.Hegemony!.Value, 1e-12);
        Assert.True(point.Balance!.Value.Low > .8);
        Assert.Equal(["AAA", "BBB", "CCC"], point.StrongerSide.Concat(point.WeakerSide).Order(StringComparer.Ordinal).Take(3));
        Assert.Equal(3, point.WeakerSide.Length);
    }

    [Fact]
    public void No_alliances_and_many_organisations_are_institutional_cooperation()
    {
        var point = new MadeRegion { States = Equal(Six, 1), Organisations = 90 }.Point();

        Assert.Equal(.9, point.Scores.Institutions!.Value, 1e-12);
        // No weights could make it less than all, so that an interval would say nothing.
        Assert.Equal(new Estimate(1, null, null), point.Institutions);
        Assert.Equal(new Estimate(0, null, null), point.Balance);
        Assert.Equal(0, point.PowerProbability);
        Assert.Contains(point.Warnings, warning => warning.StartsWith("No opposed sides", StringComparison.Ordinal));
    }

    [Fact]
    public void Arms_and_force_without_anything_else_are_self_help_and_no_mixture()
    {
        var point = new MadeRegion { States = Equal(Six, 1), Hostility = 4, Armed = .02 }.Point();

        Assert.Equal(new Estimate(1, 1, 1), point.SelfHelp);
        Assert.Null(point.Hegemony);
        Assert.Null(point.Power);
        Assert.Contains(point.Warnings, warning => warning.StartsWith("No mixture", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outside_patron_leads_as_far_as_its_pacts_reach()
    {
        string[] four = ["AAA", "BBB", "CCC", "DDD"];
        var all = new MadeRegion { States = Equal(four, 1), Powers = { ["PPP"] = 40 }, Pacts = [.. four.Select(state => ("PPP", state))] }.Point();
        var one = new MadeRegion { States = Equal(four, 1), Powers = { ["PPP"] = 40 }, Pacts = [("PPP", "AAA")] }.Point();
        var none = new MadeRegion { States = Equal(four, 1), Powers = { ["PPP"] = 40 } }.Point();

        Assert.Equal("PPP", all.Leader);
        Assert.Equal(40 / 41.0, Value(all, MixtureIndicators.Dependence), 1e-12);
        Assert.Equal(1 - (1 / 40.0), Value(all, MixtureIndicators.Lead), 1e-12);
        // One pact in four: its lead over the region counts by a quarter.
        Assert.Equal("PPP", one.Leader);
        Assert.Equal(40 / 41.0 / 4, Value(one, MixtureIndicators.Dependence), 1e-12);
        Assert.Equal((1 - (1 / 40.0)) / 4, Value(one, MixtureIndicators.Lead), 1e-12);
        Assert.NotEqual("PPP", none.Leader);
        Assert.Equal(0, Value(none, MixtureIndicators.Concentration), 1e-12);
    }

    [Fact]
    public void Power_that_nobody_leans_on_is_no_hegemony()
    {
        var alone = new MadeRegion { States = Equal(Six, 1, ("AAA", 100)), Organisations = 20 }.Point();
        var half = new MadeRegion { States = Equal(Six, 1, ("AAA", 100)), Organisations = 20, Pacts = [("AAA", "BBB")] }.Point();

        Assert.Equal("AAA", alone.Leader);
        Assert.False(alone.IsDependedOn);
        Assert.Equal(new Estimate(0, null, null), alone.Hegemony);
        Assert.Contains(alone.Warnings, warning => warning.StartsWith("Nobody leads", StringComparison.Ordinal));
        // One of five others is tied to it: lead .99 / 5, dependence 100 / 101 / 5.
        Assert.Equal(.99 / 5, Value(half, MixtureIndicators.Lead), 1e-12);
        Assert.Equal(100 / 101.0 / 5, Value(half, MixtureIndicators.Dependence), 1e-12);
    }

    [Fact]
    public void Concentration_in_other_hands_does_not_speak_for_the_leader()
    {
        // CCC holds most and has no pact; BBB leans on AAA, which has a quarter of CCC's power.
        var point = new MadeRegion { States = new() { ["AAA"] = 2, ["BBB"] = 1, ["CCC"] = 8 }, Pacts = [("AAA", "BBB")] }.Point();

        // CON = √((Σ s² − 1/3) / (1 − 1/3)); a quarter of it is held, and one of two others is tied.
        var concentration = Math.Sqrt((((4 + 1 + 64) / 121.0) - (1 / 3.0)) / (2 / 3.0));
        Assert.Equal("AAA", point.Leader);
        Assert.Equal(concentration / 4 / 2, Value(point, MixtureIndicators.Concentration), 1e-12);
        Assert.Equal(0, Value(point, MixtureIndicators.Lead));
    }

    [Fact]
    public void Disputes_settled_without_force_are_smoothed_so_that_one_does_not_decide()
    {
        // Three pairs in dispute in each of five years, none with force: (15 + 1) / (15 + 2).
        var peaceful = new MadeRegion { States = Equal(["AAA", "BBB", "CCC"], 1), Hostility = 3 }.Point();
        var forceful = new MadeRegion { States = Equal(["AAA", "BBB", "CCC"], 1), Hostility = 4 }.Point();

        Assert.Equal(16 / 17.0, Value(peaceful, MixtureIndicators.Settlement), 1e-12);
        Assert.Equal(1 / 17.0, Value(forceful, MixtureIndicators.Settlement), 1e-12);
        Assert.Equal(0, Value(peaceful, MixtureIndicators.Force));
        Assert.Equal(1, Value(forceful, MixtureIndicators.Force));
        Assert.Contains(peaceful.Warnings, warning => warning.Contains("without vetoes", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_table_has_is_missing_and_said_so()
    {
        var point = (TwoBlocs() with { Without = ["hostility", "milper"] }).Point();

        foreach (var name in new[] { MixtureIndicators.Settlement, MixtureIndicators.Force, MixtureIndicators.Armed, MixtureIndicators.Treaties })
        {
            var indicator = point.Indicators.Single(indicator => indicator.Name == name);
            Assert.Null(indicator.Value);
            Assert.NotNull(indicator.Missing);
            Assert.Contains(point.Warnings, warning => warning.Contains($"'{name}'", StringComparison.Ordinal));
        }

        // Nobody is unallied, and that is all that is known.
        Assert.Equal(new Estimate(0, null, null), point.SelfHelp);
    }

    [Fact]
    public void Without_a_table_of_pacts_there_is_no_mixture() =>
        Assert.Null((TwoBlocs() with { Without = ["defense"] }).Point().Hegemony);

    [Fact]
    public void Leaving_an_indicator_out_shows_what_it_does()
    {
        var point = TwoBlocs().Point();
        var dependence = point.Indicators.Single(indicator => indicator.Name == MixtureIndicators.Dependence);

        // Without it hegemony has two indicators of 0.
        Assert.Equal(0, dependence.Without!.Value, 1e-12);
        Assert.Equal(1 / 3.0, dependence.Weight, 1e-12);
    }

    [Fact]
    public void A_declared_weight_of_zero_takes_an_indicator_out()
    {
        var point = TwoBlocs().Point(WeightsOf((MixtureIndicators.Dependence, 0)));

        Assert.Equal(0, point.Scores.Hegemony!.Value, 1e-12);
        Assert.Equal(new Estimate(0, null, null), point.Hegemony);
        Assert.Equal(1 / 2.0, point.Indicators.Single(indicator => indicator.Name == MixtureIndicators.Lead).Weight, 1e-12);
    }

    [Fact]
    public void Relabelling_states_changes_nothing_but_labels() =>
        RandomRegions.Sample(
            region =>
            {
                var names = region.States.Keys.ToList();
                var turned = names.ToDictionary(name => name, name => names[(names.IndexOf(name) + 2) % names.Count]);
                var other = region with
                {
                    States = region.States.ToDictionary(state => turned[state.Key], state => state.Value),
                    Pacts = [.. region.Pacts.Select(pair => (turned[pair.First], turned[pair.Second]))],
                    Rivals = [.. region.Rivals.Select(pair => (turned[pair.First], turned[pair.Second]))],
                };
                var (point, relabelled) = (region.Point(Quick), other.Point(Quick));
                // Sums run over the states in alphabetical order, so their last bits depend on the labels.
                foreach (var (one, two) in point.Indicators.Zip(relabelled.Indicators)) Assert.Equal(one.Value ?? -1, two.Value ?? -1, 1e-9);
                Assert.Equal(point.Hegemony?.Value ?? -1, relabelled.Hegemony?.Value ?? -1, 1e-9);
                Assert.Equal(point.Balance?.Low ?? -1, relabelled.Balance?.Low ?? -1, 1e-9);
                Assert.Equal(point.Leader is null ? null : turned[point.Leader], relabelled.Leader);
            },
            iter: 60);

    [Fact]
    public void Shares_sum_to_one_and_everything_stays_in_bounds() =>
        RandomRegions.Sample(
            region =>
            {
                var point = region.Point(Quick);
                Assert.All(point.Indicators, indicator => Assert.InRange(indicator.Value ?? 0, 0, 1));
                Assert.InRange(point.SelfHelp!.Value.Value, 0, 1);
                if (point.Hegemony is not { } hegemony) return;
                Assert.Equal(1, hegemony.Value + point.Balance!.Value.Value + point.Institutions!.Value.Value, 1e-12);
                Assert.Equal(point.Power!.Value.Value, hegemony.Value + point.Balance.Value.Value, 1e-12);
                foreach (var share in new[] { hegemony, point.Balance.Value, point.Institutions.Value, point.Power.Value })
                {
                    Assert.Equal(share.Value is 0 or 1, share.Low is null);
                    if (share is not { Low: not null, High: not null }) continue;
                    Assert.InRange(share.Low.Value, 0, share.High.Value);
                    Assert.InRange(share.High.Value, share.Low.Value, 1 + 1e-12);
                }

                Assert.True(point.StrictPowerProbability <= point.PowerProbability);
            },
            iter: 60);

    [Fact]
    public void The_same_facts_and_seed_give_the_same_numbers_and_another_seed_other_intervals()
    {
        var region = TwoBlocs() with { Organisations = 40 };
        var (first, second, other) = (region.Point(), region.Point(), region.Point(new MixtureOptions { Seed = 2 }));

        Assert.Equal(first.Balance, second.Balance);
        Assert.Equal(first.Balance!.Value.Value, other.Balance!.Value.Value);
        Assert.NotEqual(first.Balance.Value.Low, other.Balance.Value.Low);
    }

    [Fact]
    public void Equal_indicators_leave_only_the_scale_of_the_corners_open()
    {
        // Every indicator of balance is 1, that of institutions .5 and those of hegemony 0 but for one: with factors held at 1, only its weight moves the shares.
        var region = TwoBlocs() with { Organisations = 50 };
        var held = region.Point(new MixtureOptions { CornerShape = 0 });
        var open = region.Point();

        Assert.True(open.Balance!.Value.High - open.Balance.Value.Low > held.Balance!.Value.High - held.Balance.Value.Low);
    }

    [Fact]
    public void The_lean_over_regions_is_the_mean_of_their_power_shares()
    {
        var report = (TwoBlocs() with { Organisations = 40 }).Report();

        Assert.Equal(report.Points[0].Power, report.Lean!.Power);
        Assert.Equal(report.Points[0].PowerProbability, report.Lean.Probability);
        Assert.Equal((1, 1), (report.Lean.Points, report.Lean.Leaning));
    }

    [Fact]
    public void A_period_without_any_state_is_reported_empty()
    {
        var region = new MadeRegion { States = Equal(["AAA"], 1) };

        var point = region.Point();

        Assert.Empty(point.States);
        Assert.Null(point.Leader);
        Assert.Null(point.SelfHelp);
        Assert.Null(region.Report().Lean);
    }

    [Fact]
    public void Options_out_of_range_and_unknown_indicators_are_refused()
    {
        var region = TwoBlocs();
        Assert.Contains("'nothing'", Assert.Throws<ArgumentException>(() => region.Point(WeightsOf(("nothing", 1)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => region.Point(WeightsOf((MixtureIndicators.Lead, -1))));
        Assert.Throws<ArgumentException>(() => region.Point(new MixtureOptions { Replicates = 0 }));
        Assert.Throws<ArgumentException>(() => region.Point(new MixtureOptions { Level = 1 }));
        Assert.Contains("'gdp'", Assert.Throws<ArgumentException>(() => region.Point(new MixtureOptions { Capability = "gdp" })).Message, StringComparison.Ordinal);
    }

    private static MixtureOptions Quick { get; } = new() { Replicates = 200 };

    private static Gen<MadeRegion> RandomRegions { get; } =
        Gen.Select(Gen.Double[0.01, 10].Array[6], Gen.Bool.Array[15], Gen.Bool.Array[15], Gen.Int[0, 5], Gen.Double[0, 120], Gen.Double[0, 0.03])
            .Select((capabilities, pacts, rivals, hostility, organisations, armed) =>
            {
                var pairs = Six.SelectMany((first, place) => Six.Skip(place + 1).Select(second => (first, second))).ToList();
                return new MadeRegion
                {
                    // Distinct, since among states that are equal in everything only the label can decide who is named the leader.
                    States = Six.Select((state, place) => (state, capabilities[place] + (place * Math.PI / 1000))).ToDictionary(pair => pair.state, pair => pair.Item2),
                    Pacts = [.. pairs.Where((_, place) => pacts[place])],
                    Rivals = [.. pairs.Where((_, place) => rivals[place])],
                    Hostility = hostility,
                    Organisations = organisations,
                    Armed = armed,
                };
            });

    private static MadeRegion TwoBlocs() => new()
    {
        States = Equal(Six, 1),
        Pacts = [("AAA", "BBB"), ("BBB", "CCC"), ("AAA", "CCC"), ("DDD", "EEE"), ("EEE", "FFF"), ("DDD", "FFF")],
        Rivals = [.. Six.Take(3).SelectMany(one => Six.Skip(3).Select(other => (one, other)))],
    };

    private static MixtureOptions WeightsOf(params (string Name, double Weight)[] weights) =>
        new() { Weights = weights.ToImmutableDictionary(pair => pair.Name, pair => pair.Weight) };

    private static Dictionary<string, double> Equal(string[] states, double capability, params (string State, double Capability)[] but)
    {
        var all = states.ToDictionary(state => state, _ => capability);
        foreach (var (state, other) in but) all[state] = other;
        return all;
    }

    private static double Value(MixturePoint point, string name) => point.Indicators.Single(indicator => indicator.Name == name).Value!.Value;
}
