using System.CommandLine;
using Entente.Cli.Options;
using Entente.Cli.Output;

namespace Entente.Cli.Commands;

/// <summary>What was asked of which record.</summary>
internal sealed record Question
{
    /// <summary>The command line.</summary>
    public required ParseResult Parse { get; init; }

    /// <summary>The record as it was read.</summary>
    public required SourcedRecord Whole { get; init; }

    /// <summary>The record, sliced.</summary>
    public required SourcedRecord Record { get; init; }

    /// <summary>The slice.</summary>
    public required RecordSlice Slice { get; init; }

    /// <summary>The seed of all chance.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads to use; 0 for all cores.</summary>
    public required int Threads { get; init; }

    /// <summary>Where the command speaks.</summary>
    public required Terminal Terminal { get; init; }

    /// <summary>Asks the work to end.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>The settings that the answer rests on, in the order in which they are told; verbs add theirs.</summary>
    public List<KeyValuePair<string, object?>> Settings { get; } = [];

    /// <summary>Notes a setting that the answer rests on; noted again, it keeps its place and takes the new value.</summary>
    /// <param name="name">Its key in the document.</param>
    /// <param name="value">Its value.</param>
    public void Settle(string name, object? value)
    {
        var place = Settings.FindIndex(setting => setting.Key == name);
        if (place < 0) Settings.Add(new(name, value));
        else Settings[place] = new(name, value);
    }
}
