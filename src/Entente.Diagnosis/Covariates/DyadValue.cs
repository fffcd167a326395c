namespace Entente.Diagnosis.Covariates;

/// <summary>A fact about two states in a year.</summary>
/// <param name="First">The code of the first state: in a directed series the one that acts (owes, sends); else the one whose code comes first.</param>
/// <param name="Second">The code of the second state.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The value, finite, in the unit of its series.</param>
public readonly record struct DyadValue(string First, string Second, int Year, double Value);
