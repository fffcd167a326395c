using System.Net;
using Entente.Load.Ledger;
using Entente.Load.Protocol;

namespace Entente.Load.Runs;

/// <summary>Asks the server for every participant's stances and holds them against the ledger.</summary>
internal static class LedgerAudit
{
    private static readonly TimeSpan RecordPatience = TimeSpan.FromSeconds(60);

    /// <summary>Looks at all participants.</summary>
    /// <param name="server">The server.</param>
    /// <param name="stage">The dialogue.</param>
    /// <param name="ledger">What was acknowledged.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What is wrong; nothing when each acknowledged stance is there exactly once.</returns>
    public static IReadOnlyList<string> Of(IPEndPoint server, Stage stage, StanceLedger ledger, CancellationToken cancellation)
    {
        var faults = new List<string>[ledger.Participants];
        Stage.Share(server, ledger.Participants, (hand, participant) => faults[participant] = Look(hand, stage, ledger, participant), cancellation);
        return [.. faults.SelectMany(found => found)];
    }

    /// <summary>Holds the exported record against the ledger.</summary>
    /// <param name="server">The server.</param>
    /// <param name="stage">The dialogue.</param>
    /// <param name="ledger">What was acknowledged.</param>
    /// <returns>What is wrong; nothing when the record is what was acknowledged.</returns>
    public static IReadOnlyList<string> OfRecord(IPEndPoint server, Stage stage, StanceLedger ledger)
    {
        using var client = new WorkbenchClient(server, RecordPatience);
        try
        {
            return RecordTable.Read(client.Record(stage.Convener, stage.Dialogue)).Compare(RecordTable.Of(ledger, stage.Seats));
        }
        catch (Exception fault) when (fault is UnexpectedAnswerException or InvalidDataException)
        {
            return [fault.Message];
        }
    }

    private static List<string> Look(WorkbenchClient hand, Stage stage, StanceLedger ledger, int participant)
    {
        try
        {
            return [.. LedgerCheck.Of(ledger, participant, hand.Stances(stage.Tokens[participant], stage.Dialogue)).Select(fault => fault.ToString())];
        }
        catch (UnexpectedAnswerException fault)
        {
            // A session that is gone, or a participant whom the dialogue has forgotten.
            return [$"participant {participant}: {fault.Message}"];
        }
    }
}
