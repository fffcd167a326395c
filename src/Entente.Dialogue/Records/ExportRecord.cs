using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Records;

/// <summary>Takes the dialogue away as a stance record.</summary>
/// <param name="ShuffleKey">32 bytes drawn by the server for this export; see <see cref="DialogueRecordOptions.ShuffleKey"/>.</param>
public sealed record ExportRecord(ReadOnlyMemory<byte> ShuffleKey) : DialogueQuestion<ExportedRecord>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Export;

    /// <inheritdoc/>
    protected internal override Answer<ExportedRecord> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Rules.Attribution != Attribution.Attributed)
        {
            if (ShuffleKey.Length < 16)
                return new InvalidField("shuffleKey", "at least 16 random bytes, drawn by the server", $"{ShuffleKey.Length}");
            if (state.OpenRound(context.Now) is { } open && open.Takes.HasFlag(Rounds.RoundTakes.Stances))
                return new StancesAreHidden();
        }
        var record = DialogueRecord.Of(state, new DialogueRecordOptions { ShuffleKey = ShuffleKey });
        if (state.Rules.Attribution != Attribution.Attributed && record.Actors.Length < state.Rules.SmallestCell)
            return new TooFewSpoke(state.Rules.SmallestCell);
        using var written = new MemoryStream();
        DialogueRecord.WriteCsv(record, written, CancellationToken.None);
        return new ExportedRecord(written.ToArray());
    }
}

/// <summary>A dialogue as a stance record.</summary>
/// <param name="Csv">The record as a tidy table, CSV in UTF-8, as <c>entente measure</c> reads it.</param>
public sealed record ExportedRecord(ReadOnlyMemory<byte> Csv);

/// <summary>Too few parties spoke for a record without names.</summary>
/// <param name="SmallestCell">How many must have.</param>
public sealed record TooFewSpoke(int SmallestCell) : Refusal(
    RefusalKind.Conflict, $"Fewer than {SmallestCell} parties have taken a stance; a record of so few would tell who they are. Take the record away when more have spoken.");
