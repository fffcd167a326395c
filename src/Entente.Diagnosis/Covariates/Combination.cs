namespace Entente.Diagnosis.Covariates;

/// <summary>The value of a year when several rows are about the same states and year.</summary>
public enum Combination
{
    /// <summary>There should be one row. Equal rows are noted; rows that differ are an error that names file, line and key.</summary>
    One = 0,

    /// <summary>The sum of the rows.</summary>
    Sum = 1,

    /// <summary>The largest value.</summary>
    Largest = 2,

    /// <summary>The smallest value above zero, or zero if there is none: the closest of several kinds of contiguity.</summary>
    Closest = 3,

    /// <summary>The spell that lasts longest into the year or beyond it; of spells that end on the same day, the later row.</summary>
    Last = 4,
}
