namespace Entente.Web.Problems;

/// <summary>Problems that any endpoint may have.</summary>
public static class GeneralProblems
{
    /// <summary>Nobody is signed in.</summary>
    public static Problem SignInNeeded { get; } = new(401, "sign-in-needed", "Nobody is signed in.",
        "Sign in (POST /api/v1/sessions) and send the token as 'Authorization: Bearer ent_…', or use the browser's session; a token that was ended or has expired opens nothing.");

    /// <summary>There is nothing here.</summary>
    public static Problem NotFound { get; } = new(404, "not-found", "There is nothing here.",
        "Check the address and the method; /openapi/v1.json lists what there is. What you may not see looks as if it were not there.");

    /// <summary>The address exists, for other methods.</summary>
    public static Problem MethodNotAllowed { get; } = new(405, "method-not-allowed", "This address does not take this method.", "The header Allow and /openapi/v1.json say which it takes.");

    /// <summary>The body is too large.</summary>
    public static Problem TooLarge { get; } = new(413, "too-large", "The request is too large.", "Send less at once; docs/operations.md says how much fits, and imports have a limit of their own.");

    /// <summary>The body is no JSON by its content type.</summary>
    public static Problem WrongContentType { get; } = new(415, "wrong-content-type", "The body has a content type that is not taken here.", "Send the body as application/json in UTF-8.");

    /// <summary>Too much was asked at once.</summary>
    /// <param name="wait">When to ask again; null where that is not known.</param>
    public static Problem TooMany(TimeSpan? wait) => new(429, "too-many-requests", "Too many requests.", "Wait as long as the header Retry-After says, then go on more slowly.")
    {
        RetryAfter = wait ?? TimeSpan.FromSeconds(1),
    };

    /// <summary>Something broke that should not.</summary>
    /// <param name="trace">The identifier under which the log knows the request.</param>
    public static Problem Broken(string trace) =>
        new Problem(500, "server-fault", "The server failed.", "It is not your fault, and nothing was half done. Try again; if it fails again, tell whoever runs this server the value of trace.").With("trace", trace);

    /// <summary>The server has too much to do, or its database is away.</summary>
    public static Problem Unavailable { get; } = new(503, "unavailable", "The server cannot answer now.", "Try again in a few seconds; nothing was half done.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>The request took too long.</summary>
    public static Problem TooSlow { get; } = new(504, "too-slow", "The request took too long.", "Try again; if it happens again, ask for less at once.") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>A form that cannot be read.</summary>
    public static Problem UnreadableForm { get; } = BadRequest("The form cannot be read: it ends too early, has too many fields, or holds a null byte.");

    /// <summary>A request whose body or parameters do not fit.</summary>
    /// <param name="detail">What does not fit and what was expected.</param>
    public static Problem BadRequest(string detail) => new(400, "bad-request", "The request does not have the form that was expected.", detail);

    /// <summary>The problem that stands for a bare status code.</summary>
    /// <param name="status">The status code, 400 to 599.</param>
    public static Problem OfStatus(int status) => status switch
    {
        401 => SignInNeeded,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => TooLarge,
        415 => WrongContentType,
        503 => Unavailable,
        504 => TooSlow,
        < 500 => BadRequest("/openapi/v1.json describes what each address takes.") with { Status = status },
        _ => Unavailable with { Status = status },
    };
}
