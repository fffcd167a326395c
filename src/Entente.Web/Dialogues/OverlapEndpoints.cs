using System.Security.Cryptography;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Limits;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Records;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Limits, the overlap, the counts that are disclosed, and the dialogue as a stance record.</summary>
internal static class OverlapEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var limits = dialogue.MapGroup("").WithTags("Limits").RequireAccount();
        limits.MapCommand<StateLimit>("POST", "limits", "State an interest or a red line of your party, openly or under seal to the facilitator.", reply =>
            TypedResults.Created((string?)null, new LimitAnswer(reply.Events.OfType<LimitStated>().SingleOrDefault()?.Number))).LimitRate(RatePolicy.Texts).Produces<LimitAnswer>(201);
        limits.MapCommand<StateNoOpenLimits>("POST", "limits/none", "Say that your party has no limits to tell openly.");
        limits.MapCommand<WithdrawLimit>("DELETE", "limits/{number:int}", "Withdraw a limit of your party.");
        limits.MapGet("limits", Limits).WithName("ReadLimits").WithSummary("Limits that were told openly, your party's own, and for a facilitator those under seal.").Produces<LimitList>();
        var overlap = dialogue.MapGroup("").WithTags("Overlap").RequireAccount();
        overlap.MapGet("counts", Counts).WithName("ReadCounts").WithSummary("Counts that are safe to show, however often one looks.").Produces<CountsPage>();
        overlap.MapGet("overlap", Overlap).WithName("ReadOverlap").WithSummary("Map, blocs, common ground, what is acceptable, reserved differences, and which change of wording would bring whom in.").Produces<OverlapView>();
        overlap.MapGet("record", Record).LimitRate(RatePolicy.Heavy).WithName("ExportRecord").WithSummary("The dialogue as a stance record that `entente measure` reads.").Produces<string>(200, "text/csv");
    }

    private static Task<IResult> Limits(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadLimits());

    private static Task<IResult> Counts(string dialogue, HttpContext context, DialogueCalls calls, int after = 0, int limit = 200) => calls.AskAsync(context, dialogue, new ReadCounts(after, limit));

    private static Task<IResult> Overlap(string dialogue, HttpContext context, DialogueCalls calls, string? language = null) => calls.AskAsync(context, dialogue, new ReadOverlap(language));

    private static Task<IResult> Record(string dialogue, HttpContext context, DialogueCalls calls) =>
        calls.AskAsync(context, dialogue, new ExportRecord(RandomNumberGenerator.GetBytes(32)), exported => TypedResults.Bytes(exported.Csv, "text/csv; charset=utf-8", $"{dialogue}.csv"));
}

/// <summary>A limit that was stated.</summary>
/// <param name="Limit">Its number among those of the party; absent where a repeated request had stated it before.</param>
public sealed record LimitAnswer(int? Limit);
