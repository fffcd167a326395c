using Entente.Web.Hardening;
using Microsoft.AspNetCore.Authentication;

namespace Entente.Web.Institutions;

/// <summary>Signing in through an institution, for browsers.</summary>
internal static class InstitutionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="app">The server.</param>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    public static void Map(IEndpointRouteBuilder app, RouteGroupBuilder api)
    {
        api.MapGet("institutions", (WorkbenchOptions options) => options.Institutions.Select(institution => new InstitutionLine(institution.Name, institution.Title, $"/signin/{institution.Name}")).ToList())
            .WithTags("Institutions").WithName("ListInstitutions").WithSummary("The institutions that sign people in here.");
        app.MapGet("/signin/{institution}", BeginAsync).LimitRate(RatePolicy.SignIn).ExcludeFromDescription();
        app.MapGet("/signin/{institution}/callback", CompleteAsync).LimitRate(RatePolicy.SignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> BeginAsync(string institution, string? returnUrl, HttpContext context, WorkbenchOptions options)
    {
        if (!options.Institutions.Any(known => known.Name == institution)) return InstitutionProblems.NoSuchInstitution.ToResult();
        if (returnUrl is not null && !LocalAddress.IsLocal(returnUrl)) return InstitutionProblems.ForeignReturn.ToResult();
        try
        {
            await context.ChallengeAsync(InstitutionSignIn.Scheme(institution), new AuthenticationProperties { RedirectUri = returnUrl ?? "/" });
            return Results.Empty;
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException && !context.Response.HasStarted)
        {
            return InstitutionProblems.Unreachable.ToResult();
        }
    }

    private static async Task CompleteAsync(string institution, HttpContext context, WorkbenchOptions options, IAuthenticationHandlerProvider handlers)
    {
        var known = options.Institutions.Any(one => one.Name == institution);
        var handler = known ? await handlers.GetHandlerAsync(context, InstitutionSignIn.Scheme(institution)) as IAuthenticationRequestHandler : null;
        if (handler is null || !await handler.HandleRequestAsync()) await InstitutionProblems.NoSuchInstitution.ToResult().ExecuteAsync(context);
    }
}

/// <summary>An institution that signs people in here.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="SignIn">Where a browser goes to sign in; <c>returnUrl</c> may be added.</param>
public sealed record InstitutionLine(string Name, string Title, string SignIn);
