namespace Entente.Dialogue.Invitations;

/// <summary>The number of an invitation. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct InvitationId(int Number) : INumbered<InvitationId>
{
    static InvitationId INumbered<InvitationId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
