using Entente.Dialogue.Adoption;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Convening;

/// <summary>A view for the wall of the room: the question of the moment, and what everybody may see of its answers.</summary>
internal static class ProjectorPages
{
    private const int MostLines = 4;

    public static void Map(RouteGroupBuilder pages) => pages.MapGet("dialogues/{dialogue}/projector", Show).RequireAccount();

    private static async Task<IResult> Show(string dialogue, HttpContext context, PageCalls calls)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (counts, unread) = await calls.AskAsync(context, dialogue, new ReadCounts());
        if (counts is null) return Page.Refused(visit, unread!);
        var stage = room.Overview.Stage;
        // The wall shows single parties to nobody: of the overlap the statements alone are taken.
        var overlap = stage is Stage.Overlap or Stage.Norms && room.Allows(Permission.SeeOverlap)
            ? (await calls.AskAsync(context, dialogue, new ReadOverlap(visit.Language.Tag))).Answer : null;
        var drafts = stage == Stage.Norms ? (await calls.AskAsync(context, dialogue, new ListDrafts())).Answer : null;
        var adoptions = stage == Stage.Norms ? (await calls.AskAsync(context, dialogue, new ListAdoptions())).Answer : null;
        return Page.Of<ProjectorPage>(
            visit, (nameof(ProjectorPage.Room), room),
            (nameof(ProjectorPage.Spoken), counts.Statements.Select(line => line.Counts?.Parties ?? 0).DefaultIfEmpty(0).Max()),
            (nameof(ProjectorPage.Latest), stage < Stage.Overlap ? await LatestAsync(context, calls, dialogue, visit) : []),
            (nameof(ProjectorPage.Overlap), overlap), (nameof(ProjectorPage.Drafts), drafts?.Drafts ?? []),
            (nameof(ProjectorPage.Adoptions), adoptions?.Adoptions ?? []));
    }

    // What the plenary accepted last; one that waits for the moderators does not belong on a wall.
    private static async Task<IReadOnlyList<StatementLine>> LatestAsync(HttpContext context, PageCalls calls, string dialogue, Visit visit)
    {
        var (agenda, _) = await calls.AskAsync(context, dialogue, new ReadAgenda());
        if (agenda is null) return [];
        var numbers = agenda.Levels.SelectMany(level => level.Statements).Concat(agenda.Untagged)
            .Select(statement => statement.Number).OrderDescending().Take(MostLines).ToList();
        if (numbers.Count == 0) return [];
        var (page, _) = await calls.AskAsync(context, dialogue, new ListStatements(visit.Language.Tag, numbers[^1] - 1, 50));
        return page is null ? [] : [.. page.Statements.Where(line => line is { Moderation: ModerationStatus.Accepted, Text: not null })
            .TakeLast(MostLines).Reverse()];
    }
}
