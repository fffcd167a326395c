using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Entente.Web.Hardening;
using Entente.Web.Languages;
using Entente.Web.Pages.Accounts;
using Entente.Web.Pages.Adoptions;
using Entente.Web.Pages.Convening;
using Entente.Web.Pages.Drafts;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Home;
using Entente.Web.Pages.Observatory;
using Entente.Web.Pages.Participants;
using Entente.Web.Pages.Reports;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;

namespace Entente.Web.Pages;

/// <summary>The pages: below the tag of a language, such as <c>/ar/dialogues</c>. An address without a tag leads to the language that its
/// reader wants.</summary>
internal static class PageEndpoints
{
    // What is no page is not looked for in a language.
    private static readonly string[] Elsewhere = ["/api", "/openapi", "/health", "/assets"];

    /// <summary>Registers what pages need.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Letters of every script stand as themselves, which halves an Arabic page.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<PageCalls>();
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["language"] = typeof(LanguageConstraint));
        // Antiforgery tokens are masked anew in every page, so that the length of a packed page tells nothing about them.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
    }

    /// <summary>Leads an address that is none of the server's to the same one in a language. It is no endpoint: one that takes everything
    /// would answer for those that refuse a method or a type.</summary>
    public static void UsePageLanguages(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint() is null && WantsPage(context)
            ? InLanguage(context, context.Request.Path.Value ?? "/").ExecuteAsync(context) : next(context));

    /// <summary>Packs pages, but not one that another site leads somebody to who is signed in: an attacker there chooses what stands in the address, and could tell from the length what stands beside it.</summary>
    public static void UsePagePacking(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpsCompressionFeature>() is { } packing && context.Request.Cookies.ContainsKey(SessionCookie.Name) && CrossSite.Comes(context.Request))
                packing.Mode = HttpsCompressionMode.DoNotCompress;
            return next(context);
        });
    }

    /// <summary>Reads the form that a page was sent before the page does, so that one that cannot be read is refused in words.</summary>
    public static void UsePageForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        var isSent = HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is not null;
        if (isSent && await PageForm.FaultAsync(context) is { } fault) await ProblemAnswer.WriteAsync(context, fault);
        else await next(context);
    });

    /// <summary>Maps the pages.</summary>
    public static void MapPages(this WebApplication app)
    {
        ClientFiles.Map(app);
        app.MapGet("/", (HttpContext context) => InLanguage(context, "/")).WithMetadata(new PageEndpoint()).ExcludeFromDescription();
        var pages = app.MapGroup("/{language:language}").WithMetadata(new PageEndpoint()).ExcludeFromDescription().DisableAntiforgery();
        pages.AddEndpointFilter(SpeakAsync);
        pages.MapGet("", (HttpContext context) => Page.Of<HomePage>(Visit.Of(context)));
        AccountPages.Map(pages);
        ParticipantPages.Map(pages);
        ConveningPages.Map(pages);
        DraftPages.Map(pages);
        AdoptionPages.Map(pages);
        ReportPages.Map(pages);
        ObservatoryPages.Map(pages);
        pages.MapGet("{**path}", (HttpContext context) =>
            Page.Refused(Visit.Of(context), GeneralProblems.OfStatus(StatusCodes.Status404NotFound))).WithOrder(int.MaxValue);
    }

    // Numbers and dates that components write by themselves are those of the language; a choice in the address is remembered.
    private static ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var language = LanguageChoice.Of(context);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        if (!string.Equals(context.Request.Cookies[LanguageChoice.Cookie], language.Tag, StringComparison.Ordinal))
        {
            context.Response.Cookies.Append(LanguageChoice.Cookie, language.Tag, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
        return next(invocation);
    }

    private static bool WantsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Elsewhere.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private static RedirectHttpResult InLanguage(HttpContext context, string path)
    {
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        var language = LanguageChoice.Of(context);
        return TypedResults.LocalRedirect(
            $"/{language.Tag}{(path == "/" ? "" : new PathString(path).ToUriComponent())}{context.Request.QueryString}");
    }
}
