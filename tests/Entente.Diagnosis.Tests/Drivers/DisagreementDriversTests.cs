using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Drivers;
using Entente.Measures.Positions;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.Drivers;

public sealed class DisagreementDriversTests
{
    private static readonly MadeWorld World = new();

    [Fact]
    public void A_planted_regime_divide_is_found_and_wealth_is_not()
    {
        var period = Assert.Single(DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options).Periods);

        var democracy = period.Coefficients.Single(coefficient => coefficient.Name == "democracy gap");
        var income = period.Coefficients.Single(coefficient => coefficient.Name == "income gap");
        Assert.Equal((1950, 1959, 276, 276, 24), (period.From, period.To, period.MeasuredPairs, period.Pairs, period.Actors));

        // Two states disagree on the propositions between their regimes, so on a share that is their gap, less what the noise blurs.
        Assert.InRange(democracy.Estimate, 0.8, 1.05);
        Assert.True(democracy.PHolm < 0.001 && democracy.PMrqap <= 0.005);
        Assert.True(income.P > 0.05 && income.PMrqap > 0.05);
        Assert.True(period.Blocks.Single(block => block.Block == DriverBlock.Ideology).OfExplained > 0.9);
    }

    [Fact]
    public void Shares_add_up_to_r_squared()
    {
        var period = DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options).Periods[0];

        Assert.Equal(period.RSquared!.Value, period.Blocks.Sum(block => block.Share.Value), 1e-12);
        Assert.Equal(1, period.Blocks.Sum(block => block.OfExplained!.Value), 1e-12);
    }

    [Fact]
    public void Renaming_states_changes_no_bit()
    {
        // The same world with codes in the opposite order.
        var renamed = new MadeWorld(codeOf: state => FormattableString.Invariant($"Z{90 - state}"));

        var before = DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options).Periods[0];
        var after = DisagreementDrivers.Of(renamed.Record.WhereActors(_ => true), renamed.Store, MadeWorld.Options with { Threads = 1 }).Periods[0];

        Assert.Equal(before.Coefficients.AsEnumerable(), after.Coefficients.AsEnumerable());
        Assert.Equal(before.Blocks.AsEnumerable(), after.Blocks.AsEnumerable());
    }

    [Fact]
    public void Pairs_that_lack_a_covariate_are_left_out_and_counted()
    {
        var store = Without("gdp_per_capita", "S00", "S01");

        var period = DisagreementDrivers.Of(World.Record, store, MadeWorld.Options).Periods[0];

        // 24 states make 276 pairs; 22 make 231.
        Assert.Equal((276, 231, 22), (period.MeasuredPairs, period.Pairs, period.Actors));
        Assert.Equal([new MissingCovariate("income gap", 45, 45), new MissingCovariate("democracy gap", 0, 0)], period.Dropped);
    }

    [Fact]
    public void States_in_no_pair_are_named_the_most_capable_first_and_those_of_unknown_capability_by_code()
    {
        // S02 is in the store but weaker than S05; of S00 and S07 no capability is known, and S09 and its pairs stay.
        var store = Without("gdp_per_capita", "S00", "S02", "S05", "S07");
        var capable = CovariateStore.Of(
            [.. store.StateSeries, StateSeries.Of("cinc", [("S02", 1955, 0.01), ("S05", 1955, 0.2), ("S09", 1955, 0.3)])], []);

        var period = DisagreementDrivers.Of(World.Record, capable, MadeWorld.Options).Periods[0];

        Assert.Equal(["S05", "S02", "S00", "S07"], period.ExcludedActors);
        Assert.Empty(period.Warnings); // Capabilities order the list alone: their early end is no matter of the regression's.
        Assert.Empty(DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options).Periods[0].ExcludedActors);
    }

    [Fact]
    public void A_series_that_ends_within_the_period_is_named_once_with_the_years_it_covers()
    {
        var periods = MadeWorld.Options with { Periods = [new YearRange(1950, 1964)] };

        var period = DisagreementDrivers.Of(World.Record, World.Store, periods).Periods[0];

        Assert.Equal(276, period.Pairs);
        Assert.Equal(
            ["The series gdp_per_capita ends in 1959: 10 of 15 years.", "The series polyarchy ends in 1959: 10 of 15 years."], period.Warnings);
    }

    [Fact]
    public void A_covariate_that_most_pairs_lack_is_left_out_instead_of_the_pairs()
    {
        var store = Without("gdp_per_capita", [.. World.Codes.Take(10)]);

        var period = DisagreementDrivers.Of(World.Record, store, MadeWorld.Options).Periods[0];

        Assert.Equal(276, period.Pairs);
        Assert.Equal([new LeftOutCovariate("income gap", "91 of 276 measured pairs have it")], period.LeftOut);
    }

    [Fact]
    public void A_period_after_the_end_of_a_series_uses_its_last_values_and_says_so()
    {
        var later = World.Record.WithPropositions(proposition => proposition with { Session = proposition.Session + 12 });
        var periods = MadeWorld.Options with { Periods = [new YearRange(1962, 1971)] };

        var period = DisagreementDrivers.Of(later, World.Store, periods).Periods[0];
        var never = DisagreementDrivers.Of(later, World.Store, periods with { CarryForward = 0 }).Periods[0];

        Assert.Equal(276, period.Pairs);
        Assert.Contains("The series polyarchy ends in 1959; its values of that year were used.", period.Warnings);
        Assert.Empty(never.Coefficients);
        Assert.StartsWith("No model: 276 of 276 measured pairs", never.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_without_propositions_has_no_model_and_says_why()
    {
        var period = DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options with { Periods = [new YearRange(2000, 2005)] }).Periods[0];

        Assert.Equal((0, 0), (period.Propositions, period.MeasuredPairs));
        Assert.Empty(period.Coefficients);
        Assert.Null(period.Mean);
        Assert.StartsWith("No model: 0 of 0 measured pairs", Assert.Single(period.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Positions_as_outcome_are_taken_as_distances()
    {
        var positions = ActorPositions.Overall(World.Codes.Length, 1, [.. World.Regime], "planted regimes");

        var period = DisagreementDrivers.Of(
            World.Record, World.Store, MadeWorld.Options with { Outcome = DisagreementOutcome.Positions, Permutations = 0 }, positions).Periods[0];

        // The position is the regime, so its distance is the democracy gap itself.
        Assert.Equal(1, period.RSquared!.Value, 1e-12);
        Assert.Equal(1, period.Coefficients.Single(coefficient => coefficient.Name == "democracy gap").Estimate, 1e-12);
    }

    [Fact]
    public void Positions_as_outcome_without_positions_are_refused() => Assert.StartsWith(
        "Expected positions of the record's 24 actors, because they are the outcome; found none.",
        Assert.Throws<ArgumentException>(() => DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options with { Outcome = DisagreementOutcome.Positions })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused() => Assert.StartsWith(
        "Expected a period that ends no earlier than it begins; found 1960..1950.",
        Assert.Throws<ArgumentException>(() => DisagreementDrivers.Of(World.Record, World.Store, MadeWorld.Options with { Periods = [new YearRange(1960, 1950)] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Decades_begin_with_the_record() => Assert.Equal(
        [new YearRange(1946, 1949), new YearRange(1950, 1959), new YearRange(1960, 1962)], YearRange.Decades(1946, 1962));

    [Fact]
    public void In_the_general_assembly_of_the_nineties_regime_and_camp_go_with_disagreement()
    {
        var record = RecordReader.Read(SharedData.Require("unga"));
        var store = CovariateStore.Read([SharedData.Require("peace")]);

        var period = DisagreementDrivers.Of(
            record, store, new DriversOptions { Periods = [new YearRange(1990, 1999)], Permutations = 99, Shuffles = 99 }).Periods[0];

        // Voeten (2000) and Bailey, Strezhnev and Voeten (2017): after the Cold War the divide runs between liberal democracies and the rest.
        Assert.True(period.Coefficients.Single(coefficient => coefficient.Name == "democracy gap") is { Estimate: > 0, PHolm: < 0.05 });
        Assert.InRange(period.Pairs, 5000, period.MeasuredPairs);
        Assert.Empty(period.ExcludedActors.Intersect(["USA", "RUS", "CHN", "IND", "FRA", "GBR"]));
        Assert.Equal(period.RSquared!.Value, period.Blocks.Sum(block => block.Share.Value), 1e-10);
    }

    private static CovariateStore Without(string series, params string[] states)
    {
        var kept = World.Store.State(series)!;
        return CovariateStore.Of(
            [
                World.Store.State("polyarchy")!,
                StateSeries.Of(series, World.Codes.Except(states).SelectMany(code =>
                    Enumerable.Range(MadeWorld.FirstYear, 10).Select(year => (code, year, kept[code, year]!.Value)))),
            ],
            []);
    }
}
