namespace Entente.Load.Ledger;

/// <summary>
/// What the server acknowledged: of each participant and statement the latest position and its version. Every stance sent differs from the one before it
/// on the same statement, so that a lost one leaves the version too low and a doubled one too high.
/// </summary>
/// <remarks>A participant belongs to one sender at a time; nothing is locked.</remarks>
internal sealed class StanceLedger
{
    /// <summary>How many of a participant's last requests are kept to be sent again late.</summary>
    public const int Kept = 8;

    private readonly Position[] _positions;
    private readonly int[] _versions;
    private readonly SentStance?[] _pending;
    private readonly SentStance[] _recent;
    private readonly int[] _sent;

    /// <summary>An empty ledger.</summary>
    /// <param name="participants">The number of participants.</param>
    /// <param name="statements">The number of statements.</param>
    public StanceLedger(int participants, int statements)
    {
        (Participants, Statements) = (participants, statements);
        (_positions, _versions) = (new Position[participants * statements], new int[participants * statements]);
        (_pending, _recent, _sent) = (new SentStance?[participants], new SentStance[participants * Kept], new int[participants]);
    }

    /// <summary>The number of participants.</summary>
    public int Participants { get; }

    /// <summary>The number of statements.</summary>
    public int Statements { get; }

    /// <summary>The latest acknowledged position; none where there is none.</summary>
    public Position PositionOf(int participant, int statement) => _positions[Cell(participant, statement)];

    /// <summary>The version of the latest acknowledged position; 0 where there is none.</summary>
    public int VersionOf(int participant, int statement) => _versions[Cell(participant, statement)];

    /// <summary>How many requests a participant has sent, repeated ones counted once.</summary>
    public int SentBy(int participant) => _sent[participant];

    /// <summary>The request of a participant whose outcome is not known; null when there is none.</summary>
    public SentStance? PendingOf(int participant) => _pending[participant];

    /// <summary>A participant's last acknowledged requests, oldest first.</summary>
    public IEnumerable<SentStance> RecentOf(int participant)
    {
        var last = _sent[participant] - (_pending[participant] is null ? 0 : 1);
        for (var number = Math.Max(0, last - Kept + 1); number < last; number++) yield return _recent[(participant * Kept) + (number % Kept)];
    }

    /// <summary>Notes that a stance is being sent: from now on it may be on record.</summary>
    public void Send(int participant, SentStance stance)
    {
        _pending[participant] = stance;
        _recent[(participant * Kept) + (_sent[participant]++ % Kept)] = stance;
    }

    /// <summary>Notes that the pending stance was acknowledged: from now on it must be on record.</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="version">The version that the server told; null where it told none.</param>
    /// <returns>Whether it is the version that follows from what was acknowledged before.</returns>
    public bool Acknowledge(int participant, int? version)
    {
        var stance = _pending[participant]!.Value;
        var cell = Cell(participant, stance.Statement);
        var expected = _versions[cell] + 1;
        (_positions[cell], _versions[cell], _pending[participant]) = (stance.Position, version ?? expected, null);
        return version == expected;
    }

    /// <summary>Notes that the pending stance was refused: it must not be on record.</summary>
    public void Refuse(int participant) => _pending[participant] = null;

    private int Cell(int participant, int statement) => (participant * Statements) + statement - 1;
}
