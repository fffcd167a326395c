using Entente.Diagnosis.Decomposition;
using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>A change in disagreement with the worths of its eight coalitions in every replicate, so that any number made of them has its interval.</summary>
/// <param name="Worths">The worth of each coalition; length 8.</param>
/// <param name="Replicates">The worths in each replicate.</param>
/// <param name="ActorsBefore">Actors with a position before.</param>
/// <param name="ActorsAfter">Actors with a position after.</param>
/// <param name="ItemsBefore">Items before.</param>
/// <param name="ItemsAfter">Items after.</param>
internal sealed record DrawnChange(double[] Worths, double[][] Replicates, int ActorsBefore, int ActorsAfter, int ItemsBefore, int ItemsAfter)
{
    /// <summary>The change between two periods.</summary>
    /// <exception cref="ArgumentException">A period has no item or fewer than two actors.</exception>
    public static DrawnChange Of(IdealPointFit fit, YearRange before, YearRange after, DecompositionOptions options, CancellationToken cancellation)
    {
        var (keysBefore, keysAfter) = (FitAgenda.PeriodsOf(fit, before, nameof(before)), FitAgenda.PeriodsOf(fit, after, nameof(after)));
        var members = MemberPositions.Of(fit, keysBefore, keysAfter);
        if (members.MembersBefore < 2 || members.MembersAfter < 2) throw new ArgumentException($"Fewer than two actors have a position in {before} or {after}.", nameof(fit));
        var (itemsBefore, itemsAfter) = (FitAgenda.ItemsOf(fit, keysBefore), FitAgenda.ItemsOf(fit, keysAfter));
        var scale = ScaleUncertainty.Of(fit, keysBefore, keysAfter, cancellation);
        var game = new DisagreementGame(members, [.. itemsBefore.Select(item => fit.Items[item])], [.. itemsAfter.Select(item => fit.Items[item])], scale ?? default);
        return new DrawnChange(
            game.Worths(), [.. game.Replicates(options, null, cancellation).Chunk(DisagreementGame.Coalitions)], members.MembersBefore, members.MembersAfter, itemsBefore.Length, itemsAfter.Length);
    }
}
