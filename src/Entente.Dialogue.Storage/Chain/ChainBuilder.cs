using Entente.Dialogue.Storage.Writing;

namespace Entente.Dialogue.Storage.Chain;

/// <summary>Gives events their places and hashes, one after the other from the first.</summary>
/// <param name="hash">The hash of the dialogue they belong to.</param>
/// <param name="head">The event after which they come.</param>
internal sealed class ChainBuilder(EventHash hash, LogHead head)
{
    /// <summary>A chain from the first event.</summary>
    public ChainBuilder(DialogueId dialogue)
        : this(new EventHash(dialogue), LogHead.Empty)
    {
    }

    /// <summary>The last event so far.</summary>
    public LogHead Head { get; private set; } = head;

    /// <summary>Adds an event.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public HashedEvent Add(EventData item)
    {
        if (!EventEncoding.IsKind(item.Kind))
            throw new ArgumentException($"The event after {Head.Sequence} has the kind '{item.Kind}'; expected 1 to 100 ASCII letters, digits, dots, hyphens and underscores.", nameof(item));
        if (item.Payload.Length is 0 or > EventLogOptions.MaximumPayload)
            throw new ArgumentException($"The event after {Head.Sequence} has a payload of {item.Payload.Length} bytes; expected 1 to {EventLogOptions.MaximumPayload}.", nameof(item));
        var time = EventEncoding.Microseconds(item.Time);
        var own = hash.Of(Head.Hash.Span, Head.Sequence + 1, item.Kind, time, item.Payload.Span);
        Head = new LogHead(Head.Sequence + 1, own);
        return new HashedEvent(item.Kind, time, item.Payload, own);
    }
}
