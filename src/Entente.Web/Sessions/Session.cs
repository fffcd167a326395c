using Entente.Web.Accounts;

namespace Entente.Web.Sessions;

/// <summary>A session that was found valid: who acts in a request.</summary>
/// <param name="Id">The identifier by which its owner ends it; it opens nothing.</param>
/// <param name="Account">The account.</param>
/// <param name="Created">When it began.</param>
/// <param name="Expires">When it ends.</param>
public sealed record Session(string Id, Account Account, DateTimeOffset Created, DateTimeOffset Expires);

/// <summary>A session that was just begun, with the only copy of its token.</summary>
/// <param name="Token">The token; it is not kept.</param>
/// <param name="Session">The session.</param>
public sealed record IssuedSession(string Token, Session Session)
{
    /// <summary>Says which session, never its token: records are written to logs too easily.</summary>
    public override string ToString() => $"session {Session.Id}";
}
