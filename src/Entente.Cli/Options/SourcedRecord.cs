using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.States;

namespace Entente.Cli.Options;

/// <summary>A record together with the format it was read from.</summary>
/// <param name="Record">The record.</param>
/// <param name="Format">The format.</param>
internal sealed record SourcedRecord(StanceRecord Record, RecordFormat Format)
{
    /// <summary>The word for the format, as <c>--as</c> takes it.</summary>
    public string FormatName => Format.ToString().ToLowerInvariant();

    /// <summary>Whether its periods are sessions of a UN body.</summary>
    public bool HasSessions { get; } = UnitedNations.IsRecord(Record);

    /// <summary>Whether it is a dialogue, whose actors are persons: Polis' method of blocs is its default.</summary>
    public bool IsDialogue => Format == RecordFormat.Polis;

    /// <summary>Whether its actors are states: most of their codes are codes of states. A few of the codes of persons may be by accident.</summary>
    public bool HasStates { get; } = Record.Actors.Length > 0 && Record.Actors.Count(actor => StateDirectory.Find(actor.Code) is not null) > Record.Actors.Length / 2;

    /// <summary>The record with its states described: names, membership, declared groups.</summary>
    public SourcedRecord Described() => HasStates ? this with { Record = Record.Describe() } : this;
}
