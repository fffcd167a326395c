using Entente.Dialogue;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;
using Entente.Web.Languages;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;

namespace Entente.Web.Pages.Reports;

/// <summary>Makes the report of a dialogue by asking it, in the name of the reader, what the reader may know.</summary>
internal sealed class ReportDesk(PageCalls calls, TimeProvider clock)
{
    private const int MostListed = 200;

    /// <summary>The report of a room for whoever asks.</summary>
    public async Task<DialogueReport> MakeAsync(HttpContext context, Room room, Language language)
    {
        // A report is handed on: it does not say who made it.
        var overview = room.Overview with { Me = null };
        var withheld = new List<Withholding>();
        if (!room.Allows(Permission.Read))
        {
            var (adopted, _) = await calls.AskAsync(context, room.Id, new ReadAdoptedTexts());
            return new DialogueReport(
                room.Id, clock.GetUtcNow(), overview, null, [], 0, null, [], adopted?.Adoptions ?? [], [Withholding.AllButResult]);
        }
        var (stages, _) = await calls.AskAsync(context, room.Id, new ReadStages());
        var (people, _) = await calls.AskAsync(context, room.Id, new ListParticipants(0, MostListed));
        if (people is { AnonymousDelegates: > 0 }) withheld.Add(Withholding.Delegates);
        var overlap = await OverlapAsync(context, room, language, withheld);
        var statements = overlap is null ? await CountsAsync(context, room, language) : [];
        var adoptions = await AdoptionsAsync(context, room);
        return new DialogueReport(
            room.Id, clock.GetUtcNow(), overview, stages,
            [.. (people?.Participants ?? []).Where(one => !IsHidden(room, one)).Select(one => one with { IsMe = false })],
            people?.AnonymousDelegates ?? 0, overlap, statements, adoptions, withheld);
    }

    // To oneself one is listed in an anonymous dialogue, too; to the readers of one's report one is not.
    private static bool IsHidden(Room room, ParticipantLine one) =>
        room.Overview.Rules.Attribution == Attribution.Anonymous && one.Party is not null;

    private async Task<OverlapView?> OverlapAsync(HttpContext context, Room room, Language language, List<Withholding> withheld)
    {
        if (!room.Allows(Permission.SeeOverlap))
        {
            withheld.Add(Withholding.OverlapFromRole);
            return null;
        }
        var (overlap, _) = await calls.AskAsync(context, room.Id, new ReadOverlap(language.Tag));
        if (overlap is null)
        {
            withheld.Add(Withholding.OverlapNotReady);
            return null;
        }
        if (!overlap.IsNamed) withheld.Add(Withholding.SingleParties);
        return overlap with
        {
            Me = null,
            CommonGround = Unmarked(overlap.CommonGround),
            Acceptable = Unmarked(overlap.Acceptable),
            ReservedDifferences = Unmarked(overlap.ReservedDifferences),
        };
    }

    // What was told under seal to a facilitator goes into no report.
    private static IReadOnlyList<OverlapLine> Unmarked(IReadOnlyList<OverlapLine> lines) =>
        [.. lines.Select(line => line with { IsExcludedUnderSeal = false, Statement = line.Statement with { IsMine = false } })];

    private async Task<IReadOnlyList<CountedStatement>> CountsAsync(HttpContext context, Room room, Language language)
    {
        var (statements, _) = await calls.AskAsync(context, room.Id, new ListStatements(language.Tag, 0, MostListed));
        var (counts, _) = await calls.AskAsync(context, room.Id, new ReadCounts(0, MostListed));
        return
        [
            .. (statements?.Statements ?? []).Where(one => one is { Moderation: ModerationStatus.Accepted, Caucus: null })
                .Select(one => new CountedStatement(
                    one with { IsMine = false }, counts?.Statements.FirstOrDefault(line => line.Statement == one.Statement)?.Counts)),
        ];
    }

    private async Task<IReadOnlyList<AdoptionView>> AdoptionsAsync(HttpContext context, Room room)
    {
        var (list, _) = await calls.AskAsync(context, room.Id, new ListAdoptions());
        var views = new List<AdoptionView>();
        foreach (var line in (list?.Adoptions ?? []).Where(one => one.Outcome is AdoptionOutcome.Adopted or AdoptionOutcome.NotAdopted))
        {
            if ((await calls.AskAsync(context, room.Id, new ReadAdoption(line.Adoption))).Answer is { } view) views.Add(view);
        }
        return views;
    }
}
