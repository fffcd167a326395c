using Entente.Dialogue;
using Entente.Web.Dialogues;
using Entente.Web.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Web.Pages.Frame;

/// <summary>Answers of page endpoints: a page, a refusal as a page, or the way to another page.</summary>
internal static class Page
{
    /// <summary>A page.</summary>
    /// <typeparam name="TPage">Its component.</typeparam>
    /// <param name="visit">The visit.</param>
    /// <param name="parameters">The component's other parameters.</param>
    public static RazorComponentResult Of<TPage>(Visit visit, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent => Of<TPage>(visit, StatusCodes.Status200OK, parameters);

    /// <summary>A page with a status, such as 409 for a form that is shown again with what was wrong.</summary>
    /// <typeparam name="TPage">Its component.</typeparam>
    /// <param name="visit">The visit.</param>
    /// <param name="status">The status.</param>
    /// <param name="parameters">The component's other parameters.</param>
    public static RazorComponentResult Of<TPage>(Visit visit, int status, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TPage : IComponent
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PageComponent.Visit)] = visit };
        foreach (var (name, value) in parameters) all[name] = value;
        return new RazorComponentResult(typeof(TPage), all) { StatusCode = status };
    }

    /// <summary>The status of a page that says what a dialogue refused, or that nothing was.</summary>
    public static int StatusOf(Refusal? refused) => refused is null ? StatusCodes.Status200OK : DialogueCalls.ProblemOf(refused).Status;

    /// <summary>What a dialogue refused, as a page.</summary>
    public static RazorComponentResult Refused(Visit visit, Refusal refusal) =>
        Of<ProblemPage>(visit, StatusOf(refusal), (nameof(ProblemPage.Status), StatusOf(refusal)),
            (nameof(ProblemPage.Detail), visit.Words.Said(refusal)));

    /// <summary>A problem as a page.</summary>
    public static RazorComponentResult Refused(Visit visit, Problem problem) =>
        Of<ProblemPage>(
            visit, problem.Status, (nameof(ProblemPage.Status), problem.Status), (nameof(ProblemPage.Detail), visit.Words.Said(problem)));

    /// <summary>After a form was carried out: the page to look at next (303), with a word about what happened.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="path">The path within the language; it may have a query and a fragment.</param>
    /// <param name="said">What to say there: the key <c>said.…</c> without its area; null for nothing.</param>
    public static IResult SeeOther(Visit visit, string path, string? said = null)
    {
        var (address, fragment) = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[at..]) : (path, "");
        if (said is not null) address += (address.Contains('?', StringComparison.Ordinal) ? "&said=" : "?said=") + said;
        return new SeeOtherAnswer(Visible(visit.To(address) + fragment));
    }

    // Parts of an address may be what somebody typed; a header holds visible ASCII alone.
    private static string Visible(string address) => address.All(letter => letter is > ' ' and <= '~')
        ? address
        : string.Concat(address.EnumerateRunes().Select(rune => rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private sealed class SeeOtherAnswer(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}

/// <summary>Marks an endpoint as a page for people: what it refuses is said as a page, too.</summary>
internal sealed record PageEndpoint;
