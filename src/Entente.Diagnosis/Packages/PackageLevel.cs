namespace Entente.Diagnosis.Packages;

/// <summary>What a level of the search makes as large as it can be.</summary>
public enum PackageQuantity
{
    /// <summary>The gain of the party that gains least.</summary>
    WorstGain = 0,

    /// <summary>The number of propositions.</summary>
    Size = 1,

    /// <summary>The sum of the gains of all parties.</summary>
    TotalGain = 2,
}

/// <summary>What was reached at a level of the search, given what was reached at those before it.</summary>
/// <param name="Quantity">What was made large.</param>
/// <param name="Value">What was reached: gains in the unit of utilities (inside the solver in its whole units), sizes in propositions.</param>
/// <param name="Bound">What no package can exceed; equal to the value where it is proven to be the largest.</param>
public readonly record struct PackageLevel(PackageQuantity Quantity, double Value, double Bound)
{
    /// <summary>Whether nothing larger is possible.</summary>
    public bool IsProven => Bound <= Value;

    /// <summary>How much more there might be, 0 or more.</summary>
    public double Gap => Bound - Value;
}
