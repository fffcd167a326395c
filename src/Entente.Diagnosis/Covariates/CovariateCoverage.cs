using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>How much of what one would expect a series has: what a model that uses it will be without.</summary>
/// <param name="Series">The name of the series.</param>
/// <param name="IsDyadic">Whether it is about pairs of states.</param>
/// <param name="Source">The producer to cite, as keys of the bibliography.</param>
/// <param name="FirstYear">The first year covered.</param>
/// <param name="LastYear">The last year covered; before the first if the series has no value.</param>
/// <param name="States">The number of states with a value in some year.</param>
/// <param name="Values">The number of values stored; implied zeros are not counted.</param>
/// <param name="Expected">
/// The state-years, or dyad-years, of members of the Correlates of War state system in the years covered; a directed series expects both directions.
/// Null where no folder says who was a member (series <c>system_member</c>).
/// </param>
/// <param name="Present">How many of the expected ones have a value, implied zeros included; null with <paramref name="Expected"/>.</param>
/// <param name="YearsWithout">The years between the first and the last without any value, in order; empty where absent means 0.</param>
/// <param name="Gaps">
/// Members of the state system that have no value, or in a series of pairs values with less than a tenth of the other members, by spells of years, in
/// the order of codes: who falls out of a model without a word. Empty where absent means 0, or where membership is unknown.
/// </param>
public sealed record CovariateCoverage(
    string Series, bool IsDyadic, string Source, int FirstYear, int LastYear, int States, int Values, long? Expected, long? Present, ImmutableArray<int> YearsWithout, ImmutableArray<CoverageGap> Gaps)
{
    /// <summary>The share of the expected state-years or dyad-years that have a value, 0 to 1; null where nothing is expected or that is unknown.</summary>
    public double? Share => Expected is > 0 && Present is { } present ? (double)present / Expected : null;
}
