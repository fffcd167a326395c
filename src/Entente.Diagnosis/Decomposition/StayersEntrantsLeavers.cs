namespace Entente.Diagnosis.Decomposition;

/// <summary>A change in a mean, divided among those who stayed, came and left.</summary>
/// <param name="Before">The mean before, D₀ = (1 − s_X) D_S0 + s_X D_X.</param>
/// <param name="After">The mean after, D₁ = (1 − s_E) D_S1 + s_E D_E.</param>
/// <param name="Stayers">D_S1 − D_S0: how the stayers changed.</param>
/// <param name="Entrants">s_E (D_E − D_S1): how far the entrants differ from the stayers of their time.</param>
/// <param name="Leavers">−s_X (D_X − D_S0): how far the leavers differed from the stayers of theirs.</param>
/// <remarks>
/// Entrants and leavers are each held against the stayers of the same period, so that a mean which drifts for all does not count as their
/// doing [Melitz2015]. The three parts add up to the change.
/// </remarks>
public sealed record StayersEntrantsLeavers(double Before, double After, double Stayers, double Entrants, double Leavers)
{
    /// <summary>D₁ − D₀.</summary>
    public double Total => After - Before;

    /// <summary>Divides a change.</summary>
    /// <param name="stayersBefore">D_S0: the mean of the stayers before.</param>
    /// <param name="stayersAfter">D_S1: their mean after.</param>
    /// <param name="entrants">D_E: the mean of the entrants; ignored where their share is 0.</param>
    /// <param name="entrantShare">s_E: their share after, in [0, 1].</param>
    /// <param name="leavers">D_X: the mean of the leavers; ignored where their share is 0.</param>
    /// <param name="leaverShare">s_X: their share before, in [0, 1].</param>
    /// <returns>The division; null if nobody stayed (a share is 1), for then there is nothing to hold the others against.</returns>
    public static StayersEntrantsLeavers? Of(
        double stayersBefore, double stayersAfter, double entrants, double entrantShare, double leavers, double leaverShare)
    {
        Require(entrantShare, nameof(entrantShare));
        Require(leaverShare, nameof(leaverShare));
        if (entrantShare == 1 || leaverShare == 1) return null;
        var coming = entrantShare == 0 ? 0 : entrantShare * (entrants - stayersAfter);
        var going = leaverShare == 0 ? 0 : leaverShare * (leavers - stayersBefore);
        return new StayersEntrantsLeavers(stayersBefore + going, stayersAfter + coming, stayersAfter - stayersBefore, coming, -going);
    }

    private static void Require(double share, string parameter)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(parameter, share, "Expected a share between 0 and 1.");
    }
}
