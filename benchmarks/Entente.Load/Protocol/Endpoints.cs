using System.Globalization;

namespace Entente.Load.Protocol;

/// <summary>Every address of the server that this program knows, and the words in what it sends; when the interface changes, this file does.</summary>
internal static class Endpoints
{
    /// <summary>Answers 200 when the server can serve.</summary>
    public const string Ready = "/health/ready";

    /// <summary>POST: an account with a name and a password.</summary>
    public const string Accounts = Api + "/accounts";

    /// <summary>POST: an anonymous account for a device.</summary>
    public const string Devices = Api + "/devices";

    /// <summary>GET: the account that is signed in.</summary>
    public const string Me = Api + "/me";

    /// <summary>POST: convenes a dialogue.</summary>
    public const string Dialogues = Api + "/dialogues";

    /// <summary>The name of the header that makes a repeated request one request.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private const string Api = "/api/v1";

    /// <summary>POST: joins an open dialogue.</summary>
    public static string Join(string dialogue) => $"{Dialogues}/{dialogue}/join";

    /// <summary>POST: opens a round.</summary>
    public static string Rounds(string dialogue) => $"{Dialogues}/{dialogue}/rounds";

    /// <summary>POST: submits a statement.</summary>
    public static string Statements(string dialogue) => $"{Dialogues}/{dialogue}/statements";

    /// <summary>PUT: accepts or withholds a statement.</summary>
    public static string Moderation(string dialogue, int statement) => string.Create(CultureInfo.InvariantCulture, $"{Statements(dialogue)}/{statement}/moderation");

    /// <summary>POST: takes a stance. GET: the stances of the caller's own party.</summary>
    public static string Stances(string dialogue) => $"{Dialogues}/{dialogue}/stances";

    /// <summary>GET: server-sent events.</summary>
    public static string Events(string dialogue) => $"{Dialogues}/{dialogue}/events";

    /// <summary>GET: the dialogue as a tidy stance record.</summary>
    public static string Record(string dialogue) => $"{Dialogues}/{dialogue}/record?format=csv";

    /// <summary>The rules of a dialogue that anyone with a device may join and in which nothing waits for a moderator.</summary>
    public static object OpenRules(bool attributed) => new
    {
        openness = "open",
        allowsAnonymous = true,
        attribution = attributed ? "attributed" : "anonymous",
        showsUnmoderated = true,
        basicSecurityFirst = false,
        longestText = 10_000,
    };
}
