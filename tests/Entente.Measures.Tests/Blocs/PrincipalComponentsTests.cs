using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Measures.Tests.Blocs.Polis;
using Entente.Records;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Measures.Tests.Blocs;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Components_of_a_complete_record_are_those_of_a_singular_value_decomposition()
    {
        var record = MadeAssembly.WithBlocs([9, 7, 5], 40, discipline: 0.6);
        var matrix = Matrix<double>.Build.Dense(21, 40, (actor, proposition) => record[actor, proposition].Category());
        var centered = Matrix<double>.Build.Dense(21, 40, (actor, proposition) => matrix[actor, proposition] - matrix.Column(proposition).Average());
        var decomposition = centered.Svd();

        var components = PrincipalComponents.Of(record, 3, TestContext.Current.CancellationToken);

        for (var dimension = 0; dimension < 3; dimension++)
        {
            // Iterated until no loading moves by 1e-12.
            Assert.Equal(Math.Pow(decomposition.S[dimension], 2), components.Variances[dimension], 1e-9 * components.TotalVariance);
            Assert.Equal(1, Math.Abs(components.Loadings[dimension].Select((loading, proposition) => loading * decomposition.VT[dimension, proposition]).Sum()), 1e-9);
        }

        Assert.Equal(decomposition.S.Sum(value => value * value), components.TotalVariance, 1e-9);
    }

    [Fact]
    public void Places_are_those_of_Polis_up_to_sign()
    {
        var record = PolisExport.Read("brexit-consensus");
        var tick = PolisMath.Measure(record, cancellation: TestContext.Current.CancellationToken);

        var components = PrincipalComponents.Of(record, 2, TestContext.Current.CancellationToken);

        // Polis stops after two hundred products, some 1e-6 short of rest.
        Assert.All(tick.Participants, participant => Assert.Equal(Math.Abs(participant.X), Math.Abs(components.Scores[0][participant.Actor]), 1e-5));
        Assert.All(tick.Participants, participant => Assert.Equal(Math.Abs(participant.Y), Math.Abs(components.Scores[1][participant.Actor]), 1e-5));
    }

    [Fact]
    public void More_than_two_thousand_propositions_give_the_same_places_as_few()
    {
        // Every proposition a hundred times: the cross product is not written out, and every score grows tenfold in two ways of scaling.
        var few = MadeAssembly.WithBlocs([9, 7, 5], 30, discipline: 0.6, present: 0.7);
        var many = MadeAssembly.Make(21, 3000, (actor, proposition) => few[actor, proposition % 30] is var stance and not Stance.Missing ? stance.Category() : null);

        var (small, large) = (PrincipalComponents.Of(few, 2, TestContext.Current.CancellationToken), PrincipalComponents.Of(many, 2, TestContext.Current.CancellationToken));

        // The iteration ends where no loading moves by 1e-12; what is left of the way is some 1e-9 of it.
        for (var actor = 0; actor < 21; actor++) Assert.Equal(10 * Math.Abs(small.Scores[0][actor]), Math.Abs(large.Scores[0][actor]), 1e-6);
    }

    [Fact]
    public void Dimensions_beyond_the_rank_are_zero()
    {
        var components = PrincipalComponents.Of(MadeAssembly.Make(10, 8, (actor, _) => actor < 5 ? 2 : 0), 3, TestContext.Current.CancellationToken);

        Assert.Equal(components.TotalVariance, components.Variances[0], 1e-9);
        Assert.All(components.Scores[1], score => Assert.Equal(0, score));
        Assert.Equal(components.Distance(0, 9), 2 * Math.Sqrt(8), 1e-9);
    }

    [Fact]
    public void Who_says_nothing_has_no_place()
    {
        var components = PrincipalComponents.Of(MadeAssembly.Make(5, 8, (actor, proposition) => actor == 4 ? null : (actor * proposition) % 3), 2, TestContext.Current.CancellationToken);

        Assert.False(components.HasPlace(4));
        Assert.True(components.HasPlace(3));
    }
}
