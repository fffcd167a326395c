using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Agenda;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;
using Entente.Records;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Convening;

/// <summary>Leading a dialogue: its stages, its rounds, its agenda.</summary>
internal static class LeadPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var lead = pages.MapGroup("dialogues/{dialogue}/lead").RequireAccount();
        lead.MapGet("", (string dialogue, HttpContext context, PageCalls calls) => ShowAsync(context, calls, dialogue, null, null));
        lead.MapPost("stage", Enter);
        lead.MapPost("rounds", Open);
        lead.MapPost("rounds/{round:int}/close", Close);
        lead.MapPost("agenda/level", OpenLevel);
        lead.MapPost("agenda/statement", TakeUp);
        lead.MapGet("{**form}", (string dialogue, HttpContext context) => Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/lead"));
    }

    private static Task<IResult> Enter(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var stage = new SentForm("", form).Value<Stage>("stage") ?? (Stage)(-1);
        var sent = new SentForm($"stage-{(int)stage}", form);
        return DoAsync(context, calls, dialogue, new EnterStage(stage, sent.Text("reason")), sent, "stageEntered");
    }

    private static Task<IResult> Open(string dialogue, IFormCollection form, HttpContext context, PageCalls calls, TimeProvider clock)
    {
        var sent = new SentForm("round", form);
        var takes = sent.Values<RoundTakes>("takes").Aggregate(RoundTakes.None, (sum, one) => sum | one);
        TimeSpan? lasts = null;
        if (sent.Text("at") is { } at)
        {
            if (!DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment))
                return ShowAsync(context, calls, dialogue, sent, new InvalidField("at", "a day and an hour", "another form"));
            lasts = new DateTimeOffset(moment) - clock.GetUtcNow();
        }
        else if (sent.Has("hours"))
        {
            lasts = sent.Hours("hours") ?? TimeSpan.Zero;
        }
        return DoAsync(context, calls, dialogue, new OpenRound(sent["title"], takes, lasts), sent, "roundOpened");
    }

    private static Task<IResult> Close(string dialogue, int round, IFormCollection form, HttpContext context, PageCalls calls) =>
        DoAsync(context, calls, dialogue, new CloseRound(new RoundId(round)), new SentForm("close", form), "roundClosed");

    private static Task<IResult> OpenLevel(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("level", form);
        return DoAsync(
            context, calls, dialogue, new OpenGoalLevel(sent.Value<GoalLevel>("level") ?? (GoalLevel)(-1), sent.Text("reason")), sent,
            "levelOpened");
    }

    private static Task<IResult> TakeUp(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("statement", form);
        return DoAsync(context, calls, dialogue, new TakeUpStatement(new StatementId(sent.Whole("statement") ?? 0), sent["reason"]), sent,
            "statementTakenUp");
    }

    private static Task<IResult> DoAsync(HttpContext context, PageCalls calls, string dialogue, DialogueCommand command,
        SentForm sent, string said) => calls.DoAsync(
            context, dialogue, command, $"/dialogues/{dialogue}/lead", said, refusal => ShowAsync(context, calls, dialogue, sent, refusal));

    private static async Task<IResult> ShowAsync(HttpContext context, PageCalls calls, string dialogue, SentForm? sent, Refusal? refused)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        if (!room.Allows(Permission.Lead)) return Page.Refused(visit, NotLeading);
        var (stages, unread) = await calls.AskAsync(context, dialogue, new ReadStages());
        if (stages is null) return Page.Refused(visit, unread!);
        var (agenda, unknown) = await calls.AskAsync(context, dialogue, new ReadAgenda());
        if (agenda is null) return Page.Refused(visit, unknown!);
        return Page.Of<LeadPage>(
            visit, Page.StatusOf(refused),
            (nameof(LeadPage.Room), room), (nameof(LeadPage.Stages), stages), (nameof(LeadPage.Agenda), agenda),
            (nameof(LeadPage.Suggested), TemplateWords.Agenda(visit.Words, agenda.Template)
                .FirstOrDefault(item => item.Id == context.Request.Query["item"])?.Text),
            (nameof(LeadPage.Waiting), await WaitingAsync(context, calls, dialogue, visit, agenda)),
            (nameof(LeadPage.Sent), sent), (nameof(LeadPage.Refused), visit.Words.Said(refused)));
    }

    /// <summary>What is told to who may not lead.</summary>
    public static NotAllowed NotLeading { get; } = new(
        "This page is for those who lead the dialogue: its convener and its facilitators. Ask one of them.");

    // The first of the statements whose goal level is not open, for the form that takes one up.
    private static async Task<IReadOnlyList<StatementLine>> WaitingAsync(HttpContext context, PageCalls calls, string dialogue,
        Visit visit, AgendaView agenda)
    {
        var first = agenda.Levels.Where(level => !level.IsOpen).SelectMany(level => level.Statements)
            .Select(statement => statement.Number).DefaultIfEmpty(0).Min();
        if (first == 0) return [];
        var (page, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, first - 1, 200));
        return page is null ? [] : [.. page.Statements.Where(line => line is { IsOnAgenda: false, Moderation: ModerationStatus.Accepted })];
    }
}
