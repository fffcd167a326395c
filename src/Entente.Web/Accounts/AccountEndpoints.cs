using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Accounts;

/// <summary>Making, seeing, changing and erasing an account.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Accounts");
        group.MapPost("accounts", Register).LimitRate(RatePolicy.SignIn).WithName("RegisterAccount").WithSummary("Make an account with a name and a password.")
            .Produces<SessionAnswer>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        group.MapPost("devices", RegisterDevice).LimitRate(RatePolicy.Devices).WithName("RegisterDevice")
            .WithSummary("An anonymous account for a device, for dialogues that allow it.").Produces<SessionAnswer>(201);
        group.MapGet("me", Me).RequireAccount().WithName("GetMe").WithSummary("The account that is signed in.").Produces<AccountAnswer>();
        group.MapPost("me/password", ChangePassword).RequireAccount().LimitRate(RatePolicy.SignIn).WithName("ChangePassword")
            .WithSummary("Change the password; every other session ends.").Produces(204).ProducesProblem(400).ProducesProblem(401);
        group.MapDelete("me", Erase).RequireFreshSession().WithName("EraseAccount").WithSummary("Erase the account and all personal data about it.").Produces(204).ProducesProblem(403);
    }

    private static async Task<IResult> Register(SignInRequest request, HttpContext context, AccountRegister accounts, SessionRegister sessions, WorkbenchOptions options, CancellationToken cancellation)
    {
        if (!options.Identity.OpenRegistration) return AccountProblems.RegistrationClosed.ToResult();
        var (account, refused) = await accounts.RegisterAsync(request.Name, request.Password, cancellation);
        return account is null ? refused!.ToResult() : await SessionEndpoints.EnterAsync(context, sessions, account, request.Cookie, cancellation);
    }

    private static async Task<IResult> RegisterDevice(HttpContext context, AccountRegister accounts, CancellationToken cancellation) =>
        SessionEndpoints.Answer(context, await accounts.CreateDeviceAsync(cancellation), cookie: context.Request.Query.ContainsKey("cookie"));

    private static async Task<AccountAnswer> Me(HttpContext context, AccountRegister accounts, CancellationToken cancellation)
    {
        var session = context.RequiredSession();
        return new AccountAnswer(session.Account.Id.Value, session.Account.Kind, await accounts.NameAsync(session.Account.Id, cancellation), session.Account.MayConvene);
    }

    private static async Task<IResult> ChangePassword(PasswordRequest request, HttpContext context, AccountRegister accounts, RateLimits limits, CancellationToken cancellation) =>
        await accounts.ChangePasswordAsync(context.RequiredSession(), request.Current, request.New, limits.Address(context), cancellation) is { } refused ? refused.ToResult() : TypedResults.NoContent();

    private static async Task<IResult> Erase(HttpContext context, AccountRegister accounts, CancellationToken cancellation)
    {
        await accounts.EraseAsync(context.RequiredSession().Account.Id, cancellation);
        SessionCookie.Take(context);
        return TypedResults.NoContent();
    }
}

/// <summary>The account that is signed in.</summary>
/// <param name="Account">The identifier.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="Name">The name by which it signs in; absent where it has none.</param>
/// <param name="MayConvene">Whether it may convene a dialogue.</param>
public sealed record AccountAnswer(string Account, AccountKind Kind, string? Name, bool MayConvene);

/// <summary>A change of password.</summary>
/// <param name="Current">The password until now.</param>
/// <param name="New">The password from now on.</param>
public sealed record PasswordRequest(string Current, string New)
{
    /// <summary>Nothing of what was sent: records are written to logs too easily.</summary>
    public override string ToString() => nameof(PasswordRequest);
}
