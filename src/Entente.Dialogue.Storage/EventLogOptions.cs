namespace Entente.Dialogue.Storage;

/// <summary>How an event log is kept.</summary>
public sealed record EventLogOptions
{
    /// <summary>The longest payload of an event, in bytes: 16 MiB.</summary>
    public const int MaximumPayload = 1 << 24;

    /// <summary>A file of 32 bytes (or of 64 hexadecimal digits) under which the keys of persons are themselves sealed, so that a stolen database alone
    /// opens nothing personal. Null, the default: they are kept as they are. Without this file sealed keys are lost.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>How long to wait for another process that writes, before the database counts as away. 10 seconds by default.</summary>
    public TimeSpan BusyPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most appends that share one transaction. 4,096 by default; at least 1.</summary>
    public int LargestGroup { get; init; } = 4096;

    /// <summary>Whether a PostgreSQL server that may lose commits in a crash (fsync or full_page_writes off) is used all the same. False by default: it is refused.</summary>
    public bool AcceptLossInCrash { get; init; }
}
