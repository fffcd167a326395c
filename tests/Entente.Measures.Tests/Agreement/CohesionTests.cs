using Entente.Measures.Agreement;
using Entente.Measures.Blocs;

namespace Entente.Measures.Tests.Agreement;

public sealed class CohesionTests
{
    [Theory]
    // [Rice1928]: unanimity 100 %, 75 against 25 is 50 %, an even split 0.
    [InlineData(40, 0, 1)]
    [InlineData(75, 25, 0.5)]
    [InlineData(25, 75, 0.5)]
    [InlineData(50, 50, 0)]
    public void Rices_index_is_the_margin_among_those_for_or_against(int support, int oppose, double index)
    {
        Assert.Equal(index, RiceIndex.Of(new StanceCounts(support, 0, oppose)));
        Assert.Equal(index, RiceIndex.Of(new StanceCounts(support, 17, oppose)));
    }

    [Theory]
    // [Hix2005], p. 215: one where all take the same option, zero where members divide equally over the three; the rest by the formula.
    [InlineData(0, 30, 0, 1)]
    [InlineData(10, 10, 10, 0)]
    [InlineData(50, 0, 50, 0.25)]
    [InlineData(60, 20, 20, 0.4)]
    public void The_agreement_index_counts_abstention_as_an_option(int support, int reserve, int oppose, double index) =>
        Assert.Equal(index, AgreementIndex.Of(new StanceCounts(support, reserve, oppose))!.Value, 15);

    [Fact]
    public void Both_indices_are_undefined_where_nobody_answered()
    {
        Assert.Null(RiceIndex.Of(default));
        Assert.Null(RiceIndex.Of(new StanceCounts(0, 5, 0)));
        Assert.Null(AgreementIndex.Of(default));
    }

    [Fact]
    public void The_agreement_index_keeps_to_its_bounds_and_does_not_depend_on_the_order_of_stances() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50]).Sample((support, reserve, oppose) =>
        {
            var index = AgreementIndex.Of(new StanceCounts(support, reserve, oppose));
            Assert.True(index is null or (>= 0 and <= 1));
            Assert.Equal(index, AgreementIndex.Of(new StanceCounts(oppose, support, reserve)));
        });

    [Fact]
    public void The_cohesion_of_a_bloc_is_the_mean_over_propositions_on_which_two_members_spoke()
    {
        var record = StanceGrid.Record(1, "++0.", "+-0.", "+-.+", "-..-");
        var blocs = new BlocPartition([0, 0, 0, -1], ["north"]);

        var cohesion = Assert.Single(BlocCohesion.Of(record, blocs));

        Assert.Equal(("north", 3, 3), (cohesion.Name, cohesion.Members, cohesion.Count));
        // Rice: 1 on the first, 1/3 on the second; nobody for or against on the third, one member alone on the fourth.
        Assert.Equal(2 / 3.0, cohesion.Rice!.Value, 12);
        // Agreement index: 1, (2 − 1/2)/3, 1.
        Assert.Equal(2.5 / 3, cohesion.AgreementIndex!.Value, 12);
        Assert.True(cohesion.AgreementIndexInterval!.Value.Low < cohesion.AgreementIndexInterval.Value.High);
    }

    [Fact]
    public void A_silent_bloc_has_no_cohesion()
    {
        var cohesion = Assert.Single(BlocCohesion.Of(StanceGrid.Record(1, "..", "++"), new BlocPartition([0, -1], ["silent"])));

        Assert.Null(cohesion.Rice);
        Assert.Null(cohesion.AgreementIndex);
        Assert.Null(cohesion.RiceInterval);
    }
}
