using Entente.Measures.Agreement;

namespace Entente.Measures.Tests.Agreement;

public sealed class CongerKappaTests
{
    [Fact]
    public void The_example_of_four_raters_has_the_published_coefficient()
    {
        // cac.raw4raters, linear weights: conger.kappa.raw of irrCAC 1.0 gives .814 (from the tests of its Python port).
        int[] ratings =
        [
            0, 1, 2, 2, 1, 0, 3, 0, 1, -1, -1, -1,
            0, 1, 2, 2, 1, 1, 3, 0, 1, 4, -1, -1,
            -1, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, 2,
            0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, -1,
        ];

        Assert.Equal(0.814, CongerKappa.FromRatings(ratings, 12, 5)!.Value, 3);
    }

    [Fact]
    public void With_two_actors_who_both_always_answer_it_is_Cohens_kappa()
    {
        var record = StanceGrid.Record(1, "+-0+-++0--+", "+0-+-0+0-++");

        Assert.Equal(AgreementMatrix.Of(record)[0, 1].Kappa!.Value, CongerKappa.Of(record, PlainAgreement.All(record))!.Value, 1e-12);
    }

    [Fact]
    public void It_is_undefined_where_all_stances_are_the_same_or_no_two_meet()
    {
        Assert.Null(CongerKappa.Of(StanceGrid.Record(1, "++", "++"), [0, 1]));
        Assert.Null(CongerKappa.Of(StanceGrid.Record(1, "+.", ".-"), [0, 1]));
    }
}
