namespace Entente.Records.PublicSources;

/// <summary>A file that a source offers.</summary>
/// <param name="Name">Where it goes below the source's folder in the cache, with forward slashes: <c>brexit-consensus/votes.csv</c>.</param>
/// <param name="Address">Where it is.</param>
public sealed record RemoteFile(string Name, Uri Address)
{
    /// <summary>What its bytes must add up to; null if the source does not say.</summary>
    public Checksum? Checksum { get; init; }

    /// <summary>How many bytes it has, exactly; null if the source does not say so reliably.</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether a web page in place of the file is a fault: a site that asks "are you human" answers so. Default true.</summary>
    public bool RefusesWebPages { get; init; } = true;
}
