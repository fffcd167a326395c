namespace Entente.Dialogue.Parties;

/// <summary>The number of a party. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct PartyId(int Number) : INumbered<PartyId>
{
    static PartyId INumbered<PartyId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
