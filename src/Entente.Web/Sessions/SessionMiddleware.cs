using System.Security.Claims;
using Entente.Web.Accounts;
using Entente.Web.Hardening;
using Entente.Web.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Web.Sessions;

/// <summary>Finds out who acts, before anything of the body is read: by the token of the header, or by the browser's cookie, which for unsafe methods counts only with the antiforgery token.</summary>
internal sealed class SessionMiddleware(RequestDelegate next, SessionRegister sessions, RateLimits limits, IAntiforgery antiforgery, WorkbenchOptions options, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    /// <summary>Sets the session of the request and refuses what the endpoint does not allow.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var (session, refused, byCookie) = await FindAsync(context);
        var isTooLarge = BodyLimit.IsExceeded(context);
        var isUnsafe = IsUnsafe(context.Request.Method);
        // No other site can send a token in the header; the words of other schemes, browsers send by themselves.
        if (isUnsafe && !IsBearer(context.Request) && CrossSite.Comes(context.Request)) refused ??= CrossSite.Refused;
        refused ??= Unmet(endpoint?.Metadata.GetMetadata<AccountNeed>(), session);
        refused ??= limits.Refusal(context, session, endpoint);
        if (isTooLarge) refused ??= GeneralProblems.TooLarge;
        // The antiforgery token may stand in the body, which is read for nobody who may not send it.
        if (isUnsafe && byCookie) refused ??= await UnprovenAsync(context);
        if (refused is null)
        {
            await next(context);
            return;
        }

        if (refused.Status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer realm=\"entente\"";
        await ProblemAnswer.WriteAsync(context, refused);
    }

    private async ValueTask<(Session? Session, Problem? Refused, bool ByCookie)> FindAsync(HttpContext context)
    {
        var byHeader = IsBearer(context.Request);
        string? cookie = null;
        if (!byHeader && !context.Request.Cookies.TryGetValue(SessionCookie.Name, out cookie)) return default;
        if (!SessionToken.TryHash(byHeader ? context.Request.Headers.Authorization.ToString().AsSpan(Bearer.Length).Trim() : cookie.AsSpan(), out var hash)) return default;
        var session = sessions.Warm(hash, out var known);
        if (session is null)
        {
            // Guessing tokens costs the guesser's allowance, not the database.
            if (!known && limits.RefusalOfAddress(context) is { } refused) return (null, refused, false);
            session = await sessions.LoadAsync(hash, context.RequestAborted);
        }

        if (session is null) return default;
        context.Features.Set(session);
        // Antiforgery binds its tokens to this, so that one session's token is worth nothing in another.
        if (!byHeader) context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", session.Id)], "session", "sub", roleType: null));
        return (session, null, !byHeader);
    }

    // A form that cannot be read is looked for the token first, so it is refused here.
    private async Task<Problem?> UnprovenAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context) ? null : CrossSite.AntiforgeryNeeded;
        }
        catch (AntiforgeryValidationException fault)
        {
            return fault.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? GeneralProblems.TooLarge : GeneralProblems.UnreadableForm;
        }
    }

    private Problem? Unmet(AccountNeed? need, Session? session)
    {
        if (need is null) return null;
        if (session is null) return GeneralProblems.SignInNeeded;
        if (need.MustConvene && !session.Account.MayConvene) return AccountProblems.MayNotConvene;
        var canSignInAgain = session.Account.Kind is AccountKind.Person or AccountKind.Institution;
        return need.MustBeFresh && canSignInAgain && clock.GetUtcNow() - session.Created > options.Identity.FreshFor ? AccountProblems.FreshSessionNeeded : null;
    }

    private static bool IsBearer(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    private static bool IsUnsafe(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));
}
