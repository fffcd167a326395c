namespace Entente.Records.Sources;

/// <summary>How a tidy table is laid out.</summary>
public enum TableLayout
{
    /// <summary>One row a stance.</summary>
    RowPerStance = 0,

    /// <summary>One row an actor, one column a proposition; the actor stands in the first column unless named.</summary>
    RowPerActor = 1,

    /// <summary>One row a proposition, one column an actor; the proposition stands in the first column unless named.</summary>
    RowPerProposition = 2,
}
