using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Overviews;

/// <summary>What parties are called towards others in the dialogue: a delegation by its name; a person by the name or pseudonym they chose, and by none in an anonymous
/// dialogue.</summary>
internal sealed class PartyNames
{
    private readonly string?[] _names;

    private PartyNames(string?[] names) => _names = names;

    public string? this[PartyId party] => party.Number >= 1 && party.Number <= _names.Length ? _names[party.Number - 1] : null;

    public static PartyNames Of(DialogueState state)
    {
        var names = new string?[state.Parties.Count];
        foreach (var party in state.Parties)
            names[party.Id.Number - 1] = party.Name;
        if (state.Rules.Attribution != Attribution.Anonymous)
        {
            foreach (var participant in state.Participants)
            {
                if (participant is { Party: { } own, Name.Value: { } name } && state.Find(own) is { Kind: PartyKind.Person })
                    names[own.Number - 1] = name;
            }
        }
        return new PartyNames(names);
    }
}
