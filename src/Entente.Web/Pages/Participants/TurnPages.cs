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

namespace Entente.Web.Pages.Participants;

/// <summary>One statement at a time, and a stance on it in one touch.</summary>
internal static class TurnPages
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("turn", (string dialogue, HttpContext context, PageCalls calls) =>
            Show(dialogue, context, calls, PageForm.QueryNumber(context, "statement"), null)).RequireAccount();
        dialogue.MapPost("turn", Take).RequireAccount().LimitRate(RatePolicy.Stances);
    }

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls, int? wanted, Attempt? attempt)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null)
            return Page.Refused(visit, refusal!);
        if (!room.Allows(Permission.TakeStance))
            return Page.Refused(visit, new NotAllowed(visit.Words["participant.turn.notYours"]));
        var (next, noNext) = await calls.AskAsync(context, dialogue, new NextStatement(visit.Language.Tag));
        var (own, noOwn) = await calls.AskAsync(context, dialogue, new ReadOwnStances());
        var (agenda, noAgenda) = await calls.AskAsync(context, dialogue, new ReadAgenda());
        if ((noNext ?? noOwn ?? noAgenda) is { } other)
            return Page.Refused(visit, other);
        var statement = next!.Statement;
        if (wanted is { } number)
        {
            statement = await FindAsync(context, calls, dialogue, visit, number, PageForm.QueryNumber(context, "caucus"));
            if (statement is null)
                return Page.Refused(visit, new NotFound($"statement {number}"));
        }
        else if (statement is not null && PageForm.QueryNumber(context, "after") is { } after)
        {
            statement = await AfterAsync(context, calls, dialogue, visit, own!, after) ?? statement;
        }
        var takes = room.Overview.Round?.Takes.HasFlag(RoundTakes.Stances) == true;
        var all = agenda!.Levels.Where(level => level.IsOpen).SelectMany(level => level.Statements).Concat(agenda.Untagged)
            .Concat(agenda.Exceptions.Select(exception => exception.Statement).OfType<StatementId>()).Distinct().Count();
        var closed = agenda.Levels.Where(level => !level.IsOpen).Sum(level => level.Statements.Count);
        return Page.Of<TurnPage>(
            visit, attempt?.Status ?? StatusCodes.Status200OK, (nameof(TurnPage.Room), room),
            (nameof(TurnPage.Line), statement), (nameof(TurnPage.IsOpen), takes),
            (nameof(TurnPage.Latest), own!.Statements.FirstOrDefault(one => one.Statement == statement?.Statement)?.Versions[0]),
            (nameof(TurnPage.Left), next.Left), (nameof(TurnPage.All), Math.Max(all, next.Left)), (nameof(TurnPage.Closed), closed),
            (nameof(TurnPage.Refused), attempt?.Refused), (nameof(TurnPage.Words), attempt?.Words),
            (nameof(TurnPage.Tried), attempt?.Position ?? Position.None));
    }

    private static async Task<IResult> Take(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var fields = await Fields.OfAsync(context);
        var (statement, position, words) = (fields.Number("statement"), fields.Value<Position>("position"), fields.Text("words"));
        if (statement is null || position is null)
            return await Show(dialogue, context, calls, statement,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.turn.noStance"], words, Position.None));
        var isWorded = position is Position.SupportWithReservation or Position.RedLine;
        if (isWorded && words is null)
            return await Show(dialogue, context, calls, statement,
                new Attempt(StatusCodes.Status400BadRequest, visit.Words["participant.turn.wordsNeeded"], null, position.Value));
        var take = new TakeStance(new StatementId(statement.Value), position.Value,
            fields.Number("importance") ?? 1, isWorded ? words : null, fields.Number("version"));
        var reply = await calls.DoAsync(context, dialogue, take);
        return reply.Refusal is { } refusal
            ? await Show(dialogue, context, calls, refusal is NotFound ? null : statement,
                new Attempt(Page.StatusOf(refusal), visit.Words.Said(refusal), words, position.Value))
            : Page.SeeOther(visit, $"/dialogues/{dialogue}/turn", position == Position.None ? "stanceWithdrawn" : "stanceTaken");
    }

    /// <summary>One statement by its number; null where there is none that the visitor may see.</summary>
    public static async Task<StatementLine?> FindAsync(
        HttpContext context, PageCalls calls, string dialogue, Visit visit, int number, int? caucus = null)
    {
        if (number < 1)
            return null;
        var (page, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, number - 1, 1, caucus));
        return page?.Statements.FirstOrDefault(line => line.Statement.Number == number);
    }

    // Passing over a statement leads to the next by number that the party has not spoken on, and from the last to the first.
    private static async Task<StatementLine?> AfterAsync(
        HttpContext context, PageCalls calls, string dialogue, Visit visit, OwnStances own, int after)
    {
        var spoken = own.Statements.Where(one => one.Versions[0].Position != Position.None).Select(one => one.Statement).ToHashSet();
        foreach (var start in new[] { after, 0 })
        {
            for (int? from = start; from is not null;)
            {
                var (page, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, from.Value, 200));
                if (page?.Statements.FirstOrDefault(line =>
                    line is { IsOnAgenda: true, Moderation: ModerationStatus.Accepted } && !spoken.Contains(line.Statement)) is { } found)
                    return found;
                from = page?.Next?.Number;
            }
        }
        return null;
    }

    private sealed record Attempt(int Status, string Refused, string? Words, Position Position);
}
