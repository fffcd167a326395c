namespace Entente.Web.Sessions;

/// <summary>A session as the database keeps it: the hash of its token, never the token. Times are seconds since 1970.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the token; 32 bytes.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>The identifier by which its owner ends it; it opens nothing.</summary>
    public required string Id { get; set; }

    /// <summary>The account.</summary>
    public required string AccountId { get; set; }

    /// <summary>When it began.</summary>
    public long Created { get; set; }

    /// <summary>When it was last seen to be used, to within a fourteenth of a session's lifetime.</summary>
    public long Used { get; set; }

    /// <summary>When it ends.</summary>
    public long Expires { get; set; }
}
