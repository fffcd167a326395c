using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Guesses;
using Entente.Dialogue.Mirrors;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Participants;

/// <summary>Guessing how others stand, and one's own mirror.</summary>
internal static class MirrorPages
{
    private const int PerPage = 10;

    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("mirror", (string dialogue, HttpContext context, PageCalls calls) => Show(
            dialogue, context, calls, PageForm.QueryNumber(context, "about"), PageForm.QueryNumber(context, "after") ?? 0, null))
            .RequireAccount();
        dialogue.MapPost("mirror/look", Look).RequireAccount();
        dialogue.MapPost("mirror/guesses", Guess).RequireAccount().LimitRate(RatePolicy.Stances);
    }

    private static async Task<IResult> Show(
        string dialogue, HttpContext context, PageCalls calls, int? about, int after, (int Status, string Text)? refused)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null)
            return Page.Refused(visit, refusal!);
        var (mirror, noMirror) = await calls.AskAsync(context, dialogue, new ReadMirror());
        if (mirror is null)
            return Page.Refused(visit, noMirror!);
        var book = await StatementBook.ReadAsync(context, calls, dialogue, visit);
        var others = room.Overview.Parties.Where(party => !party.HasWithdrawn && party.Party != room.Overview.Me!.Party).ToList();
        var chosen = others.Find(party => party.Party.Number == about) ?? others.FirstOrDefault();
        var open = book.Values.Where(line => line.Moderation == ModerationStatus.Accepted).OrderBy(line => line.Statement.Number).ToList();
        var asked = open.Where(line => line.Statement.Number > after).Take(PerPage).ToList();
        var (guesses, _) = chosen is null || asked.Count == 0
            ? (null, null) : await calls.AskAsync(context, dialogue, new ReadOwnGuesses(chosen.Party));
        return Page.Of<MirrorPage>(
            visit, refused?.Status ?? StatusCodes.Status200OK, (nameof(MirrorPage.Room), room),
            (nameof(MirrorPage.View), mirror), (nameof(MirrorPage.Book), book),
            (nameof(MirrorPage.Others), others), (nameof(MirrorPage.About), chosen),
            (nameof(MirrorPage.Asked), asked), (nameof(MirrorPage.After), after),
            (nameof(MirrorPage.Guesses), (guesses?.Guesses ?? []).ToDictionary(guess => guess.Statement, guess => guess.Position)),
            (nameof(MirrorPage.Next), asked.Count > 0 && asked[^1] != open[^1] ? asked[^1].Statement.Number : (int?)null),
            (nameof(MirrorPage.Refused), refused?.Text));
    }

    private static async Task<IResult> Look(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var reply = await calls.DoAsync(context, dialogue, new LookIntoMirror());
        return reply.Refusal is { } refusal
            ? Page.Refused(visit, refusal) : Page.SeeOther(visit, $"/dialogues/{dialogue}/mirror", "mirrorSeen");
    }

    private static async Task<IResult> Guess(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        var (about, after) = (fields.Number("about"), fields.Number("after") ?? 0);
        var guesses = fields.Names.Where(name => name.StartsWith("guess-", StringComparison.Ordinal)).Take(PerPage)
            .Select(name => (Statement: PageForm.Number(name[6..]) ?? 0, Position: fields.Value<Position>(name)))
            .Where(guess => guess is { Statement: > 0, Position: not (null or Position.None) }).ToList();
        if (about is null || guesses.Count == 0)
            return await Show(
                dialogue, context, calls, about, after, (StatusCodes.Status400BadRequest, visit.Words["participant.mirror.noGuess"]));
        // All of them are looked at before any is made: a form is carried out whole or not at all.
        var book = await StatementBook.ReadAsync(context, calls, dialogue, visit);
        if (guesses.Find(guess => !book.TryGetValue(new StatementId(guess.Statement), out var line) || line.Moderation != ModerationStatus.Accepted) is
            { Statement: > 0 and var missing })
            return await Show(
                dialogue, context, calls, about, after, (StatusCodes.Status404NotFound, visit.Words.Said(new NotFound($"statement {missing}"))));
        foreach (var (statement, position) in guesses)
        {
            var reply = await calls.DoAsync(
                context, dialogue, new MakeGuess(new StatementId(statement), new PartyId(about.Value), position!.Value), isOneOfMany: true);
            if (reply.Refusal is { } refusal)
                return await Show(dialogue, context, calls, about, after, (Page.StatusOf(refusal), visit.Words.Said(refusal)));
        }
        var next = fields.Number("next") ?? after;
        return Page.SeeOther(visit, string.Create(CultureInfo.InvariantCulture,
            $"/dialogues/{dialogue}/mirror?about={about}&after={next}#guesses"), "guessesMade");
    }

}
