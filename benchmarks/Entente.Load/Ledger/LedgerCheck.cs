namespace Entente.Load.Ledger;

/// <summary>Compares what a server has on record with what it acknowledged.</summary>
internal static class LedgerCheck
{
    /// <summary>What is wrong with the record of one participant; nothing when all is well.</summary>
    /// <param name="ledger">What was acknowledged.</param>
    /// <param name="participant">The participant's index.</param>
    /// <param name="record">The participant's stances on record: all versions of each.</param>
    public static IReadOnlyList<LedgerFault> Of(StanceLedger ledger, int participant, IReadOnlyList<RecordedStance> record)
    {
        var faults = new List<LedgerFault>();
        var latest = new RecordedStance?[ledger.Statements + 1];
        var seen = new HashSet<(int Statement, int Version)>();
        foreach (var stance in record)
        {
            if (stance.Statement < 1 || stance.Statement > ledger.Statements)
                faults.Add(new LedgerFault(LedgerFaultKind.Invented, participant, stance.Statement, $"no such statement, found version {stance.Version}"));
            else if (!seen.Add((stance.Statement, stance.Version)))
                faults.Add(new LedgerFault(LedgerFaultKind.Doubled, participant, stance.Statement, $"version {stance.Version} stands there twice"));
            else if (latest[stance.Statement] is not { } known || known.Version < stance.Version)
                latest[stance.Statement] = stance;
        }

        for (var statement = 1; statement <= ledger.Statements; statement++)
        {
            var missing = Enumerable.Range(1, latest[statement]?.Version ?? 0).Where(version => !seen.Contains((statement, version))).ToList();
            if (missing.Count > 0) faults.Add(new LedgerFault(LedgerFaultKind.Lost, participant, statement, $"version {missing[0]} is not among the versions listed"));
            if (Fault(ledger, participant, statement, latest[statement]) is { } fault) faults.Add(fault);
        }

        return faults;
    }

    private static LedgerFault? Fault(StanceLedger ledger, int participant, int statement, RecordedStance? found)
    {
        var (version, position) = (ledger.VersionOf(participant, statement), ledger.PositionOf(participant, statement));
        var foundVersion = found?.Version ?? 0;
        var pending = ledger.PendingOf(participant) is { } sent && sent.Statement == statement ? sent : default(SentStance?);
        // What was under way when the server died may be on record or not; either is right, anything else is not.
        if (pending is { } mayBe && foundVersion == version + 1)
            return found!.Value.Position == mayBe.Position ? null : Changed(mayBe.Position);
        if (foundVersion < version)
            return new LedgerFault(LedgerFaultKind.Lost, participant, statement, $"acknowledged version {version} ({position}), found version {foundVersion} ({found?.Position ?? Position.None})");
        if (foundVersion > version)
            return new LedgerFault(version == 0 && pending is null ? LedgerFaultKind.Invented : LedgerFaultKind.Doubled, participant, statement, $"acknowledged version {version} ({position}), found version {foundVersion} ({found!.Value.Position})");
        return foundVersion == 0 || found!.Value.Position == position ? null : Changed(position);

        LedgerFault Changed(Position expected) => new(LedgerFaultKind.Changed, participant, statement, $"version {foundVersion}: expected {expected}, found {found!.Value.Position}");
    }
}

/// <summary>One difference between what was acknowledged and what is on record.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Participant">The participant's index, from 0.</param>
/// <param name="Statement">The statement, from 1.</param>
/// <param name="Detail">What was expected and what was found.</param>
internal sealed record LedgerFault(LedgerFaultKind Kind, int Participant, int Statement, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} stance of participant {Participant} on statement {Statement}: {Detail}";
}

/// <summary>How a record can differ from what was acknowledged.</summary>
internal enum LedgerFaultKind
{
    /// <summary>An acknowledged stance is not there.</summary>
    Lost,

    /// <summary>A stance was entered more than once.</summary>
    Doubled,

    /// <summary>The version is right and its position is not.</summary>
    Changed,

    /// <summary>There is a stance that nobody sent.</summary>
    Invented,
}
