using System.Globalization;
using System.Text;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Pages.Participants;

/// <summary>Statements to take along, to answer without a network and to hand in within 72 hours.</summary>
internal static class PacketPages
{
    private const int MostBytes = 2_000_000;

    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("packet", (string dialogue, HttpContext context, PageCalls calls) => Show(dialogue, context, calls, null, null))
            .RequireAccount();
        dialogue.MapGet(
            "packet.txt", (string dialogue, HttpContext context, PageCalls calls, IDataProtectionProvider protection, TimeProvider clock) =>
            File(dialogue, context, calls, protection, clock, isPage: false)).RequireAccount().LimitRate(RatePolicy.Texts);
        dialogue.MapGet("packet.html",
            (string dialogue, HttpContext context, PageCalls calls, IDataProtectionProvider protection, TimeProvider clock) =>
            File(dialogue, context, calls, protection, clock, isPage: true)).RequireAccount().LimitRate(RatePolicy.Texts);
        dialogue.MapPost("packet", HandIn).RequireAccount().LimitRate(RatePolicy.Texts).LimitBody(MostBytes);
    }

    private static async Task<IResult> Show(
        string dialogue, HttpContext context, PageCalls calls, string? refused, string? text, int status = StatusCodes.Status400BadRequest)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await EnterAsync(dialogue, context, calls, visit);
        return room is null
            ? Page.Refused(visit, refusal!)
            : Page.Of<PacketPage>(visit, refused is null ? StatusCodes.Status200OK : status,
                (nameof(PacketPage.Room), room), (nameof(PacketPage.Refused), refused),
                (nameof(PacketPage.Text), text), (nameof(PacketPage.IsOpen), TakesStances(room)));
    }

    private static async Task<IResult> File(
        string dialogue, HttpContext context, PageCalls calls, IDataProtectionProvider protection, TimeProvider clock, bool isPage)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await EnterAsync(dialogue, context, calls, visit);
        if (room is null)
            return Page.Refused(visit, refusal!);
        if (!TakesStances(room))
            return await Show(dialogue, context, calls, visit.Words["participant.packet.noRound"], null, StatusCodes.Status409Conflict);
        var (own, _) = await calls.AskAsync(context, dialogue, new ReadOwnStances());
        var versions = (own?.Statements ?? []).ToDictionary(one => one.Statement, one => one.Versions[0].Version);
        var lines = (await StatementBook.ReadAsync(context, calls, dialogue, visit)).Values
            .Where(line => line is { IsOnAgenda: true, Moderation: ModerationStatus.Accepted, Text: not null })
                .OrderBy(line => line.Statement.Number).ToList();
        var until = clock.GetUtcNow() + PacketSeal.Lasts;
        var text = PacketText.Write(
            Told(room, visit, until), lines.Select(line => (line.Statement.Number, line.Text!)),
            print => new PacketSeal(
                context.RequiredSession().Account.Id.Value, dialogue, room.Overview.Round!.Round.Number, until, print,
                lines.ToDictionary(line => line.Statement.Number, line => versions.GetValueOrDefault(line.Statement))).Written(protection));
        if (!isPage)
            return TypedResults.Bytes(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"{dialogue}-packet.txt");
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{dialogue}-packet.html\"";
        return Page.Of<PacketFile>(
            visit, (nameof(PacketFile.Room), room), (nameof(PacketFile.Text), text), (nameof(PacketFile.Until), until));
    }

    private static async Task<IResult> HandIn(
        string dialogue, HttpContext context, PageCalls calls, IDataProtectionProvider protection, TimeProvider clock)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        var text = await fields.FileAsync("file", MostBytes, context.RequestAborted) ?? fields.Text("text");
        if (text is null)
            return await Show(dialogue, context, calls, visit.Words["participant.packet.nothing"], null);
        var (room, refusal) = await EnterAsync(dialogue, context, calls, visit);
        if (room is null)
            return Page.Refused(visit, refusal!);
        var content = PacketText.Read(text);
        var seal = PacketSeal.Read(protection, content.Seal);
        var (own, _) = await calls.AskAsync(context, dialogue, new ReadOwnStances());
        var book = await StatementBook.ReadAsync(context, calls, dialogue, visit);
        var check = new PacketCheck(visit.Words, room, own?.Statements ?? [], book);
        if (check.Fault(content, seal, context.RequiredSession().Account.Id.Value, clock.GetUtcNow()) is { } fault)
            return await Show(dialogue, context, calls, fault, text, StatusCodes.Status409Conflict);
        var taken = 0;
        foreach (var answer in content.Answers.Where(answer => answer.Position != Position.None))
        {
            var take = new TakeStance(
                new StatementId(answer.Statement), answer.Position, answer.Importance, answer.Words, seal!.Versions[answer.Statement]);
            var reply = await calls.DoAsync(context, dialogue, take, isOneOfMany: true);
            if (reply.Refusal is { } refused)
                return await Show(dialogue, context, calls, visit.Words.Of("participant.packet.halfway", ("count", taken),
                    ("number", answer.Statement), ("why", visit.Words.Said(refused))), text, Page.StatusOf(refused));
            taken++;
        }
        return Page.SeeOther(visit, $"/dialogues/{dialogue}/turn", "packetTaken");
    }

    private static async Task<(Room? Room, Refusal? Refusal)> EnterAsync(string dialogue, HttpContext context, PageCalls calls, Visit visit)
    {
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        return room is not null && !room.Allows(Permission.TakeStance)
            ? (null, new NotAllowed(visit.Words["participant.turn.notYours"])) : (room, refusal);
    }

    private static bool TakesStances(Room room) => room.Overview.Round?.Takes.HasFlag(RoundTakes.Stances) == true;

    private static IEnumerable<string> Told(Room room, Visit visit, DateTimeOffset until) =>
    [
        room.Overview.Title, visit.Words.Of("participant.packet.until", ("time", visit.Time(until))),
        visit.Words["participant.packet.fill"], .. Legend(visit),
        visit.Words["participant.packet.weight"], visit.Words["participant.packet.keep"],
    ];

    /// <summary>The signs and what they stand for.</summary>
    public static IEnumerable<string> Legend(Visit visit) =>
        new[]
        {
            ("+", Position.Support), ("~ …", Position.SupportWithReservation), ("0", Position.Abstain), ("-", Position.Oppose),
            ("! …", Position.RedLine),
        }.Select(one => string.Create(CultureInfo.InvariantCulture, $"12: {one.Item1}   = {visit.Words.Name(one.Item2)}"));
}
