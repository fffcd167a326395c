namespace Entente.Diagnosis.Covariates;

/// <summary>A fact about a state in a year.</summary>
/// <param name="State">The code of the state.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The value, finite, in the unit of its series.</param>
public readonly record struct StateValue(string State, int Year, double Value);
