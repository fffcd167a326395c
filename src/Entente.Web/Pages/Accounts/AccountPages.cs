using Entente.Web.Accounts;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Passkeys;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Pages.Accounts;

/// <summary>Signing in and out, and one's own account.</summary>
internal static class AccountPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("sign-in", (HttpContext context, WorkbenchOptions options) =>
            SignInAgain(Visit.Of(context), options, StatusCodes.Status200OK, NextOf(context), null, null));
        pages.MapPost("sign-in", SignIn).LimitRate(RatePolicy.SignIn);
        pages.MapPost("register", Register).LimitRate(RatePolicy.SignIn);
        pages.MapPost("sign-out", SignOut).RequireAccount();
        pages.MapGet("account", Own).RequireAccount();
        pages.MapPost("account/password", ChangePassword).RequireAccount().LimitRate(RatePolicy.SignIn);
        pages.MapPost("account/passkeys/removal", RemovePasskey).RequireFreshSession();
        pages.MapPost("account/erasure", Erase).RequireFreshSession();
    }

    private static async Task<IResult> SignIn(
        [FromForm] string? name, [FromForm] string? password, HttpContext context, AccountRegister accounts,
        SessionRegister sessions, RateLimits limits, WorkbenchOptions options, CancellationToken cancellation)
    {
        var (account, refused) = await accounts.EnterAsync(name ?? "", password ?? "", limits.Address(context), cancellation);
        return account is null
            ? SignInAgain(Visit.Of(context), options, refused!.Status, NextOf(context), Visit.Of(context).Words.Said(refused), name)
            : await EnterAsync(context, sessions, account, cancellation);
    }

    private static async Task<IResult> Register(
        [FromForm] string? name, [FromForm] string? password, HttpContext context, AccountRegister accounts,
        SessionRegister sessions, WorkbenchOptions options, CancellationToken cancellation)
    {
        var (account, refused) = options.Identity.OpenRegistration
            ? await accounts.RegisterAsync(name ?? "", password ?? "", cancellation) : (null, AccountProblems.RegistrationClosed);
        return account is null
            ? SignInAgain(Visit.Of(context), options, refused!.Status, NextOf(context), Visit.Of(context).Words.Said(refused), name)
            : await EnterAsync(context, sessions, account, cancellation);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, SessionRegister sessions, Account account, CancellationToken cancellation)
    {
        // Whoever held this browser's session before does not hold it any longer.
        if (context.Session() is { } before) await sessions.EndAsync(before.Account.Id, before.Id, cancellation);
        SessionCookie.Give(context, await sessions.BeginAsync(account, cancellation));
        return Page.SeeOther(Visit.Of(context), NextOf(context) ?? "/dialogues");
    }

    private static async Task<IResult> SignOut(HttpContext context, SessionRegister sessions, CancellationToken cancellation)
    {
        var current = context.RequiredSession();
        await sessions.EndAsync(current.Account.Id, current.Id, cancellation);
        SessionCookie.Take(context);
        return Page.SeeOther(Visit.Of(context), "/", "signedOut");
    }

    private static Task<IResult> Own(
        HttpContext context, AccountRegister accounts, PasskeyCeremonies passkeys, CancellationToken cancellation) =>
        Account(context, accounts, passkeys, null, cancellation);

    private static async Task<IResult> Account(
        HttpContext context, AccountRegister accounts, PasskeyCeremonies passkeys, Problem? refused, CancellationToken cancellation)
    {
        var (visit, account) = (Visit.Of(context), context.RequiredSession().Account.Id);
        return Page.Of<AccountPage>(
            visit, refused?.Status ?? StatusCodes.Status200OK, (nameof(AccountPage.Name), await accounts.NameAsync(account, cancellation)),
            (nameof(AccountPage.Passkeys), await passkeys.ListAsync(account, cancellation)),
            (nameof(AccountPage.Refused), refused is null ? null : visit.Words.Said(refused)));
    }

    private static async Task<IResult> ChangePassword(
        [FromForm] string? current, [FromForm(Name = "new")] string? next, HttpContext context, AccountRegister accounts,
        PasskeyCeremonies passkeys, RateLimits limits, CancellationToken cancellation)
    {
        var refused = await accounts.ChangePasswordAsync(
            context.RequiredSession(), current ?? "", next ?? "", limits.Address(context), cancellation);
        return refused is null
            ? Page.SeeOther(Visit.Of(context), "/account", "passwordChanged")
            : await Account(context, accounts, passkeys, refused, cancellation);
    }

    private static async Task<IResult> RemovePasskey(
        [FromForm] string? passkey, HttpContext context, AccountRegister accounts,
        PasskeyCeremonies passkeys, CancellationToken cancellation) =>
        await passkeys.RemoveAsync(context.RequiredSession().Account.Id, passkey ?? "", cancellation)
            ? Page.SeeOther(Visit.Of(context), "/account", "passkeyRemoved")
            : await Account(context, accounts, passkeys, PasskeyProblems.NoSuchPasskey, cancellation);

    private static async Task<IResult> Erase(
        [FromForm] string? sure, HttpContext context, AccountRegister accounts, CancellationToken cancellation)
    {
        if (sure is null) return Page.SeeOther(Visit.Of(context), "/account");
        await accounts.EraseAsync(context.RequiredSession().Account.Id, cancellation);
        SessionCookie.Take(context);
        return Page.SeeOther(Visit.Of(context), "/", "accountErased");
    }

    private static RazorComponentResult SignInAgain(
        Visit visit, WorkbenchOptions options, int status, string? next, string? refused, string? name) => Page.Of<SignInPage>(
        visit, status, (nameof(SignInPage.Refused), refused), (nameof(SignInPage.Name), name),
        (nameof(SignInPage.After), next ?? "/dialogues"),
        (nameof(SignInPage.Next), next is null ? "" : $"?next={Uri.EscapeDataString(next)}"),
        (nameof(SignInPage.MayRegister), options.Identity.OpenRegistration),
        (nameof(SignInPage.Institutions), options.Institutions.Select(institution => (
            institution.Title, $"/signin/{institution.Name}?returnUrl={Uri.EscapeDataString(visit.To(next ?? "/dialogues"))}")).ToList()));

    // Only a path of this site, so that nobody is led elsewhere after signing in.
    private static string? NextOf(HttpContext context) =>
        context.Request.Query["next"].ToString() is ['/', not ('/' or '\\'), ..] next && next.AsSpan().IndexOfAny('\r', '\n', '\\') < 0
            ? next : null;
}
