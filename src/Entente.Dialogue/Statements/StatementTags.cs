using Entente.Records;

namespace Entente.Dialogue.Statements;

/// <summary>Where a statement stands in the codebook; each axis may be open.</summary>
/// <param name="GoalLevel">Basic security, economic justice or global issues.</param>
/// <param name="Sector">Military, political, economic, societal or environmental.</param>
/// <param name="Approach">The approach to security that it takes.</param>
public sealed record StatementTags(GoalLevel? GoalLevel = null, Sector? Sector = null, Approach? Approach = null)
{
    /// <summary>No tags.</summary>
    public static StatementTags None { get; } = new(null, null, null);
}

/// <summary>Approaches to security (the essay, 1.1 and 3.4).</summary>
public enum Approach
{
    /// <summary>Each for itself.</summary>
    SelfHelp = 1,

    /// <summary>Order kept by one.</summary>
    Hegemony,

    /// <summary>Power set against power.</summary>
    BalanceOfPower,

    /// <summary>All against the one who breaks the peace.</summary>
    Collective,

    /// <summary>Working together, also with those outside an alliance.</summary>
    Cooperative,

    /// <summary>Security with the other, not against them.</summary>
    Common,

    /// <summary>A community in which force is no longer expected.</summary>
    Community,
}
