using Entente.Web.Accounts;
using Entente.Web.Hardening;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Web.Sessions;

/// <summary>Signing in and out, and the list of one's own sessions.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Sessions");
        group.MapGet("antiforgery", Antiforgery).WithName("GetAntiforgery").WithSummary("The antiforgery token that a browser sends with every unsafe request.").Produces<AntiforgeryAnswer>();
        group.MapPost("sessions", Begin).LimitRate(RatePolicy.SignIn).WithName("BeginSession").WithSummary("Sign in with name and password.")
            .Produces<SessionAnswer>(201).ProducesProblem(401).ProducesProblem(429);
        group.MapGet("sessions", List).RequireAccount().WithName("ListSessions").WithSummary("Your sessions, the last used first.").Produces<IReadOnlyList<SessionLine>>();
        group.MapDelete("sessions/current", EndCurrent).RequireAccount().WithName("EndSession").WithSummary("Sign out.").Produces(204);
        group.MapDelete("sessions/{id}", End).RequireAccount().WithName("EndOtherSession").WithSummary("End one of your sessions.").Produces(204).ProducesProblem(404);
    }

    /// <summary>The answer to whoever signed in: the token for a program, the cookie for a browser, never both.</summary>
    /// <param name="context">The request.</param>
    /// <param name="issued">The session.</param>
    /// <param name="cookie">Whether a browser asked.</param>
    public static IResult Answer(HttpContext context, IssuedSession issued, bool cookie)
    {
        if (cookie) SessionCookie.Give(context, issued);
        var answer = new SessionAnswer(issued.Session.Account.Id.Value, cookie ? null : issued.Token, issued.Session.Expires);
        return TypedResults.Json(answer, WorkbenchJson.Default.SessionAnswer, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Begins a session for whoever proved to be an account.</summary>
    /// <param name="context">The request.</param>
    /// <param name="sessions">The sessions.</param>
    /// <param name="account">The account.</param>
    /// <param name="cookie">Whether a browser asked.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IResult> EnterAsync(HttpContext context, SessionRegister sessions, Account account, bool cookie, CancellationToken cancellation)
    {
        // Whoever held this browser's session before does not hold it any longer.
        if (cookie && context.Session() is { } before) await sessions.EndAsync(before.Account.Id, before.Id, cancellation);
        return Answer(context, await sessions.BeginAsync(account, cancellation), cookie);
    }

    private static AntiforgeryAnswer Antiforgery(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = "no-store";
        return new AntiforgeryAnswer(tokens.RequestToken!, tokens.HeaderName!);
    }

    private static async Task<IResult> Begin(SignInRequest request, HttpContext context, AccountRegister accounts, SessionRegister sessions, RateLimits limits, CancellationToken cancellation)
    {
        var (account, refused) = await accounts.EnterAsync(request.Name, request.Password, limits.Address(context), cancellation);
        return account is null ? refused!.ToResult() : await EnterAsync(context, sessions, account, request.Cookie, cancellation);
    }

    private static async Task<IReadOnlyList<SessionLine>> List(HttpContext context, SessionRegister sessions, CancellationToken cancellation)
    {
        var current = context.RequiredSession();
        var rows = await sessions.ListAsync(current.Account.Id, cancellation);
        return [.. rows.Select(row => new SessionLine(row.Id, Time(row.Created), Time(row.Used), Time(row.Expires), row.Id == current.Id))];
    }

    private static async Task<IResult> EndCurrent(HttpContext context, SessionRegister sessions, CancellationToken cancellation)
    {
        var current = context.RequiredSession();
        await sessions.EndAsync(current.Account.Id, current.Id, cancellation);
        SessionCookie.Take(context);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> End(string id, HttpContext context, SessionRegister sessions, CancellationToken cancellation) =>
        await sessions.EndAsync(context.RequiredSession().Account.Id, id, cancellation) ? TypedResults.NoContent() : AccountProblems.NoSuchSession.ToResult();

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}

/// <summary>Name and password.</summary>
/// <param name="Name">The name.</param>
/// <param name="Password">The password.</param>
/// <param name="Cookie">Whether a browser asks, which gets a cookie in place of a token. Default false.</param>
public sealed record SignInRequest(string Name, string Password, bool Cookie = false)
{
    /// <summary>Nothing of what was sent: records are written to logs too easily.</summary>
    public override string ToString() => nameof(SignInRequest);
}

/// <summary>A session that was begun.</summary>
/// <param name="Account">The account.</param>
/// <param name="Token">The token, which is shown this once; absent where the browser got a cookie.</param>
/// <param name="Expires">When the session ends unless it is used.</param>
public sealed record SessionAnswer(string Account, string? Token, DateTimeOffset Expires)
{
    /// <summary>Whose it is, without the token.</summary>
    public override string ToString() => $"session of {Account}";
}

/// <summary>One of the sessions of an account.</summary>
/// <param name="Id">The identifier by which it is ended; it opens nothing.</param>
/// <param name="Created">When it began.</param>
/// <param name="Used">When it was last used, to within a fourteenth of its lifetime.</param>
/// <param name="Expires">When it ends unless it is used.</param>
/// <param name="Current">Whether this request came in it.</param>
public sealed record SessionLine(string Id, DateTimeOffset Created, DateTimeOffset Used, DateTimeOffset Expires, bool Current);

/// <summary>The antiforgery token of a browser.</summary>
/// <param name="Token">The token.</param>
/// <param name="Header">The header in which to send it.</param>
public sealed record AntiforgeryAnswer(string Token, string Header);
