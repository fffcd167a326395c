using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Parties;

/// <summary>Admits a delegation as a party.</summary>
/// <param name="Name">Its name, 1 to 100 characters; no other party may look like it.</param>
/// <param name="Code">A short code of 1 to 12 capital letters and digits, or null.</param>
/// <param name="Weight">Its weight, above 0 and at most 1,000,000; 1 by default.</param>
public sealed record AdmitParty(string Name, string? Code, double Weight = 1) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (PlainText.Check("name", Name, 100, out var name, isOneLine: true) is { } badName)
            return badName;
        if (Code is not null && (Code.Length is < 1 or > 12 || !Code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))))
            return new InvalidField("code", "1 to 12 capital letters and digits", "another form");
        if (!(Weight > 0 && Weight <= 1_000_000))
            return new InvalidField("weight", "a number above 0 and at most 1,000,000", $"{Weight}");
        if (state.Parties.Any(party => party is { HasWithdrawn: false, Name: not null } && (LookAlike.Same(party.Name, name) || (Code is not null && party.Code == Code))))
            return new PartyNameTaken();
        return new PartyAdmitted(new PartyId(state.Parties.Count + 1), name, Code, PartyKind.Delegation, Weight);
    }
}

/// <summary>A party of that name or code, or of a name that looks like it, is here already.</summary>
public sealed record PartyNameTaken()
    : Refusal(RefusalKind.Conflict, "A party with this name or code, or with a name that looks the same, is in the dialogue already. Choose a name that nobody can mistake.");

/// <summary>A party was admitted.</summary>
/// <param name="Party">Its number.</param>
/// <param name="Name">Its name; null for a person of the open floor.</param>
/// <param name="Code">A short code; null when it has none.</param>
/// <param name="Kind">Delegation or person.</param>
/// <param name="Weight">Its weight.</param>
public sealed record PartyAdmitted(PartyId Party, string? Name, string? Code, PartyKind Kind, double Weight) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Parties.Add(new Party(Party, Name, Code, Kind, Weight));
}
