using System.Collections.Immutable;

namespace Entente.Records.PublicSources;

/// <summary>A file that is here, whole and checked.</summary>
/// <param name="Name">Its name below the source's folder, with forward slashes.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal digits, computed here.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Path">Where it is.</param>
/// <param name="WasHere">Whether it was here before and was not asked for again.</param>
/// <param name="IsVerified">Whether the source gave a checksum, and the file has it.</param>
public sealed record FetchedFile(string Name, string Sha256, long Bytes, string Path, bool WasHere, bool IsVerified);

/// <summary>What a fetch brought.</summary>
/// <param name="Source">The name of the source.</param>
/// <param name="Folder">The folder that holds the files.</param>
/// <param name="Files">The files, in the order of the source's list.</param>
/// <param name="Notes">What the user should know, a sentence each.</param>
public sealed record FetchResult(string Source, string Folder, ImmutableArray<FetchedFile> Files, ImmutableArray<string> Notes)
{
    /// <summary>The files and folders among them that can be read as a record each; empty if none can.</summary>
    public ImmutableArray<string> Records { get; init; } = [];
}

/// <summary>How far a fetch is.</summary>
/// <param name="File">The name of the file at work.</param>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Count">How many files there are.</param>
/// <param name="Bytes">Bytes of it that are here.</param>
/// <param name="TotalBytes">All its bytes; null if unknown.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Message">Why it waits or starts over; null while bytes come.</param>
public sealed record FetchProgress(string File, int Index, int Count, long Bytes, long? TotalBytes, int Attempt, string? Message);
