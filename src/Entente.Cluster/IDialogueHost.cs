using Entente.Dialogue;

namespace Entente.Cluster;

/// <summary>The live dialogues, wherever in the cluster each of them lives.</summary>
public interface IDialogueHost
{
    /// <summary>Carries out a command. It returns when what happened is durable.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="caller">The account that asks.</param>
    /// <param name="request">The caller's identifier of the request, or null.</param>
    /// <param name="then">A question that is answered after the command in the same turn, such as for the next statement; null for none.</param>
    /// <param name="cancellation">Stops the waiting, not the command.</param>
    /// <exception cref="DialogueUnavailableException">The dialogue's log or its process is away for the moment; nothing is known of the command. The same request can be sent again.</exception>
    ValueTask<CommandReply> ExecuteAsync(
        DialogueId dialogue, DialogueCommand command, Caller caller, string? request, DialogueQuestion? then, CancellationToken cancellation);

    /// <summary>Answers a question.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="caller">The account that asks.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="DialogueUnavailableException">The dialogue's log or its process is away for the moment.</exception>
    ValueTask<Answer> AskAsync(DialogueId dialogue, DialogueQuestion question, Caller caller, CancellationToken cancellation);

    /// <summary>Watches a dialogue: a notice whenever something that this caller may see has changed, at most one in a quarter of a second.
    /// The first comes at once, of the kind <c>all</c>: who looks then misses nothing after.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="caller">The account that watches. For one that is no participant who may read there is no notice and the watching ends; it ends as
    /// well for one who is removed.</param>
    /// <param name="cancellation">Ends the watching.</param>
    /// <exception cref="DialogueUnavailableException">The dialogue cannot be reached when the watching begins; later it is looked for until it can.</exception>
    IAsyncEnumerable<DialogueNotice> WatchAsync(DialogueId dialogue, Caller caller, CancellationToken cancellation);
}

/// <summary>What became of a command.</summary>
/// <param name="Events">What happened, in order; empty when nothing had to.</param>
/// <param name="Refusal">Why nothing happened; null when it was not refused.</param>
/// <param name="Then">The answer to the question that was asked with the command; null when there was none or it was refused.</param>
public sealed record CommandReply(IReadOnlyList<DialogueEvent> Events, Refusal? Refusal, object? Then);

/// <summary>Something changed in a dialogue. It carries no content: who is told asks, and sees what they may.</summary>
/// <param name="Sequence">The number of the last event that the notice covers.</param>
/// <param name="Kinds">The kinds of what changed, in alphabetical order, such as <c>statements</c>, <c>round</c>, <c>stage</c>, <c>counts</c>, <c>people</c>,
/// <c>overlap</c>, <c>draft</c>, <c>adoption</c>; <c>all</c> where anything may have.</param>
public sealed record DialogueNotice(long Sequence, IReadOnlyList<string> Kinds);

/// <summary>A dialogue cannot be reached for the moment.</summary>
public sealed class DialogueUnavailableException : Exception
{
    /// <summary>A dialogue cannot be reached for the moment.</summary>
    public DialogueUnavailableException()
        : base("The dialogue cannot be reached for the moment. Send the same request again in a few seconds.")
    {
    }

    /// <summary>A dialogue cannot be reached for the moment.</summary>
    /// <param name="message">What is known.</param>
    public DialogueUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>A dialogue cannot be reached for the moment.</summary>
    /// <param name="message">What is known.</param>
    /// <param name="innerException">The cause.</param>
    public DialogueUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
