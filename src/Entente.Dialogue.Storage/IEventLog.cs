using Entente.Dialogue.Storage.Verification;

namespace Entente.Dialogue.Storage;

/// <summary>Where the events of all dialogues are kept: append-only, hash-chained by dialogue, durable before it says so. Safe for use from many threads and processes.</summary>
/// <remarks><see cref="EventLogs"/> opens one. Every member throws <see cref="LogUnavailableException"/> when the database is away.</remarks>
public interface IEventLog : IAsyncDisposable
{
    /// <summary>The keys of persons, kept apart from the events.</summary>
    IPersonKeys Keys { get; }

    /// <summary>Takes ownership of a dialogue, new or old: begins a new epoch, after which no earlier owner, in whatever process, can append.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    /// <returns>The owner's handle; its head is what the log holds now.</returns>
    /// <exception cref="LogDamagedException">The recorded head is not the last event.</exception>
    Task<IDialogueLog> OpenAsync(DialogueId dialogue, CancellationToken cancellation);

    /// <summary>Reads the events of a dialogue in order, in short transactions, and checks each against the chain.</summary>
    /// <param name="dialogue">The dialogue; one that is not there has no events.</param>
    /// <param name="after">The place after which to begin; 0 for the beginning.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogDamagedException">An event does not fit the chain.</exception>
    IAsyncEnumerable<LoggedEvent> ReadAsync(DialogueId dialogue, long after, CancellationToken cancellation);

    /// <summary>The dialogues that have events, by name.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<DialogueId> DialoguesAsync(CancellationToken cancellation);

    /// <summary>The dialogues that have events, by name, with their heads as recorded.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<DialogueHead> HeadsAsync(CancellationToken cancellation);

    /// <summary>Recomputes every hash and compares what is there with what should be.</summary>
    /// <param name="options">What to verify.</param>
    /// <param name="progress">Hears the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<LogVerification> VerifyAsync(VerificationOptions options, IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>Recomputes every hash of one dialogue, or of all.</summary>
    /// <param name="dialogue">The dialogue; null for all.</param>
    /// <param name="progress">Hears the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<LogVerification> VerifyAsync(DialogueId? dialogue, IProgress<double>? progress, CancellationToken cancellation) =>
        VerifyAsync(new VerificationOptions { Dialogue = dialogue }, progress, cancellation);

    /// <summary>Writes a whole dialogue that is not in the log yet, in one transaction: all of it or nothing.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="events">Its events from the first; if reading them fails, nothing is written.</param>
    /// <param name="cancellation">Gives up; nothing is written.</param>
    /// <returns>The head, which is that of the log the events came from when they are the same.</returns>
    /// <exception cref="DialogueExistsException">The log has the dialogue already.</exception>
    Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation);
}
