namespace Entente.Records.Sources;

/// <summary>Bounds on what a reader takes in, so that a broken or hostile file ends in an error and not in the machine's memory.</summary>
/// <remarks>The readers stream: what they hold at once is one row and the stances read so far (nine bytes each).</remarks>
public sealed record ReadLimits
{
    /// <summary>The most bytes of one file after unpacking; 8 GiB unless set.</summary>
    public long FileBytes { get; init; } = 8L << 30;

    /// <summary>The most bytes of one row; 64 MiB unless set.</summary>
    public int RowBytes { get; init; } = 64 << 20;

    /// <summary>The most columns of a table; 100,000 unless set.</summary>
    public int Columns { get; init; } = 100_000;

    /// <summary>The most actors; 2 million unless set.</summary>
    public int Actors { get; init; } = 2_000_000;

    /// <summary>The most propositions; 2 million unless set.</summary>
    public int Propositions { get; init; } = 2_000_000;

    /// <summary>The most stances, repeated ones included; 200 million unless set.</summary>
    public int Stances { get; init; } = 200_000_000;

    /// <summary>The most bytes fetched from an address; 1 GiB unless set.</summary>
    public long DownloadBytes { get; init; } = 1L << 30;
}
