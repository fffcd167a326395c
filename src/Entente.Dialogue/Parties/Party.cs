namespace Entente.Dialogue.Parties;

/// <summary>A side of the dialogue: a delegation, however many seats it holds, or one person of the open floor. One party, one voice, one weight.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name; null for a person of the open floor.</param>
/// <param name="Code">A short code, such as ISO 3166-1 alpha-3 of a state; null when it has none.</param>
/// <param name="Kind">Delegation or person of the open floor.</param>
/// <param name="Weight">Its weight in every share, above 0; 1 unless the rules of the room say otherwise.</param>
public sealed record Party(PartyId Id, string? Name, string? Code, PartyKind Kind, double Weight)
{
    /// <summary>Whether it has left the dialogue; its stances stay in the log and no longer count.</summary>
    public bool HasWithdrawn { get; init; }
}

/// <summary>The kinds of party.</summary>
public enum PartyKind
{
    /// <summary>A delegation: its seats speak with one voice.</summary>
    Delegation,

    /// <summary>A person of the open floor: a party of their own.</summary>
    Person,
}
