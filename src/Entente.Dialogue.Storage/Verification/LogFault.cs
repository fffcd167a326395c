namespace Entente.Dialogue.Storage.Verification;

/// <summary>What is wrong with a log.</summary>
public enum LogFaultKind
{
    /// <summary>The event does not give its recorded hash: its content, kind, time, place, dialogue, hash or predecessor was changed.</summary>
    EventChanged = 0,

    /// <summary>Events are missing between two others.</summary>
    EventsMissing = 1,

    /// <summary>Events are missing at the end: the recorded head lies beyond the last event.</summary>
    EventsCut = 2,

    /// <summary>There are events beyond the recorded head.</summary>
    EventsAdded = 3,

    /// <summary>The recorded head has another hash than the last event.</summary>
    HeadChanged = 4,

    /// <summary>Events belong to a dialogue that is not recorded.</summary>
    DialogueUnknown = 5,

    /// <summary>No event has the hash of the head that was published.</summary>
    PublishedHeadMissing = 6,
}

/// <summary>One thing that is wrong with a log, and where.</summary>
/// <param name="Dialogue">The dialogue; of <see cref="LogFaultKind.DialogueUnknown"/> none.</param>
/// <param name="Sequence">The first place that it concerns.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Found">What was found there.</param>
public sealed record LogFault(DialogueId Dialogue, long Sequence, LogFaultKind Kind, string Expected, string Found)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString() => $"{Dialogue}, event {Sequence}: {What}; expected {Expected}, found {Found}";

    private string What => Kind switch
    {
        LogFaultKind.EventChanged => "changed",
        LogFaultKind.EventsMissing => "events removed",
        LogFaultKind.EventsCut => "events cut off the end",
        LogFaultKind.EventsAdded => "events added beyond the head",
        LogFaultKind.HeadChanged => "the recorded head was changed",
        LogFaultKind.DialogueUnknown => "events of no recorded dialogue",
        _ => "the published head is not in the log",
    };
}
