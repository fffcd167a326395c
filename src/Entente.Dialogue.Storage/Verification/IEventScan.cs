using Entente.Dialogue.Storage.Writing;

namespace Entente.Dialogue.Storage.Verification;

/// <summary>Sees every event of a log as it is, in place, without copies.</summary>
internal interface IEventScan
{
    /// <summary>Hears of the dialogues that are recorded, before any event.</summary>
    /// <param name="dialogues">The dialogues, by their number in the database.</param>
    void Begin(IReadOnlyList<StoredDialogue> dialogues);

    /// <summary>Sees an event; they come by number of the dialogue, then by place.</summary>
    /// <param name="dialogue">The number of the dialogue in the database.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="kind">Its name, UTF-8.</param>
    /// <param name="time">Microseconds since 1970.</param>
    /// <param name="payload">Its content.</param>
    /// <param name="hash">Its recorded hash.</param>
    void See(long dialogue, long sequence, ReadOnlySpan<byte> kind, long time, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> hash);
}
