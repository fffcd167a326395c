namespace Entente.Web.Passkeys;

/// <summary>A passkey ceremony that was begun: its challenge counts once.</summary>
internal sealed class CeremonyRow
{
    /// <summary>The random identifier that the client sends back.</summary>
    public required string Id { get; set; }

    /// <summary>The account that adds a passkey; null for a sign-in.</summary>
    public string? AccountId { get; set; }

    /// <summary>What the server must remember between the two halves.</summary>
    public required string State { get; set; }

    /// <summary>When it is void, in seconds since 1970.</summary>
    public long Expires { get; set; }
}
