using Entente.Web.Problems;

namespace Entente.Web.Passkeys;

/// <summary>Why something about a passkey was refused.</summary>
internal static class PasskeyProblems
{
    public static Problem NoSuchCeremony { get; } = new(400, "no-such-ceremony", "This passkey ceremony is over.", "Begin again: a challenge counts once, for five minutes, and for the account that began.");

    public static Problem NotBelieved { get; } = new(401, "passkey-not-believed", "The passkey could not be verified.", "Begin again with the passkey that was made for this server and this address.");

    public static Problem TooMany { get; } = new(409, "too-many-passkeys", "The account has as many passkeys as it may have.", "Remove one first (GET and DELETE /api/v1/me/passkeys).");

    public static Problem NoSuchPasskey { get; } = new(404, "no-such-passkey", "You have no such passkey.", "GET /api/v1/me/passkeys lists yours.");
}
