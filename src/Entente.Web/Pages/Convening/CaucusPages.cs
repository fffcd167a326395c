using Entente.Dialogue;
using Entente.Dialogue.Caucuses;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Convening;

/// <summary>Private rooms: those that one is in, what is said in them, and the counts that closed ones disclosed.</summary>
internal static class CaucusPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var caucuses = pages.MapGroup("dialogues/{dialogue}/caucuses").RequireAccount();
        caucuses.MapGet("", (string dialogue, HttpContext context, PageCalls calls) => ListAsync(context, calls, dialogue, null, null));
        caucuses.MapPost("", Open).LimitRate(RatePolicy.Texts);
        caucuses.MapGet("{caucus:int}", (string dialogue, int caucus, HttpContext context, PageCalls calls) =>
            ShowAsync(context, calls, dialogue, caucus, null, null));
        caucuses.MapPost("{caucus:int}/members", Add);
        caucuses.MapPost("{caucus:int}/leaving", Leave);
        caucuses.MapPost("{caucus:int}/close", Close);
        caucuses.MapPost("{caucus:int}/disclosure", Agree);
        caucuses.MapPost("{caucus:int}/statements", Say).LimitRate(RatePolicy.Texts);
        caucuses.MapPost("{caucus:int}/stances", Stand).LimitRate(RatePolicy.Stances);
        caucuses.MapGet("{caucus:int}/{**form}", (string dialogue, int caucus, HttpContext context) =>
            Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/caucuses/{caucus}"));
    }

    private static async Task<IResult> Open(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("open", form);
        var members = sent.All("members").Select(text => new ParticipantId(int.TryParse(text, out var number) ? number : 0)).ToList();
        var reply = await calls.DoAsync(context, dialogue, new OpenCaucus(sent["name"], members));
        if (reply.Refusal is { } refusal) return await ListAsync(context, calls, dialogue, sent, refusal);
        var opened = reply.Events.OfType<CaucusOpened>().SingleOrDefault();
        return Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/caucuses{(opened is null ? "" : $"/{opened.Caucus}")}",
            "caucusOpened");
    }

    private static Task<IResult> Add(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("add", form);
        return DoAsync(context, calls, dialogue, caucus,
            new AddToCaucus(new CaucusId(caucus), new ParticipantId(sent.Whole("participant") ?? 0)), sent, "caucusMemberAdded");
    }

    private static async Task<IResult> Leave(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var reply = await calls.DoAsync(context, dialogue, new LeaveCaucus(new CaucusId(caucus)));
        return reply.Refusal is { } refusal
            ? await ShowAsync(context, calls, dialogue, caucus, new SentForm("leave", form), refusal)
            : Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/caucuses", "caucusLeft");
    }

    private static Task<IResult> Close(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls) =>
        DoAsync(context, calls, dialogue, caucus, new CloseCaucus(new CaucusId(caucus)), new SentForm("close", form), "caucusClosed");

    private static Task<IResult> Agree(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("agree", form);
        var agrees = sent["agrees"] == "yes";
        return DoAsync(context, calls, dialogue, caucus, new AgreeToDisclosure(new CaucusId(caucus), agrees), sent,
            agrees ? "disclosureAgreed" : "disclosureRefused");
    }

    private static Task<IResult> Say(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("say", form);
        return DoAsync(context, calls, dialogue, caucus, new SubmitStatement(sent["text"], sent["language"], StatementTags.None, caucus),
            sent, "caucusStatementMade");
    }

    private static Task<IResult> Stand(string dialogue, int caucus, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var statement = new SentForm("", form).Whole("statement") ?? 0;
        var sent = new SentForm($"stance-{statement}", form);
        var take = new TakeStance(new StatementId(statement), sent.Value<Position>("position") ?? (Position)byte.MaxValue,
            Words: sent.Text("words"));
        return DoAsync(context, calls, dialogue, caucus, take, sent, "caucusStanceTaken");
    }

    private static Task<IResult> DoAsync(HttpContext context, PageCalls calls, string dialogue, int caucus, DialogueCommand command,
        SentForm sent, string said) => calls.DoAsync(
            context, dialogue, command, $"/dialogues/{dialogue}/caucuses/{caucus}", said,
            refusal => ShowAsync(context, calls, dialogue, caucus, sent, refusal));

    private static async Task<IResult> ListAsync(HttpContext context, PageCalls calls, string dialogue, SentForm? sent, Refusal? refused)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (rooms, unread) = await calls.AskAsync(context, dialogue, new ListCaucuses());
        if (rooms is null) return Page.Refused(visit, unread!);
        var (counts, unknown) = await calls.AskAsync(context, dialogue, new ReadCaucusCounts());
        if (counts is null) return Page.Refused(visit, unknown!);
        var (people, unlisted) = await calls.AskAsync(context, dialogue, new ListParticipants(0, 200));
        if (people is null) return Page.Refused(visit, unlisted!);
        return Page.Of<CaucusesPage>(
            visit, Page.StatusOf(refused),
            (nameof(CaucusesPage.Room), room), (nameof(CaucusesPage.Caucuses), rooms.Caucuses),
            (nameof(CaucusesPage.Counts), counts.Statements), (nameof(CaucusesPage.People), people.Participants),
            (nameof(CaucusesPage.Sent), sent), (nameof(CaucusesPage.Refused), visit.Words.Said(refused)));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, PageCalls calls, string dialogue, int number, SentForm? sent,
        Refusal? refused)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (rooms, unread) = await calls.AskAsync(context, dialogue, new ListCaucuses());
        if (rooms is null) return Page.Refused(visit, unread!);
        // To everybody else there is none of that number.
        if (rooms.Caucuses.FirstOrDefault(line => line.Caucus.Number == number) is not { } caucus)
            return Page.Refused(visit, new NotFound($"caucus {number}"));
        var after = PageForm.QueryNumber(context, "after") ?? 0;
        var (statements, unsaid) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, after, 50, number));
        if (statements is null) return Page.Refused(visit, unsaid!);
        var (people, unlisted) = await calls.AskAsync(context, dialogue, new ListParticipants(0, 200));
        if (people is null) return Page.Refused(visit, unlisted!);
        var own = room.Allows(Permission.TakeStance) ? (await calls.AskAsync(context, dialogue, new ReadOwnStances())).Answer : null;
        return Page.Of<CaucusPage>(
            visit, Page.StatusOf(refused),
            (nameof(CaucusPage.Room), room), (nameof(CaucusPage.Caucus), caucus), (nameof(CaucusPage.Statements), statements),
            (nameof(CaucusPage.People), people.Participants),
            (nameof(CaucusPage.Own), own?.Statements ?? []), (nameof(CaucusPage.Sent), sent),
            (nameof(CaucusPage.Refused), visit.Words.Said(refused)));
    }
}
