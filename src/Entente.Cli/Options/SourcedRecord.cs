using Entente.Records;
using Entente.Records.Sources;

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
}
