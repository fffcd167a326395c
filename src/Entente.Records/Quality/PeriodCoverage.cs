namespace Entente.Records.Quality;

/// <summary>How full a record is in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Propositions">The propositions in it.</param>
/// <param name="Actors">The actors with a stance in it.</param>
/// <param name="Stances">The stances in it.</param>
public sealed record PeriodCoverage(Period Period, int Propositions, int Actors, int Stances)
{
    /// <summary>The share of cells that hold a stance, of the actors that took one in the period, in [0, 1]; null if it holds none.</summary>
    public double? Coverage => Stances == 0 ? null : Stances / ((double)Propositions * Actors);
}
