using System.Collections.Immutable;

namespace Entente.Diagnosis.Peace;

/// <summary>A coefficient of the dispute model.</summary>
/// <param name="Term">The term, of <see cref="DisputeTerms"/> or years of peace.</param>
/// <param name="Estimate">The change of the log odds with one standard deviation of the term, or with a term that is 0 or 1.</param>
/// <param name="StandardError">Its dyadic-robust standard error; positive.</param>
/// <param name="IsStandardized">Whether the term is in standard deviations; else it is 0 or 1.</param>
public sealed record DisputeCoefficient(string Term, double Estimate, double StandardError, bool IsStandardized);

/// <summary>The fitted dispute model.</summary>
public sealed record DisputeFit
{
    /// <summary>The coefficients, without the constant; empty if there is no fit.</summary>
    public ImmutableArray<DisputeCoefficient> Coefficients { get; init; } = [];

    /// <summary>Pair-years in the model.</summary>
    public int Rows { get; init; }

    /// <summary>Pairs in the model.</summary>
    public int Pairs { get; init; }

    /// <summary>Pair-years in which what is explained began.</summary>
    public int Events { get; init; }

    /// <summary>Pair-years that were left out for want of a covariate.</summary>
    public int LeftOut { get; init; }

    /// <summary>The first year with a row.</summary>
    public int From { get; init; }

    /// <summary>The last year with a row.</summary>
    public int To { get; init; }

    /// <summary>Degrees of freedom of Student's t: states in the model less one.</summary>
    public double Degrees { get; init; }

    /// <summary>What is explained, as a noun.</summary>
    public string OutcomeName { get; init; } = "";

    /// <summary>Why there is no fit; null if there is.</summary>
    public string? Missing { get; init; }

    /// <summary>The coefficient of a term; null if it does not vary.</summary>
    public DisputeCoefficient? Find(string term) => Coefficients.FirstOrDefault(coefficient => coefficient.Term == term);
}
