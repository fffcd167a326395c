using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Web.Dialogues;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using AccountKind = Entente.Web.Accounts.AccountKind;
using NotFound = Entente.Dialogue.NotFound;

namespace Entente.Web.Pages.Participants;

/// <summary>Coming into a dialogue, by a code or into an open one.</summary>
internal static class JoinPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("join", Find);
        pages.MapGet("join/{dialogue}", Ask);
        pages.MapPost("join/{dialogue}", Join).LimitRate(RatePolicy.SignIn);
    }

    private static IResult Find(HttpContext context)
    {
        var visit = Visit.Of(context);
        var wanted = context.Request.Query["dialogue"].ToString().Trim();
        if (DialogueId.TryParse(wanted, out var id))
            return Page.SeeOther(visit, $"/join/{id.Value}");
        return Page.Of<FindPage>(visit, wanted.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            (nameof(FindPage.Wanted), wanted),
            (nameof(FindPage.Refused), wanted.Length == 0 ? null : visit.Words["participant.join.noSuchName"]));
    }

    private static async Task<IResult> Ask(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        if (!DialogueId.TryParse(dialogue, out _))
            return Page.Refused(visit, new NotFound("dialogue"));
        var (overview, _) = await calls.AskAsync(context, dialogue, new ReadOverview());
        return overview?.Me is null ? Form(visit, StatusCodes.Status200OK, dialogue, overview, null, null, null)
            : Page.SeeOther(visit, $"/dialogues/{dialogue}");
    }

    private static async Task<IResult> Join(
        string dialogue, HttpContext context, PageCalls calls, Joining joining, RateLimits limits, CancellationToken cancellation)
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return Page.Refused(Visit.Of(context), new NotFound("dialogue"));
        var fields = await Fields.OfAsync(context);
        var (overview, _) = await calls.AskAsync(context, dialogue, new ReadOverview());
        if (overview?.Me is not null)
            return Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}");
        var (code, name) = (fields.Text("code"), fields.Text("name"));
        var visit = Visit.Of(context);
        if (code is null && overview is null)
            return Form(visit, StatusCodes.Status400BadRequest, dialogue, overview, code, name, visit.Words["participant.join.codeNeeded"]);
        if (code is null && !MayJoinOpenly(visit, overview!))
            return Form(visit, StatusCodes.Status403Forbidden, dialogue, overview, code, name, visit.Words["participant.join.signInFirst"]);
        // Who has neither a code nor a session gets a device, and no more of them than anywhere else.
        if (code is null && context.Session() is null && limits.RefusalOfDevice(context) is { } tooMany)
            return tooMany.ToResult();
        var joined = await joining.JoinAsync(context, id, code, name, fields.Text("language") ?? visit.Language.Tag, cancellation);
        if (joined.Refusal is { } refusal)
            return Form(Visit.Of(context), Page.StatusOf(refusal), dialogue, overview, code, name, visit.Words.Said(refusal));
        if (joined.Begun is not null)
            SessionCookie.Give(context, joined.Begun);
        return Page.SeeOther(visit, $"/dialogues/{dialogue}", "joined");
    }

    /// <summary>Whether a visitor can join an open dialogue as they come: with a login, or as a device where the rules allow
    /// that.</summary>
    private static bool MayJoinOpenly(Visit visit, DialogueOverview overview) =>
        overview.Rules.AllowsAnonymous || visit.Session?.Account.Kind is AccountKind.Person or AccountKind.Institution;

    private static RazorComponentResult Form(
        Visit visit, int status, string dialogue, DialogueOverview? overview, string? code, string? name, string? refused) =>
        Page.Of<JoinPage>(
            visit, status, (nameof(JoinPage.Dialogue), dialogue), (nameof(JoinPage.Overview), overview), (nameof(JoinPage.Code), code),
            (nameof(JoinPage.Name), name), (nameof(JoinPage.Refused), refused),
            (nameof(JoinPage.NeedsSignIn), overview is not null && !MayJoinOpenly(visit, overview)));
}
