using System.Text.Json;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Web.Pages.Reports;

/// <summary>The report of a dialogue, as a page, as Markdown and as JSON; for whoever may read the dialogue, and of an open one for
/// everybody.</summary>
internal static class ReportPages
{
    private const string Report = "dialogues/{dialogue}/report";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(Report, (string dialogue, HttpContext context, PageCalls calls, TimeProvider clock) => AnswerAsync(
            dialogue, context, calls, clock,
            (visit, room, report) => Page.Of<ReportPage>(visit, (nameof(ReportPage.Room), room), (nameof(ReportPage.Report), report))));
        pages.MapGet(Report + ".md", (string dialogue, HttpContext context, PageCalls calls, TimeProvider clock) => AnswerAsync(
            dialogue, context, calls, clock,
            (visit, _, report) => TypedResults.Text(ReportMarkdown.Write(visit, report), "text/markdown; charset=utf-8")));
        pages.MapGet(Report + ".json", (
            string dialogue, HttpContext context, PageCalls calls, TimeProvider clock, IOptions<JsonOptions> json) => AnswerAsync(
            dialogue, context, calls, clock,
            (_, _, report) => TypedResults.Text(
                JsonSerializer.Serialize(report, json.Value.SerializerOptions), "application/json; charset=utf-8")));
    }

    private static async Task<IResult> AnswerAsync(
        string dialogue, HttpContext context, PageCalls calls, TimeProvider clock, Func<Visit, Room, DialogueReport, IResult> answer)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        return room is null ? Page.Refused(visit, closed!)
            : answer(visit, room, await new ReportDesk(calls, clock).MakeAsync(context, room, visit.Language));
    }
}
