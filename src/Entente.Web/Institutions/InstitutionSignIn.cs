using System.Security.Cryptography;
using System.Text;
using Entente.Web.Accounts;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Entente.Web.Institutions;

/// <summary>Sign-in through an institution's OpenID Connect provider: the code flow with PKCE, state and nonce. Of what the institution tells, only a hash of issuer and subject is kept.</summary>
internal static partial class InstitutionSignIn
{
    private const string SchemePrefix = "institution:";

    /// <summary>The authentication scheme of an institution.</summary>
    public static string Scheme(string name) => SchemePrefix + name;

    /// <summary>Where an institution sends the browser back to; its registration there must name it.</summary>
    public static string CallbackPath(string name) => $"/signin/{name}/callback";

    /// <summary>Registers the institutions.</summary>
    public static void AddInstitutions(this IServiceCollection services, IReadOnlyList<InstitutionOptions> institutions)
    {
        // Without a default scheme: nothing is authenticated unless an endpoint below asks for it.
        var authentication = services.AddAuthentication();
        foreach (var institution in institutions) authentication.AddOpenIdConnect(Scheme(institution.Name), institution.Title, options => Configure(options, institution));
    }

    private static void Configure(OpenIdConnectOptions options, InstitutionOptions institution)
    {
        options.Authority = institution.Authority.ToString();
        options.RequireHttpsMetadata = institution.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = institution.ClientId;
        options.ClientSecret = institution.ClientSecret;
        options.CallbackPath = CallbackPath(institution.Name);
        options.SignInScheme = SchemePrefix;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A query comes back by a link, to which Lax cookies belong; a form would need cookies that every site may send.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        // The issuer, which these would take out, is half of who someone is.
        options.ClaimActions.Clear();
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.TokenValidationParameters.ValidAudience = institution.ClientId;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.HttpOnly = true;
        }

        options.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = received => EnterAsync(received, institution.Name),
            OnRemoteFailure = failure =>
            {
                failure.HandleResponse();
                Refused(failure.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(InstitutionSignIn)), institution.Name, failure.Failure?.GetType().Name ?? "no reason");
                return ProblemAnswer.WriteAsync(failure.HttpContext, InstitutionProblems.NotSignedIn);
            },
        };
    }

    private static async Task EnterAsync(TicketReceivedContext received, string institution)
    {
        received.HandleResponse();
        var context = received.HttpContext;
        var (subject, issuer) = (received.Principal?.FindFirst("sub")?.Value, received.Principal?.FindFirst("iss")?.Value);
        if (string.IsNullOrEmpty(subject) || string.IsNullOrEmpty(issuer))
        {
            await ProblemAnswer.WriteAsync(context, InstitutionProblems.NotSignedIn);
            return;
        }

        // Some institutions make the subject an e-mail address; a hash knows its owner again and tells nobody who that is.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
        var sessions = context.RequestServices.GetRequiredService<SessionRegister>();
        var account = await context.RequestServices.GetRequiredService<AccountRegister>().OfInstitutionAsync(institution, key, context.RequestAborted);
        if (context.Session() is { } before) await sessions.EndAsync(before.Account.Id, before.Id, context.RequestAborted);
        SessionCookie.Give(context, await sessions.BeginAsync(account, context.RequestAborted));
        context.Response.Redirect(LocalAddress.IsLocal(received.ReturnUri) ? received.ReturnUri! : "/");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in through the institution {Institution} was refused: {Reason}.")]
    private static partial void Refused(ILogger log, string institution, string reason);
}

/// <summary>Why a sign-in through an institution was refused.</summary>
internal static class InstitutionProblems
{
    public static Problem NoSuchInstitution { get; } = new(404, "no-such-institution", "No such institution signs people in here.", "GET /api/v1/institutions lists those that do.");

    public static Problem NotSignedIn { get; } = new(403, "institution-refused", "The institution did not sign you in, or its answer could not be verified.",
        "Begin again at /signin and the institution's name, in the same browser and within ten minutes; an answer counts once.");

    public static Problem Unreachable { get; } = new(502, "institution-unreachable", "The institution's sign-in cannot be reached.", "Try again in a few minutes, or sign in another way.")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    public static Problem ForeignReturn { get; } = new(400, "foreign-return", "The address to return to is not of this server.", "Give returnUrl as a path of this server that begins with one slash, such as /dialogues.");
}
