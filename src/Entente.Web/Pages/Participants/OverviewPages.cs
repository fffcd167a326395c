using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Participants;

/// <summary>What a dialogue is and where it stands, what to do next, and the way out of it.</summary>
internal static class OverviewPages
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("", (string dialogue, HttpContext context, PageCalls calls) => Show(dialogue, context, calls, null));
        dialogue.MapPost("leave", Leave).RequireAccount();
        dialogue.MapPost("erasure", Erase).RequireAccount();
    }

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls, (int Status, string Text)? refused)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        return room is null
            ? Page.Refused(visit, refusal!)
            : Page.Of<OverviewPage>(visit, refused?.Status ?? StatusCodes.Status200OK,
                (nameof(OverviewPage.Room), room), (nameof(OverviewPage.Refused), refused?.Text));
    }

    private static async Task<IResult> Leave(string dialogue, HttpContext context, PageCalls calls)
    {
        var fields = await Fields.OfAsync(context);
        return fields.IsTicked("sure")
            ? await OutAsync(dialogue, context, calls, new LeaveDialogue(), "left") : await Unsure(dialogue, context, calls);
    }

    private static async Task<IResult> Erase(string dialogue, HttpContext context, PageCalls calls)
    {
        var fields = await Fields.OfAsync(context);
        return fields.IsTicked("sure") && fields.Value<ErasureScope>("scope") is { } scope
            ? await OutAsync(dialogue, context, calls, new EraseMe(scope), "erased")
            : await Unsure(dialogue, context, calls);
    }

    private static Task<IResult> OutAsync(string dialogue, HttpContext context, PageCalls calls, DialogueCommand command, string said) =>
        calls.DoAsync(context, dialogue, command, "/", said, refusal => Show(
            dialogue, context, calls, (Page.StatusOf(refusal), Visit.Of(context).Words.Said(refusal))));

    private static Task<IResult> Unsure(string dialogue, HttpContext context, PageCalls calls) =>
        Show(dialogue, context, calls, (StatusCodes.Status400BadRequest, Visit.Of(context).Words["participant.out.unsure"]));
}
