using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;
using Entente.Web.Translation;

namespace Entente.Web.Pages.Convening;

/// <summary>Moderation, translations and tags, and the public log of what was decided.</summary>
internal static class ModerationPages
{
    private const int Shown = 20;

    public static void Map(RouteGroupBuilder pages)
    {
        var queue = pages.MapGroup("dialogues/{dialogue}/lead/moderation").RequireAccount();
        queue.MapGet("", (string dialogue, HttpContext context, PageCalls calls) => ShowAsync(context, calls, dialogue, null, null));
        queue.MapPost("{statement:int}", Moderate);
        queue.MapPost("{statement:int}/translation", Translate).LimitRate(RatePolicy.Texts);
        queue.MapPost("{statement:int}/translation/machine", TranslateByMachine).LimitRate(RatePolicy.Heavy);
        queue.MapPost("{statement:int}/tags", Tag);
        queue.MapGet("{**form}", (string dialogue, HttpContext context) =>
            Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/lead/moderation"));
        pages.MapGet("dialogues/{dialogue}/moderation", Log).RequireAccount();
    }

    private static Task<IResult> Moderate(string dialogue, int statement, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm($"moderation-{statement}", form);
        var decision = sent.Value<ModerationStatus>("decision") ?? (ModerationStatus)(-1);
        return DoAsync(context, calls, dialogue, new ModerateStatement(new StatementId(statement), decision, sent.Text("reason")), sent,
            decision == ModerationStatus.Accepted ? "statementAccepted" : "statementWithheld");
    }

    private static Task<IResult> Translate(string dialogue, int statement, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm($"translation-{statement}", form);
        var attach = new AttachTranslation(new StatementId(statement), sent["language"], sent["text"],
            sent.Value<TranslationOrigin>("origin") ?? (TranslationOrigin)(-1));
        return DoAsync(context, calls, dialogue, attach, sent, "translationAttached");
    }

    private static async Task<IResult> TranslateByMachine(string dialogue, int statement, IFormCollection form, HttpContext context,
        PageCalls calls, MachineTranslations machine)
    {
        var sent = new SentForm($"translation-{statement}", form);
        var (attach, refusal) = await machine.OfAsync(context, dialogue, statement, sent["language"]);
        return attach is null
            ? await ShowAsync(context, calls, dialogue, sent, refusal)
            : await DoAsync(context, calls, dialogue, attach, sent, "machineTranslated");
    }

    private static Task<IResult> Tag(string dialogue, int statement, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm($"tags-{statement}", form);
        return DoAsync(context, calls, dialogue, new TagStatement(new StatementId(statement), TagFields.Read(sent)), sent, "tagsSet");
    }

    private static Task<IResult> DoAsync(HttpContext context, PageCalls calls, string dialogue, DialogueCommand command,
        SentForm sent, string said) => calls.DoAsync(
            context, dialogue, command, $"/dialogues/{dialogue}/lead/moderation{context.Request.QueryString}", said,
            refusal => ShowAsync(context, calls, dialogue, sent, refusal));

    private static async Task<IResult> ShowAsync(HttpContext context, PageCalls calls, string dialogue, SentForm? sent, Refusal? refused)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        // Delegates translate and tag their own statements where these stand; here are those of all.
        if (!room.Allows(Permission.Annotate) || room.Allows(Permission.TakeStance)) return Page.Refused(visit, LeadPages.NotLeading);
        var mayModerate = room.Allows(Permission.Moderate);
        var shown = Enum.TryParse<ModerationStatus>(context.Request.Query["show"], ignoreCase: true, out var wanted)
            && Enum.IsDefined(wanted) ? wanted
            : mayModerate ? ModerationStatus.Waiting : ModerationStatus.Accepted;
        var after = PageForm.QueryNumber(context, "after") ?? 0;
        var lines = new List<StatementLine>();
        for (int? from = after; from is { } start && lines.Count <= Shown;)
        {
            var (page, unread) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, start, 200));
            if (page is null) return Page.Refused(visit, unread!);
            lines.AddRange(page.Statements.Where(line => line.Moderation == shown));
            from = page.Next?.Number;
        }
        return Page.Of<ModerationPage>(
            visit, Page.StatusOf(refused),
            (nameof(ModerationPage.Room), room), (nameof(ModerationPage.Statements), lines.Take(Shown).ToList()),
            (nameof(ModerationPage.Show), shown), (nameof(ModerationPage.After), after),
            (nameof(ModerationPage.Next), lines.Count > Shown ? lines[Shown - 1].Statement.Number : null),
            (nameof(ModerationPage.HasMachine), context.RequestServices.GetRequiredService<MachineTranslations>().AreThere),
            (nameof(ModerationPage.Sent), sent),
            (nameof(ModerationPage.Refused), visit.Words.Said(refused)));
    }

    private static async Task<IResult> Log(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (log, unread) = await calls.AskAsync(context, dialogue, new ReadModerationLog());
        return log is null
            ? Page.Refused(visit, unread!)
            : Page.Of<ModerationLogPage>(visit, (nameof(ModerationLogPage.Room), room), (nameof(ModerationLogPage.Entries), log.Entries));
    }
}
