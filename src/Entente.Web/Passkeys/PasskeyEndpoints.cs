using System.Text.Json;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Passkeys;

/// <summary>Adding, listing, removing and using passkeys (WebAuthn).</summary>
internal static class PasskeyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Passkeys");
        group.MapPost("me/passkeys/options", BeginAdding).RequireFreshSession().LimitRate(RatePolicy.SignIn).WithName("BeginAddingPasskey")
            .WithSummary("Begin to add a passkey: the options for navigator.credentials.create.").Produces<CeremonyAnswer>();
        group.MapPost("me/passkeys", Add).RequireFreshSession().LimitRate(RatePolicy.SignIn).WithName("AddPasskey").WithSummary("Add the passkey that the authenticator made.").Produces(204);
        group.MapGet("me/passkeys", List).RequireAccount().WithName("ListPasskeys").WithSummary("Your passkeys, the oldest first.").Produces<IReadOnlyList<PasskeyLine>>();
        group.MapDelete("me/passkeys/{id}", Remove).RequireFreshSession().WithName("RemovePasskey").WithSummary("Remove a passkey.").Produces(204);
        group.MapPost("sessions/passkey/options", BeginSigningIn).LimitRate(RatePolicy.SignIn).WithName("BeginPasskeySession")
            .WithSummary("Begin to sign in with a passkey: the options for navigator.credentials.get.").Produces<CeremonyAnswer>();
        group.MapPost("sessions/passkey", SignIn).LimitRate(RatePolicy.SignIn).WithName("CompletePasskeySession").WithSummary("Sign in with what the authenticator signed.").Produces<SessionAnswer>(201);
    }

    private static async Task<IResult> BeginAdding(HttpContext context, PasskeyCeremonies ceremonies, CancellationToken cancellation)
    {
        var (begun, refused) = await ceremonies.BeginAddingAsync(context.RequiredSession(), context, cancellation);
        return begun is null ? refused!.ToResult() : TypedResults.Ok(begun);
    }

    private static async Task<IResult> Add(CredentialRequest request, HttpContext context, PasskeyCeremonies ceremonies, CancellationToken cancellation) =>
        await ceremonies.AddAsync(context.RequiredSession(), request.Ceremony, request.Credential, context, cancellation) is { } refused ? refused.ToResult() : TypedResults.NoContent();

    private static Task<IReadOnlyList<PasskeyLine>> List(HttpContext context, PasskeyCeremonies ceremonies, CancellationToken cancellation) =>
        ceremonies.ListAsync(context.RequiredSession().Account.Id, cancellation);

    private static async Task<IResult> Remove(string id, HttpContext context, PasskeyCeremonies ceremonies, CancellationToken cancellation) =>
        await ceremonies.RemoveAsync(context.RequiredSession().Account.Id, id, cancellation) ? TypedResults.NoContent() : PasskeyProblems.NoSuchPasskey.ToResult();

    private static Task<CeremonyAnswer> BeginSigningIn(HttpContext context, PasskeyCeremonies ceremonies, CancellationToken cancellation) => ceremonies.BeginSigningInAsync(context, cancellation);

    private static async Task<IResult> SignIn(CredentialRequest request, HttpContext context, PasskeyCeremonies ceremonies, SessionRegister sessions, CancellationToken cancellation)
    {
        var (account, refused) = await ceremonies.SignInAsync(request.Ceremony, request.Credential, context, cancellation);
        return account is null ? refused!.ToResult() : await SessionEndpoints.EnterAsync(context, sessions, account, request.Cookie, cancellation);
    }
}

/// <summary>The first half of a ceremony.</summary>
/// <param name="Ceremony">The identifier to send back with the second half.</param>
/// <param name="Options">What WebAuthn calls the options, for the browser.</param>
public sealed record CeremonyAnswer(string Ceremony, JsonElement Options);

/// <summary>The second half of a ceremony.</summary>
/// <param name="Ceremony">The identifier of the first half.</param>
/// <param name="Credential">What the browser's credential gives as JSON.</param>
/// <param name="Cookie">When signing in: whether a browser asks, which gets a cookie in place of a token. Default false.</param>
public sealed record CredentialRequest(string Ceremony, JsonElement Credential, bool Cookie = false)
{
    /// <summary>Nothing of what was sent: records are written to logs too easily.</summary>
    public override string ToString() => nameof(CredentialRequest);
}

/// <summary>A passkey of an account.</summary>
/// <param name="Id">The identifier of the credential, in base64url.</param>
/// <param name="Created">When it was added.</param>
public sealed record PasskeyLine(string Id, DateTimeOffset Created);
