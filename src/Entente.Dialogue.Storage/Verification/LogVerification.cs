using System.Collections.Immutable;

namespace Entente.Dialogue.Storage.Verification;

/// <summary>What a verification found.</summary>
public sealed record LogVerification
{
    /// <summary>The most faults that are told one by one.</summary>
    public const int MostFaults = 1000;

    /// <summary>The dialogues, in the order of their first ownership.</summary>
    public required ImmutableArray<DialogueVerification> Dialogues { get; init; }

    /// <summary>The first <see cref="MostFaults"/> faults, by dialogue and place.</summary>
    public required ImmutableArray<LogFault> Faults { get; init; }

    /// <summary>How many faults there are.</summary>
    public required long FaultCount { get; init; }

    /// <summary>The place at which the published head was found; null if none was asked about, or it was not found.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>How many events were looked at.</summary>
    public long Events => Dialogues.Sum(dialogue => dialogue.Events);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => FaultCount == 0;
}

/// <summary>A dialogue that was verified.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Head">The last of them.</param>
public sealed record DialogueVerification(DialogueId Dialogue, long Events, LogHead Head);
