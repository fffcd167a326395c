using Entente.Dialogue.Overlap;
using Entente.Web.Dialogues;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Participants;

/// <summary>The overlap as a page, and the points of its map for the canvas on it.</summary>
internal static class OverlapPages
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        dialogue.MapGet("overlap", Show).RequireAccount();
        dialogue.MapGet("overlap.json", Points).RequireAccount();
    }

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var (room, refusal) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null)
            return Page.Refused(visit, refusal!);
        var (view, noView) = await calls.AskAsync(context, dialogue, new ReadOverlap(visit.Language.Tag));
        if (view is null && noView is not OverlapIsBeingComputed)
            return Page.Refused(visit, noView!);
        var book = view is null ? [] : await StatementBook.ReadAsync(context, calls, dialogue, visit);
        return Page.Of<OverlapPage>(
            visit, view is null ? DialogueCalls.ProblemOf(noView!).Status : StatusCodes.Status200OK,
            (nameof(OverlapPage.Room), room), (nameof(OverlapPage.View), view),
            (nameof(OverlapPage.Book), book), (nameof(OverlapPage.Refused), noView is null ? null : visit.Words.Said(noView)));
    }

    private static async Task<IResult> Points(string dialogue, HttpContext context, PageCalls calls)
    {
        var (view, refusal) = await calls.AskAsync(context, dialogue, new ReadOverlap());
        return view is null ? DialogueCalls.Problem(refusal!) : TypedResults.Ok(MapPoints.Of(view));
    }
}

/// <summary>The points of the map as columns, so that twenty thousand of them stay small.</summary>
/// <param name="X">Along what divides the parties most.</param>
/// <param name="Y">Along what divides them next.</param>
/// <param name="Group">The group of each from 1; 0 for none.</param>
/// <param name="Names">What each is called; empty text for none.</param>
/// <param name="Me">The asker's own place, two numbers; empty for none.</param>
/// <param name="Groups">Of each group its number, centre, spread and how many parties are in it.</param>
internal sealed record MapPoints(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<int> Group, IReadOnlyList<string> Names,
    IReadOnlyList<double> Me, IReadOnlyList<IReadOnlyList<double>> Groups)
{
    public static MapPoints Of(OverlapView view) => new(
        [.. view.Map.Select(place => Math.Round(place.X, 4))], [.. view.Map.Select(place => Math.Round(place.Y, 4))],
        [.. view.Map.Select(place => place.Group ?? 0)],
        [.. view.Map.Select(place => place.Name ?? "")], view.Me is { } me ? [me.X, me.Y] : [],
        [.. view.Groups.Select(group => (IReadOnlyList<double>)[group.Group, group.X, group.Y, group.Spread, group.Parties])]);
}
