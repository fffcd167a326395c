using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>The stances of the parties on the elements of a draft and on their wordings: every version, and a row of the latest for
/// each.</summary>
/// <remarks>A row is one byte a party, so who is against is found by looking for two values in a few hundred bytes.</remarks>
public sealed class DraftStanceBook
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(int Element, int Wording), Row> _rows = [];
    private readonly Dictionary<int, PersonalText> _words = [];

    /// <summary>How many versions there are.</summary>
    public int Versions => _entries.Count;

    /// <summary>The latest stance of a party; null when it never took one.</summary>
    /// <param name="element">The element.</param>
    /// <param name="wording">The wording; null for the element as such.</param>
    /// <param name="party">The party.</param>
    public DraftStance? Latest(ElementId element, WordingId? wording, PartyId party) =>
        _rows.TryGetValue((element.Number, wording?.Number ?? 0), out var row) && row.Latest(party) is var place and >= 0 ? At(place)
            : null;

    /// <summary>The latest position of a party.</summary>
    /// <param name="element">The element.</param>
    /// <param name="wording">The wording; null for the element as such.</param>
    /// <param name="party">The party.</param>
    public Position PositionOf(ElementId element, WordingId? wording, PartyId party) =>
        party.Number - 1 is var place && Positions(element, wording) is var row && place >= 0 && place < row.Length ? (Position)row[place]
            : Position.None;

    /// <summary>The latest stances that stand, of all parties on everything.</summary>
    public IEnumerable<DraftStance> Standing() => _rows.Values.SelectMany(row => row.Places()).Select(At)
        .Where(stance => stance.Position != Position.None);

    /// <summary>All versions, oldest first.</summary>
    public IEnumerable<DraftStance> All() => Enumerable.Range(0, _entries.Count).Select(At);

    /// <summary>The latest positions, a byte a party in the order of their numbers; parties after the end have none.</summary>
    internal ReadOnlySpan<byte> Positions(ElementId element, WordingId? wording) =>
        _rows.TryGetValue((element.Number, wording?.Number ?? 0), out var row) ? row.Positions : [];

    /// <summary>The parties that oppose or drew a red line, whether or not they are still here.</summary>
    internal IReadOnlyList<PartyId> Against(ElementId element, WordingId? wording) =>
        Of(Positions(element, wording), Position.Oppose, Position.RedLine);

    /// <summary>The parties that support, with or without a reservation, whether or not they are still here.</summary>
    internal IReadOnlyList<PartyId> For(ElementId element, WordingId? wording) =>
        Of(Positions(element, wording), Position.Support, Position.SupportWithReservation);

    internal void Add(DraftStance stance)
    {
        var key = (Element: stance.Element.Number, Wording: stance.Wording?.Number ?? 0);
        if (!_rows.TryGetValue(key, out var row))
            _rows[key] = row = new Row();
        if (stance.Words is not null)
            _words[_entries.Count] = stance.Words;
        row.Put(stance.Party, stance.Position, _entries.Count);
        _entries.Add(new Entry(key.Element, key.Wording, stance.Party.Number, stance.By?.Number ?? 0, stance.Version, stance.Revision,
            stance.At.UtcTicks, stance.Position));
    }

    /// <summary>Erases the words of somebody from all versions; their positions stay.</summary>
    internal void EraseWords(ParticipantId person)
    {
        foreach (var (place, words) in _words)
        {
            if (words.Person == person)
                _words[place] = words with { Value = null };
        }
    }

    private static List<PartyId> Of(ReadOnlySpan<byte> row, Position first, Position second)
    {
        if (!row.ContainsAny((byte)first, (byte)second))
            return [];
        var parties = new List<PartyId>();
        for (var place = 0; place < row.Length; place++)
        {
            if (row[place] == (byte)first || row[place] == (byte)second)
                parties.Add(new PartyId(place + 1));
        }
        return parties;
    }

    private DraftStance At(int place)
    {
        var entry = _entries[place];
        return new DraftStance(
            new ElementId(entry.Element), entry.Wording == 0 ? null : new WordingId(entry.Wording), new PartyId(entry.Party),
                entry.Position, _words.GetValueOrDefault(place),
            entry.Version, entry.Revision, entry.By == 0 ? null : new ParticipantId(entry.By),
                new DateTimeOffset(entry.Ticks, TimeSpan.Zero));
    }

    private readonly record struct Entry(int Element, int Wording, int Party, int By, int Version, int Revision, long Ticks,
        Position Position);

    private sealed class Row
    {
        private byte[] _positions = [];
        private int[] _latest = [];

        public ReadOnlySpan<byte> Positions => _positions;

        public int Latest(PartyId party) => party.Number >= 1 && party.Number <= _latest.Length ? _latest[party.Number - 1] : -1;

        public IEnumerable<int> Places() => _latest.Where(place => place >= 0);

        public void Put(PartyId party, Position position, int place)
        {
            if (party.Number > _positions.Length)
            {
                var before = _latest.Length;
                var size = Math.Max(party.Number, Math.Min(before * 2, before + 1_024));
                Array.Resize(ref _positions, size);
                Array.Resize(ref _latest, size);
                _latest.AsSpan(before).Fill(-1);
            }
            _positions[party.Number - 1] = (byte)position;
            _latest[party.Number - 1] = place;
        }
    }
}

/// <summary>One version of a party's stance on an element or on one of its wordings. The latest counts.</summary>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="Wording">The wording; null for the element as such, however it is worded.</param>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; none where it was withdrawn.</param>
/// <param name="Words">The reservation or the reason of the red line; null otherwise.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Revision">The revision of the draft that it was taken on.</param>
/// <param name="By">The seat that spoke for the party.</param>
/// <param name="At">When.</param>
public sealed record DraftStance(
    ElementId Element, WordingId? Wording, PartyId Party, Position Position, PersonalText? Words, int Version, int Revision,
        ParticipantId? By, DateTimeOffset At);
