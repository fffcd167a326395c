using Entente.Dialogue.Caucuses;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Private rooms. Nobody outside learns more than that there are some.</summary>
internal static class CaucusEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Caucuses").RequireAccount();
        api.MapCommand<OpenCaucus>("POST", "caucuses", "Open a private room for yourself and others.", reply =>
            TypedResults.Created((string?)null, new CaucusAnswer(reply.Events.OfType<CaucusOpened>().SingleOrDefault()?.Caucus.Number))).LimitRate(RatePolicy.Texts).Produces<CaucusAnswer>(201);
        api.MapCommand<AddToCaucus>("POST", "caucuses/{caucus:int}/members", "Bring somebody into a room that you are in.");
        api.MapCommand<LeaveCaucus>("POST", "caucuses/{caucus:int}/leaving", "Leave a room.");
        api.MapCommand<CloseCaucus>("POST", "caucuses/{caucus:int}/close", "Close a room; its members go on reading what was said.");
        api.MapCommand<AgreeToDisclosure>("PUT", "caucuses/{caucus:int}/disclosure", "Say whether you agree that counts of five or more leave the room.");
        api.MapGet("caucuses", List).WithName("ListCaucuses").WithSummary("The rooms that you are in.").Produces<CaucusList>();
        api.MapGet("caucuses/counts", Counts).WithName("ReadCaucusCounts").WithSummary("Counts that rooms have agreed to disclose.").Produces<CaucusCounts>();
    }

    private static Task<IResult> List(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ListCaucuses());

    private static Task<IResult> Counts(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadCaucusCounts());
}

/// <summary>A caucus that was opened.</summary>
/// <param name="Caucus">Its number; absent where a repeated request had opened it before.</param>
public sealed record CaucusAnswer(int? Caucus);
