namespace Entente.Diagnosis.Drivers;

/// <summary>What a pair of states has in a period, or lacks: null where it is unknown.</summary>
/// <param name="facts">The period's facts.</param>
/// <param name="first">Code of one state.</param>
/// <param name="second">Code of the other state; the value must not depend on which is which.</param>
public delegate double? PairValue(PeriodFacts facts, string first, string second);

/// <summary>A covariate of the model of disagreement.</summary>
/// <param name="Name">The name for readers; unique within a model.</param>
/// <param name="Block">The cause that it stands for.</param>
/// <param name="Meaning">What it is, with its unit.</param>
/// <param name="Reason">Why it stands for the cause, and how well.</param>
/// <param name="Value">How it follows from the facts.</param>
public sealed record DriverCovariate(string Name, DriverBlock Block, string Meaning, string Reason, PairValue Value);
