namespace Entente.Dialogue.Participants;

/// <summary>The number of a participant. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct ParticipantId(int Number) : INumbered<ParticipantId>
{
    static ParticipantId INumbered<ParticipantId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
