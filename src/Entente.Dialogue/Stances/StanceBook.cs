using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Stances;

/// <summary>The stances of a dialogue: every version in the order they were taken, and the latest of each party on each statement.</summary>
/// <remarks>A version takes 40 bytes and an entry of the index; the words, which few have, stand apart. Finding the latest stance is one look-up; whether a party
/// has spoken on a statement is one bit.</remarks>
public sealed class StanceBook
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(int Statement, int Party), int> _latest = [];
    private readonly Dictionary<int, PersonalText> _words = [];
    private readonly List<ulong[]> _spoken = [];
    private readonly List<int> _standing = [];

    /// <summary>How many versions there are.</summary>
    public int Versions => _entries.Count;

    /// <summary>How many pairs of party and statement have a latest version, withdrawn ones included.</summary>
    public int Pairs => _latest.Count;

    /// <summary>The latest stance of a party on a statement; null when it never took one.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="party">The party.</param>
    public StanceVersion? Latest(StatementId statement, PartyId party) =>
        _latest.TryGetValue((statement.Number, party.Number), out var place) ? At(place) : null;

    /// <summary>The latest position of a party on a statement, without making an object of it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="party">The party.</param>
    /// <returns>The position; <see cref="Position.None"/> when there is none or it was withdrawn.</returns>
    public Position PositionOf(StatementId statement, PartyId party) =>
        _latest.TryGetValue((statement.Number, party.Number), out var place) ? _entries[place].Position : Position.None;

    /// <summary>The latest position and importance of a party on a statement, without making an object of them; null when there is none or it was withdrawn.</summary>
    internal (Position Position, int Importance)? Standing(StatementId statement, PartyId party) =>
        _latest.TryGetValue((statement.Number, party.Number), out var place) && _entries[place].Position != Position.None
            ? (_entries[place].Position, _entries[place].Importance)
            : null;

    /// <summary>The version number of a party's latest stance on a statement; 0 when it never took one.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="party">The party.</param>
    public int VersionOf(StatementId statement, PartyId party) =>
        _latest.TryGetValue((statement.Number, party.Number), out var place) ? _entries[place].Number : 0;

    /// <summary>The latest stance of each party on each statement that stands, in the order of the first version of each.</summary>
    public IEnumerable<StanceVersion> Standing() => _latest.Values.Select(At).Where(version => version.Position != Position.None);

    /// <summary>All versions, oldest first.</summary>
    public IEnumerable<StanceVersion> All() => Enumerable.Range(0, _entries.Count).Select(At);

    /// <summary>All versions of a party on a statement, newest first.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="party">The party.</param>
    public IEnumerable<StanceVersion> History(StatementId statement, PartyId party)
    {
        for (var place = _latest.GetValueOrDefault((statement.Number, party.Number), -1); place >= 0; place = _entries[place].Previous)
            yield return At(place);
    }

    /// <summary>Whether a party ever took a stance on a statement, be it withdrawn since.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="party">The party.</param>
    public bool HasSpoken(StatementId statement, PartyId party) => Has(party.Number < _spoken.Count ? _spoken[party.Number] : [], statement.Number);

    /// <summary>How many parties have a stance on a statement that stands, those that left the dialogue included.</summary>
    /// <param name="statement">The statement.</param>
    public int StandingOn(StatementId statement) => statement.Number < _standing.Count ? _standing[statement.Number] : 0;

    /// <summary>The bits of the statements that a party has spoken on, for those who ask about many; empty when it never spoke.</summary>
    internal ReadOnlySpan<ulong> SpokenBy(PartyId party) => party.Number < _spoken.Count ? _spoken[party.Number] : [];

    internal static bool Has(ReadOnlySpan<ulong> spoken, int statement) => statement >> 6 < spoken.Length && (spoken[statement >> 6] >> (statement & 63) & 1) != 0;

    /// <summary>The latest stances in three columns of equal length, in the order they were taken; or, of those that were released, the latest.</summary>
    /// <remarks>One pass over the rows: the dialogue stands still for it, for about 5 ms at a million versions.</remarks>
    internal (int[] Statements, int[] Parties, Position[] Positions) Columns(bool areReleased)
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        var (statements, parties, positions) = (new int[_latest.Count], new int[_latest.Count], new Position[_latest.Count]);
        var next = 0;
        foreach (ref readonly var entry in entries)
        {
            if (areReleased ? !entry.IsReleased || entry.IsReleasedAnew : entry.IsSuperseded)
                continue;
            (statements[next], parties[next], positions[next]) = (entry.Statement, entry.Party, entry.Position);
            next++;
        }
        Array.Resize(ref statements, next);
        Array.Resize(ref parties, next);
        Array.Resize(ref positions, next);
        return (statements, parties, positions);
    }

    /// <summary>Whether the latest version of a party on a statement is in a released table; false when there is none.</summary>
    internal bool IsReleased(StatementId statement, PartyId party) =>
        _latest.TryGetValue((statement.Number, party.Number), out var place) && _entries[place].IsReleased;

    /// <summary>Notes that the latest version of a party on a statement is in a released table.</summary>
    internal void Release(StatementId statement, PartyId party)
    {
        if (!_latest.TryGetValue((statement.Number, party.Number), out var place))
            return;
        var entries = CollectionsMarshal.AsSpan(_entries);
        entries[place] = entries[place] with { IsReleased = true };
        for (var earlier = entries[place].Previous; earlier >= 0; earlier = entries[earlier].Previous)
        {
            if (!entries[earlier].IsReleased)
                continue;
            entries[earlier] = entries[earlier] with { IsReleasedAnew = true };
            break;
        }
    }

    /// <summary>Enters a version as the latest of its party on its statement.</summary>
    /// <param name="version">The version.</param>
    internal void Add(StanceVersion version)
    {
        var key = (version.Statement.Number, version.Party.Number);
        var previous = _latest.GetValueOrDefault(key, -1);
        Count(version.Statement.Number, version.Party.Number, version.Position, previous);
        if (version.Words is not null)
            _words[_entries.Count] = version.Words;
        _latest[key] = _entries.Count;
        if (previous >= 0)
            _entries[previous] = _entries[previous] with { IsSuperseded = true };
        _entries.Add(new Entry(
            version.Statement.Number, version.Party.Number, version.By?.Number ?? 0, version.Round?.Number ?? 0, previous, version.Number,
            version.At.UtcTicks, version.Position, (byte)version.Importance));
    }

    /// <summary>Erases the words of somebody from all versions; their positions stay.</summary>
    internal void EraseWords(Participants.ParticipantId person)
    {
        foreach (var (place, words) in _words)
        {
            if (words.Person == person)
                _words[place] = words with { Value = null };
        }
    }

    /// <summary>The words of versions by their place; few versions have any.</summary>
    internal IReadOnlyDictionary<int, PersonalText> Words => _words;

    /// <summary>All versions as fixed rows, for a snapshot.</summary>
    internal byte[] Rows() => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_entries)).ToArray();

    /// <summary>Fills an empty book from the rows of a snapshot.</summary>
    /// <returns>Whether the rows were whole.</returns>
    internal bool Restore(ReadOnlySpan<byte> rows, Dictionary<int, PersonalText> words)
    {
        if (rows.Length % Unsafe.SizeOf<Entry>() != 0)
            return false;
        var entries = MemoryMarshal.Cast<byte, Entry>(rows);
        _entries.EnsureCapacity(entries.Length);
        foreach (ref readonly var entry in entries)
        {
            Count(entry.Statement, entry.Party, entry.Position, entry.Previous);
            _latest[(entry.Statement, entry.Party)] = _entries.Count;
            _entries.Add(entry);
        }
        foreach (var (place, text) in words)
            _words[place] = text;
        return true;
    }

    private void Count(int statement, int party, Position position, int previous)
    {
        while (_spoken.Count <= party)
            _spoken.Add([]);
        while (_standing.Count <= statement)
            _standing.Add(0);
        var word = statement >> 6;
        var spoken = _spoken[party];
        if (word >= spoken.Length)
        {
            Array.Resize(ref spoken, word + 1);
            _spoken[party] = spoken;
        }
        spoken[word] |= 1UL << (statement & 63);
        var stood = previous >= 0 && _entries[previous].Position != Position.None;
        _standing[statement] += (position != Position.None ? 1 : 0) - (stood ? 1 : 0);
    }

    private StanceVersion At(int place)
    {
        var entry = _entries[place];
        return new StanceVersion(
            new StatementId(entry.Statement), new PartyId(entry.Party), entry.Position, entry.Importance, _words.GetValueOrDefault(place), entry.Number,
            entry.By == 0 ? null : new Participants.ParticipantId(entry.By), entry.Round == 0 ? null : new Rounds.RoundId(entry.Round),
            new DateTimeOffset(entry.Ticks, TimeSpan.Zero));
    }

    // Packed, so that a snapshot holds no bytes that nobody wrote.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Entry(
        int Statement, int Party, int By, int Round, int Previous, int Number, long Ticks, Position Position, byte Importance)
    {
        public bool IsReleased { get; init; }

        // A later version stands.
        public bool IsSuperseded { get; init; }

        // A later version was released.
        public bool IsReleasedAnew { get; init; }
    }
}
