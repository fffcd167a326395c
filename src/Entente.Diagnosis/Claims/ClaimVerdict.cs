namespace Entente.Diagnosis.Claims;

/// <summary>What the data say to a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>The data do not decide, or the data that would are not here.</summary>
    Undecided = 0,

    /// <summary>The whole interval lies on the claimed side, and does so allowing for the number of claims tested.</summary>
    Supported = 1,

    /// <summary>The whole interval lies on the other side, and does so allowing for the number of claims tested.</summary>
    Contradicted = 2,
}
