namespace Entente.Diagnosis.Covariates;

/// <summary>Years in which a member of the state system is all but absent from a series.</summary>
/// <param name="State">The code of the state.</param>
/// <param name="FirstYear">The first year.</param>
/// <param name="LastYear">The last year.</param>
public sealed record CoverageGap(string State, int FirstYear, int LastYear);
