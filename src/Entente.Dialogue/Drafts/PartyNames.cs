using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>What parties are called before somebody, as far as the rules of the room let them know.</summary>
/// <remarks>
/// Attributed: by code, else name, to everybody but observers. Pseudonymous: a person of the open floor by the name they chose; a
/// delegation chose none and is not named.
/// Anonymous: nobody but one's own party. Where parties are not named they are not counted either, for from two counts in a row one could
/// tell who moved.
/// </remarks>
internal sealed class PartyNames
{
    private readonly DialogueState _state;
    private readonly Dictionary<int, string> _pseudonyms = [];
    private readonly PartyId? _own;
    private readonly bool _isWatching;

    private PartyNames(DialogueState state, Participant? viewer, bool isOnRecord)
    {
        _state = state;
        _own = viewer?.Party;
        _isWatching = !isOnRecord && (viewer is null || !RolePermissions.Allows(viewer.Role, Permission.SeeOverlap));
        foreach (var participant in state.Participants)
        {
            if (participant is { Party: { } party, Name.Value: { } name } && state.Find(party) is { Kind: PartyKind.Person })
                _pseudonyms[party.Number] = name;
        }
    }

    /// <summary>The names of parties before a viewer.</summary>
    public static PartyNames For(DialogueState state, Participant? viewer) => new(state, viewer, false);

    /// <summary>The names of parties on a record that observers read too.</summary>
    public static PartyNames OnRecord(DialogueState state, Participant? viewer) => new(state, viewer, true);

    /// <summary>Whether the viewer may know which party it is.</summary>
    public bool IsNamed(PartyId party) => Of(party) is not null;

    /// <summary>What a party is called; null where the viewer may not know which party it is.</summary>
    public string? Of(PartyId party)
    {
        if (_state.Find(party) is not { } found)
            return null;
        if (party != _own && (_isWatching || _state.Rules.Attribution == Attribution.Anonymous))
            return null;
        if (party != _own && _state.Rules.Attribution == Attribution.Pseudonymous)
            return _pseudonyms.GetValueOrDefault(party.Number);
        return found.Code ?? found.Name ?? _pseudonyms.GetValueOrDefault(party.Number) ?? $"Party {party}";
    }

    /// <summary>The parties among some that are still here and that the viewer may know, with their names, in the order of their
    /// numbers.</summary>
    public IReadOnlyList<NamedParty> Known(IEnumerable<PartyId> parties) =>
        [.. parties.Where(party => _state.Find(party) is { HasWithdrawn: false }).Select(party => (party, Name: Of(party)))
            .Where(one => one.Name is not null)
            .Select(one => new NamedParty(one.party, one.Name!))];

    /// <summary>The names in a sentence; those that may not be known are "others".</summary>
    public string List(IReadOnlyList<PartyId> parties)
    {
        var known = parties.Select(Of).Where(name => name is not null).ToList();
        if (known.Count < parties.Count)
            known.Add(known.Count == 0 ? "some" : "others");
        return string.Join(", ", known);
    }
}

/// <summary>A party and what it is called before the viewer.</summary>
/// <param name="Party">The party.</param>
/// <param name="Name">Its code, its name, or the pseudonym of the person.</param>
public sealed record NamedParty(PartyId Party, string Name);
