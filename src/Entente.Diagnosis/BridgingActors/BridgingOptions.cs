namespace Entente.Diagnosis.BridgingActors;

/// <summary>Which actors count as bridging.</summary>
public sealed record BridgingOptions
{
    /// <summary>The least <see cref="BridgingActor.Betweenness"/> of an actor between blocs, in [0, 1]. Default 0.5: in the middle half of the way from centre to centre.</summary>
    public double BetweenFrom { get; init; } = 0.5;

    /// <summary>The silhouette below which an actor has no clear bloc. Default 0.25, below which [Rousseeuw1987] and successors see no structure.</summary>
    public double UnclearBelow { get; init; } = 0.25;

    /// <summary>How many periods back movement is measured from; default 10. An actor younger than that is measured from its first point in that time.</summary>
    public int Back { get; init; } = 10;

    /// <summary>The level of the intervals of places, in (0, 1); default 0.9. Movement has the level of the fit.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Refuses options outside their range.</summary>
    internal static void Validate(BridgingOptions options)
    {
        if (!(options.BetweenFrom is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.BetweenFrom, "BetweenFrom: expected a number from 0 to 1.");
        if (options.Back < 1) throw new ArgumentOutOfRangeException(nameof(options), options.Back, "Back: expected 1 or more periods.");
        if (!(options.Level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Level, "Level: expected a probability between 0 and 1.");
    }
}
