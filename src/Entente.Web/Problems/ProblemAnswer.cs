using System.Globalization;
using System.Text.Json;
using Entente.Web.Languages;
using Entente.Web.Pages.Frame;
using Microsoft.Net.Http.Headers;

namespace Entente.Web.Problems;

/// <summary>Writes a problem as <c>application/problem+json</c>.</summary>
internal sealed class ProblemAnswer(Problem problem) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => problem.Status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);

    /// <summary>Writes a problem as the whole answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">The problem.</param>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove(HeaderNames.ETag);
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        // What begins with a language is asked by a person, even where no page takes the method.
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is not null || LanguageChoice.InAddress(context) is not null)
        {
            await AnswerPersonAsync(context, problem);
            return;
        }

        var body = Body(problem);
        response.ContentType = "application/problem+json";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    // Whoever must sign in is brought there and back again; everything else is said on a page.
    private static Task AnswerPersonAsync(HttpContext context, Problem problem)
    {
        var visit = Visit.Of(context);
        if (problem.Status != StatusCodes.Status401Unauthorized || !HttpMethods.IsGet(context.Request.Method)) return Page.Refused(visit, problem).ExecuteAsync(context);
        context.Response.Headers.Remove(HeaderNames.WWWAuthenticate);
        return Page.SeeOther(visit, $"/sign-in?next={Uri.EscapeDataString(visit.Here + visit.Query)}").ExecuteAsync(context);
    }

    private static byte[] Body(Problem problem)
    {
        using var buffer = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, Problem.TypePrefix + problem.Slug);
            json.WriteString("title"u8, problem.Title);
            json.WriteNumber("status"u8, problem.Status);
            json.WriteString("detail"u8, problem.Detail);
            foreach (var (name, value) in problem.Members.OrderBy(member => member.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
