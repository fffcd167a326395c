using Entente.Web.Problems;

namespace Entente.Web.Accounts;

/// <summary>Why something about an account was refused.</summary>
internal static class AccountProblems
{
    public static Problem RegistrationClosed { get; } = new(403, "registration-closed", "Accounts are not open to everyone here.",
        "Redeem an invitation, sign in through your institution, or ask whoever runs this server for an account.");

    public static Problem NameTaken { get; } = new(409, "name-taken", "This name has an account.", "Choose another name, or sign in if the account is yours.");

    public static Problem WrongPassword { get; } = new(401, "wrong-password", "Name and password do not fit together.", "Check both, or sign in with a passkey. After several failures you have to wait a few minutes.");

    public static Problem TryLater(TimeSpan wait) => new(429, "too-many-attempts", "Too many attempts to sign in.",
        "Wait as long as the header Retry-After says, or sign in with a passkey; sessions that are open go on.")
    { RetryAfter = wait };

    public static Problem FreshSessionNeeded { get; } = new(403, "sign-in-again", "This needs a session that has just begun.",
        "Sign in again and repeat the request at once: a stolen session must not be able to take an account over or erase it.");

    public static Problem NoSuchSession { get; } = new(404, "no-such-session", "You have no such session.", "GET /api/v1/sessions lists yours; it may have ended already.");

    public static Problem MayNotConvene { get; } = new(403, "may-not-convene", "This account may not convene a dialogue.",
        "Sign in as a person or through an institution; whoever runs this server may have listed who may convene.");

    public static Problem Unfit(string detail) => new(400, "unfit", "A value does not fit.", detail);
}
