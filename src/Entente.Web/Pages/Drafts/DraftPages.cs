using Entente.Dialogue.Drafts;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Drafts;

/// <summary>The drafts of a dialogue: the text that is negotiated, with brackets, names, stances and amendments.</summary>
internal static class DraftPages
{
    private const string Drafts = "dialogues/{dialogue}/drafts";
    internal const string Draft = Drafts + "/{draft:int}";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(Drafts, (string dialogue, HttpContext context, PageCalls calls) =>
            ListAsync(context, calls, dialogue, StatusCodes.Status200OK, null, null)).RequireAccount();
        pages.MapPost(Drafts, OpenAsync).RequireAccount().LimitRate(RatePolicy.Texts);
        pages.MapGet(Draft, ReadAsync).RequireAccount();
        pages.MapGet(Draft + "/comparison", CompareAsync).RequireAccount();
        pages.MapGet(Draft + "/adoptable", AdoptableAsync).RequireAccount();
        DraftForms.Map(pages);
    }

    private static async Task<IResult> OpenAsync(string dialogue, HttpContext context, PageCalls calls)
    {
        var (visit, form) = (Visit.Of(context), await FormValues.OfAsync(context));
        var command = new OpenDraft(
            form.Needed("title"), form.Needed("language"), [.. form.Numbers("statements").Select(number => new StatementId(number))]);
        if (!form.AreFit)
            return await ListAsync(
                context, calls, dialogue, StatusCodes.Status400BadRequest, visit.Words["drafts.badForm"], form.Typed(visit));
        var reply = await calls.DoAsync(context, dialogue, command);
        if (reply.Refusal is { } refusal)
            return await ListAsync(context, calls, dialogue, Page.StatusOf(refusal), visit.Words.Said(refusal), form.Typed(visit));
        var opened = reply.Events.OfType<DraftOpened>().SingleOrDefault();
        return Page.SeeOther(visit, $"/dialogues/{dialogue}/drafts{(opened is null ? "" : $"/{opened.Draft}")}", "draftOpened");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, PageCalls calls, string dialogue, int status, string? refused, TypedForm? typed)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (list, missing) = await calls.AskAsync(context, dialogue, new ListDrafts());
        if (list is null) return Page.Refused(visit, missing!);
        var (statements, overlap) = room.Allows(Permission.Draft)
            ? ((await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, 0, 200))).Answer,
                (await calls.AskAsync(context, dialogue, new ReadOverlap(visit.Language.Tag))).Answer)
            : (null, null);
        return Page.Of<DraftsPage>(
            visit, status, (nameof(DraftsPage.Room), room), (nameof(DraftsPage.Drafts), list.Drafts),
            (nameof(DraftsPage.Statements), statements?.Statements),
            (nameof(DraftsPage.Overlap), overlap), (nameof(DraftsPage.Refused), refused), (nameof(DraftsPage.Typed), typed));
    }

    private static async Task<IResult> ReadAsync(string dialogue, int draft, HttpContext context, PageCalls calls, string? revision = null)
    {
        if (revision is { Length: > 0 } && PageForm.Number(revision) is null)
            return Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/drafts/{draft}");
        return await ShowAsync(context, calls, dialogue, draft, PageForm.Number(revision), StatusCodes.Status200OK, null, null);
    }

    /// <summary>The page of a draft, with what was refused and typed where it answers a form.</summary>
    internal static async Task<IResult> ShowAsync(
        HttpContext context, PageCalls calls, string dialogue, int draft, int? revision, int status, string? refused, TypedForm? typed)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (view, missing) = await calls.AskAsync(context, dialogue, new ReadDraft(new DraftId(draft), revision));
        if (view is null) return Page.Refused(visit, missing!);
        var (amendments, _) = await calls.AskAsync(context, dialogue, new ListAmendments(new DraftId(draft)));
        return Page.Of<DraftPage>(visit, status, (nameof(DraftPage.Desk), new DraftDesk(room, view, amendments?.Amendments ?? [], typed)),
            (nameof(DraftPage.Refused), refused));
    }

    private static async Task<IResult> CompareAsync(
        string dialogue, int draft, HttpContext context, PageCalls calls, string? from = null, string? to = null)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (view, missing) = await calls.AskAsync(context, dialogue, new ReadDraft(new DraftId(draft), null, Stances: false));
        if (view is null) return Page.Refused(visit, missing!);
        var (first, last) = (PageForm.Number(from) ?? Math.Max(1, view.Latest - 1), PageForm.Number(to) ?? view.Latest);
        var (comparison, refusal) = await calls.AskAsync(context, dialogue, new CompareRevisions(new DraftId(draft), first, last));
        return Page.Of<ComparisonPage>(
            visit, Page.StatusOf(refusal), (nameof(ComparisonPage.Desk), new DraftDesk(room, view, [], null)),
            (nameof(ComparisonPage.From), first), (nameof(ComparisonPage.To), last), (nameof(ComparisonPage.Comparison), comparison),
            (nameof(ComparisonPage.Refused), visit.Words.Said(refusal)));
    }

    private static async Task<IResult> AdoptableAsync(string dialogue, int draft, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (text, refusal) = await calls.AskAsync(context, dialogue, new ReadAdoptableText(new DraftId(draft)));
        if (text is null) return Page.Refused(visit, refusal!);
        var (view, missing) = await calls.AskAsync(context, dialogue, new ReadDraft(new DraftId(draft), null, Stances: false));
        return view is null
            ? Page.Refused(visit, missing!)
            : Page.Of<AdoptablePage>(
                visit, (nameof(AdoptablePage.Desk), new DraftDesk(room, view, [], null)), (nameof(AdoptablePage.Text), text));
    }
}
