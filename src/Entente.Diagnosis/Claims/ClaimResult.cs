namespace Entente.Diagnosis.Claims;

/// <summary>A claim with what the data say to it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">The estimate with its interval and sample.</param>
/// <param name="AdjustedP">The p-value allowing for the number of claims tested together [Holm1979]; null where there is no test.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why this verdict, in a sentence.</param>
public sealed record ClaimResult(Claim Claim, Finding Finding, double? AdjustedP, ClaimVerdict Verdict, string Reason);
