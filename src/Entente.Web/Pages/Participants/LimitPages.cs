using Entente.Dialogue;
using Entente.Dialogue.Limits;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Participants;

/// <summary>Interests and red lines: stated openly or under seal, withdrawn, and read as far as they may be.</summary>
internal static class LimitPages
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("limits", (string dialogue, HttpContext context, PageCalls calls) => Show(dialogue, context, calls, null))
            .RequireAccount();
        dialogue.MapPost("limits", State).RequireAccount().LimitRate(RatePolicy.Texts);
        dialogue.MapPost("limits/none", None).RequireAccount();
        dialogue.MapPost("limits/withdrawal", Withdraw).RequireAccount();
    }

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls, Attempt? attempt)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null)
            return Page.Refused(visit, refusal!);
        var (limits, notRead) = await calls.AskAsync(context, dialogue, new ReadLimits());
        if (limits is null)
            return Page.Refused(visit, notRead!);
        var (statements, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, 0, 200));
        return Page.Of<LimitsPage>(
            visit, attempt?.Status ?? StatusCodes.Status200OK, (nameof(LimitsPage.Room), room),
            (nameof(LimitsPage.List), limits), (nameof(LimitsPage.Refused), attempt?.Refused),
            (nameof(LimitsPage.Statements), statements?.Statements ?? []),
            (nameof(LimitsPage.Text), attempt?.Text), (nameof(LimitsPage.Kind), attempt?.Kind),
            (nameof(LimitsPage.IsSealed), attempt?.IsSealed ?? false));
    }

    private static async Task<IResult> State(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        var (text, kind, seal) = (fields.Text("text"), fields.Value<LimitKind>("kind"), fields.Text("seal"));
        if (text is null || kind is null || seal is not ("open" or "sealed"))
            return await Show(dialogue, context, calls,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.limits.incomplete"], text, kind, seal == "sealed"));
        var tied = fields.Number("statement") is { } number ? new StatementId(number) : (StatementId?)null;
        return await DoneAsync(dialogue, context, calls, new StateLimit(kind.Value, text, tied, seal == "sealed"),
            "limitStated", new Attempt(0, "", text, kind, seal == "sealed"));
    }

    private static Task<IResult> None(string dialogue, HttpContext context, PageCalls calls) =>
        DoneAsync(dialogue, context, calls, new StateNoOpenLimits(), "noOpenLimits", new Attempt(0, "", null, null, false));

    private static async Task<IResult> Withdraw(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        return (await Fields.OfAsync(context)).Number("number") is { } number
            ? await DoneAsync(dialogue, context, calls, new WithdrawLimit(number), "limitWithdrawn", new Attempt(0, "", null, null, false))
            : await Show(dialogue, context, calls,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.limits.incomplete"], null, null, false));
    }

    private static Task<IResult> DoneAsync(
        string dialogue, HttpContext context, PageCalls calls, DialogueCommand command, string said, Attempt attempt) =>
        calls.DoAsync(context, dialogue, command, $"/dialogues/{dialogue}/limits", said, refusal => Show(
            dialogue, context, calls, attempt with { Status = Page.StatusOf(refusal), Refused = Visit.Of(context).Words.Said(refusal) }));

    private sealed record Attempt(int Status, string Refused, string? Text, LimitKind? Kind, bool IsSealed);
}
