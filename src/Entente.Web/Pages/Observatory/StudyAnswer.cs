using Entente.Web.Observatory;
using Entente.Web.Pages.Frame;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Web.Pages.Observatory;

/// <summary>Answers with a view of a record: the view where what it rests on is computed, else how far that has come.</summary>
internal static class StudyAnswer
{
    /// <summary>Answers a request for a view.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">The record, as the address has it.</param>
    /// <param name="verb">What the view shows.</param>
    /// <param name="show">Shows it.</param>
    public static IResult Of(HttpContext context, string key, string verb, Func<Study, IResult> show)
    {
        var services = context.RequestServices;
        var (visit, options) = (Visit.Of(context), services.GetRequiredService<WorkbenchOptions>().Observatory);
        if (services.GetRequiredService<RecordLibrary>().Find(key) is not { } record) return Page.Refused(visit, GeneralProblems.OfStatus(StatusCodes.Status404NotFound));
        if (Slice.Read(context.Request.Query) is not { } slice) return BadOptions(visit);
        var (desk, ready) = (services.GetRequiredService<AnalystDesk>(), services.GetRequiredService<ReadyDocuments>());

        // The whole record first: it says which topics there are. What a record is computed for as a whole is bounded, so anybody's visit may begin it.
        var measure = Computation.Of("measure", Slice.Whole, options);
        if (desk.Result(record, measure) is not { } measured) return Wait(context, visit, desk, record, measure, mayBegin: true);
        var whole = ready.Open(measured);
        if (slice.Topic is { } topic && !whole.Measured.Topics.Contains(topic) && !whole.Measured.GoalLevels.Contains(topic)) return BadOptions(visit);
        var asked = Computation.Of(verb, slice, options);
        if (desk.Result(record, asked) is not { } answer) return Wait(context, visit, desk, record, asked, mayBegin: slice.IsWhole);
        return show(new Study(record, asked, ready.Open(answer), whole));
    }

    /// <summary>The answer to options that are none.</summary>
    public static RazorComponentResult BadOptions(Visit visit) => Page.Of<ProblemPage>(
        visit, StatusCodes.Status400BadRequest, (nameof(ProblemPage.Status), StatusCodes.Status400BadRequest), (nameof(ProblemPage.Detail), visit.Words["observatory.badOptions"]));

    private static RazorComponentResult Wait(HttpContext context, Visit visit, AnalystDesk desk, ShownRecord record, Computation computation, bool mayBegin)
    {
        var work = desk.Find(record, computation) ?? (mayBegin ? desk.Ask(record, computation) : null);
        // The page comes back by itself, without a script, for as long as there is something to wait for.
        if (work is { Fault: null }) context.Response.Headers["Refresh"] = work.Begun is null ? "4" : "2";
        var prefix = $"/observatory/{record.Key}";
        var view = visit.Here.StartsWith(prefix, StringComparison.Ordinal) ? visit.Here[prefix.Length..] : "";
        return Page.Of<WaitPage>(
            visit, work is null or { Fault: not null } ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, (nameof(WaitPage.Record), record), (nameof(WaitPage.Computation), computation), (nameof(WaitPage.Work), work),
            (nameof(WaitPage.Before), work is null ? 0 : desk.Before(work)), (nameof(WaitPage.View), view), (nameof(WaitPage.MayAsk), context.Session()?.Account.MayConvene == true),
            (nameof(WaitPage.IsFull), work is null && mayBegin));
    }
}
