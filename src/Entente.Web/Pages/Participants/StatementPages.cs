using System.Globalization;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Measures.Consensus;
using Entente.Records;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;
using Entente.Web.Translation;

namespace Entente.Web.Pages.Participants;

/// <summary>The statements of a dialogue: reading, proposing, translating, and what came of one's own.</summary>
internal static class StatementPages
{
    private const int PerPage = 25;

    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("statements", (string dialogue, HttpContext context, PageCalls calls) => Show(dialogue, context, calls, null))
            .RequireAccount();
        dialogue.MapPost("statements", Submit).RequireAccount().LimitRate(RatePolicy.Texts);
        dialogue.MapPost("statements/{statement:int}/translations", Translate).RequireAccount().LimitRate(RatePolicy.Texts);
        dialogue.MapPost("statements/{statement:int}/translations/machine", TranslateByMachine)
            .RequireAccount().LimitRate(RatePolicy.Heavy);
    }

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls, Attempt? attempt)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null)
            return Page.Refused(visit, refusal!);
        var isMine = context.Request.Query.ContainsKey("mine");
        var after = PageForm.QueryNumber(context, "after") ?? 0;
        var lines = new List<StatementLine>();
        for (int? from = after; from is not null;)
        {
            var (page, refused) = await calls.AskAsync(
                context, dialogue, new ListStatements(visit.Language.Tag, from.Value, isMine ? 200 : PerPage));
            if (page is null)
                return Page.Refused(visit, refused!);
            lines.AddRange(page.Statements.Where(line => !isMine || line.IsMine));
            from = isMine ? page.Next?.Number : null;
            if (!isMine)
                after = page.Next?.Number ?? 0;
        }
        var next = isMine || after == 0 ? (int?)null : after;
        var own = lines.Where(line => line.IsMine).Select(line => line.Statement).ToHashSet();
        var outcomes = await OutcomesAsync(context, calls, dialogue, room, visit, lines, own);
        return Page.Of<StatementsPage>(
            visit, attempt?.Status ?? StatusCodes.Status200OK, (nameof(StatementsPage.Room), room),
            (nameof(StatementsPage.Lines), lines), (nameof(StatementsPage.IsMine), isMine),
            (nameof(StatementsPage.HasMachine), context.RequestServices.GetRequiredService<MachineTranslations>().AreThere),
            (nameof(StatementsPage.Next), next), (nameof(StatementsPage.Outcomes), outcomes),
            (nameof(StatementsPage.Refused), attempt?.Refused),
            (nameof(StatementsPage.Text), attempt?.Text), (nameof(StatementsPage.Chosen), attempt?.Language ?? visit.Language.Tag),
            (nameof(StatementsPage.Tags), attempt?.Tags));
    }

    // Counts stand with every statement of the page; the log, the overlap and the drafts are asked only where a statement of the visitor's
    // own is among them.
    private static async Task<StatementOutcomes> OutcomesAsync(
        HttpContext context, PageCalls calls, string dialogue, Room room, Visit visit, List<StatementLine> lines, HashSet<StatementId> own)
    {
        var counts = new Dictionary<StatementId, ReleasedCounts>();
        if (lines.Count > 0)
        {
            for (int? from = lines[0].Statement.Number - 1; from is not null && from < lines[^1].Statement.Number;)
            {
                var (page, _) = await calls.AskAsync(context, dialogue, new ReadCounts(from.Value));
                foreach (var one in page?.Statements ?? [])
                {
                    if (one.Counts is { } released)
                        counts[one.Statement] = released;
                }
                from = page?.Next?.Number;
            }
        }
        if (own.Count == 0)
            return StatementOutcomes.Of(counts);
        var (log, _) = await calls.AskAsync(context, dialogue, new ReadModerationLog());
        var rulings = (log?.Entries ?? []).Where(entry => own.Contains(entry.Statement))
            .GroupBy(entry => entry.Statement).ToDictionary(group => group.Key, group => group.Last());
        var classes = new Dictionary<StatementId, ConsensusClass>();
        if (room.Allows(Permission.SeeOverlap)
            && (await calls.AskAsync(context, dialogue, new ReadOverlap(visit.Language.Tag))).Answer is { } overlap)
        {
            foreach (var line in overlap.CommonGround.Concat(overlap.Acceptable).Concat(overlap.ReservedDifferences))
                classes[line.Statement.Statement] = line.Class;
        }
        var drafts = new Dictionary<StatementId, (int Draft, string Title)>();
        foreach (var draft in (await calls.AskAsync(context, dialogue, new ListDrafts())).Answer?.Drafts ?? [])
        {
            var (view, _) = await calls.AskAsync(context, dialogue, new ReadDraft(draft.Draft, Stances: false));
            foreach (var statement in view?.Statements ?? [])
                drafts.TryAdd(statement, (draft.Draft.Number, draft.Title));
        }
        return new StatementOutcomes(counts, rulings, classes, drafts);
    }

    private static async Task<IResult> Submit(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        var tags = new StatementTags(
            fields.Value<GoalLevel>("goalLevel"), fields.Value<Sector>("sector"), fields.Value<Approach>("approach"));
        var language = fields.Text("language") ?? visit.Language.Tag;
        if (fields.Text("text") is not { } text)
            return await Show(dialogue, context, calls,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.statements.textNeeded"], null, language, tags));
        var reply = await calls.DoAsync(context, dialogue, new SubmitStatement(text, language, tags));
        if (reply.Refusal is { } refusal)
            return await Show(
                dialogue, context, calls, new Attempt(Page.StatusOf(refusal), visit.Words.Said(refusal), text, language, tags));
        return Page.SeeOther(visit, $"/dialogues/{dialogue}/statements?mine", "statementSubmitted");
    }

    private static async Task<IResult> Translate(string dialogue, int statement, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        if (fields.Text("text") is not { } text || fields.Text("language") is not { } language
            || fields.Value<TranslationOrigin>("origin") is not { } origin)
            return await Show(dialogue, context, calls,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.statements.translationNeeded"], null, null, null));
        return await AttachAsync(
            dialogue, statement, context, calls, new AttachTranslation(new StatementId(statement), language, text, origin),
            "translationAttached");
    }

    private static async Task<IResult> TranslateByMachine(
        string dialogue, int statement, HttpContext context, PageCalls calls, MachineTranslations machine)
    {
        var visit = Visit.Of(context);
        if ((await Fields.OfAsync(context)).Text("language") is not { } language)
        {
            return await Show(dialogue, context, calls, new Attempt(
                StatusCodes.Status400BadRequest, visit.Words["participant.statements.translationNeeded"], null, null, null));
        }
        var (attach, refusal) = await machine.OfAsync(context, dialogue, statement, language);
        return attach is null
            ? await Show(dialogue, context, calls, new Attempt(Page.StatusOf(refusal), visit.Words.Said(refusal!), null, null, null))
            : await AttachAsync(dialogue, statement, context, calls, attach, "machineTranslated");
    }

    private static Task<IResult> AttachAsync(
        string dialogue, int statement, HttpContext context, PageCalls calls, AttachTranslation attach, string said)
    {
        var visit = Visit.Of(context);
        var next = string.Create(
            CultureInfo.InvariantCulture, $"/dialogues/{dialogue}/statements?after={statement - 1}#statement-{statement}");
        return calls.DoAsync(context, dialogue, attach, next, said, refusal => Show(
            dialogue, context, calls, new Attempt(Page.StatusOf(refusal), visit.Words.Said(refusal), null, null, null)));
    }

    private sealed record Attempt(int Status, string Refused, string? Text, string? Language, StatementTags? Tags);
}
