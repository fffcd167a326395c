namespace Entente.Dialogue.Rounds;

/// <summary>The number of a round. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct RoundId(int Number) : INumbered<RoundId>
{
    static RoundId INumbered<RoundId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
