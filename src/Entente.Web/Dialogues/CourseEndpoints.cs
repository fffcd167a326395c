using Entente.Dialogue.Agenda;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;
using Entente.Records;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>The course of a dialogue: overview, rounds, stages, agenda, participants, and the notices of what changed.</summary>
internal static class CourseEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Course").RequireAccount();
        api.MapGet("", Overview).WithName("DialogueOverview").WithSummary("What the dialogue is about, where it stands, and who you are in it.").Produces<DialogueOverview>();
        api.MapGet("participants", Participants).WithName("ListParticipants").WithSummary("Who takes part, as the rules of the room allow.").Produces<ParticipantPage>();
        api.MapGet("invitations", Invitations).WithName("ListInvitations").WithSummary("Invitations without their codes, for the convener.").Produces<InvitationList>();
        api.MapPost("rounds", Open).WithName("OpenRound").WithSummary("Open a round.").Produces<RoundAnswer>(201);
        api.MapPost("rounds/{round:int}/close", Close).WithName("CloseRound").WithSummary("Close the open round.").Produces(204);
        api.MapGet("stages", Stages).WithName("ReadStages").WithSummary("Each stage, its artefact, and what is missing.").Produces<StagesView>();
        api.MapCommand<EnterStage>("POST", "stage", "Enter a stage, forward or back.");
        api.MapGet("agenda", Agenda).WithName("Agenda").WithSummary("The order of business and its exceptions.").Produces<AgendaView>();
        api.MapPost("agenda/level", Level).WithName("OpenGoalLevel").WithSummary("Open a goal level for stances.").Produces(204);
        api.MapPost("agenda/statements/{statement:int}", TakeUp).WithName("TakeUpStatement").WithSummary("Take up a statement before its level is open, with a reason.").Produces(204);
    }

    private static Task<IResult> Overview(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadOverview());

    private static Task<IResult> Participants(string dialogue, HttpContext context, DialogueCalls calls, int after = 0, int limit = 100) =>
        calls.AskAsync(context, dialogue, new ListParticipants(after, limit));

    private static Task<IResult> Invitations(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ListInvitations());

    private static Task<IResult> Open(string dialogue, RoundRequest request, HttpContext context, DialogueCalls calls)
    {
        var takes = request.Takes.Aggregate(RoundTakes.None, (sum, one) => sum | one);
        var open = new OpenRound(request.Title, takes, request.LastsMinutes is { } minutes ? TimeSpan.FromMinutes(Math.Clamp(minutes, 0, 1e6)) : null);
        return calls.DoAsync(context, dialogue, open, reply =>
            TypedResults.Created($"/api/v1/dialogues/{dialogue}", new RoundAnswer(reply.Events.OfType<RoundOpened>().SingleOrDefault()?.Round.Number)));
    }

    private static Task<IResult> Close(string dialogue, int round, HttpContext context, DialogueCalls calls) => calls.DoAsync(context, dialogue, new CloseRound(new RoundId(round)));



    private static Task<IResult> Stages(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadStages());

    private static Task<IResult> Agenda(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadAgenda());

    private static Task<IResult> Level(string dialogue, LevelRequest request, HttpContext context, DialogueCalls calls) => calls.DoAsync(context, dialogue, new OpenGoalLevel(request.Level, request.Reason));

    private static Task<IResult> TakeUp(string dialogue, int statement, ReasonRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new TakeUpStatement(new StatementId(statement), request.Reason));
}

/// <summary>A round to open.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Takes">What it takes: statements, stances, guesses, or all.</param>
/// <param name="LastsMinutes">How many minutes it stays open; absent until it is closed by hand.</param>
public sealed record RoundRequest(string Title, IReadOnlyList<RoundTakes> Takes, double? LastsMinutes = null);

/// <summary>The round that was opened.</summary>
/// <param name="Round">Its number; absent where a repeated request had opened it before.</param>
public sealed record RoundAnswer(int? Round);

/// <summary>A goal level to open.</summary>
/// <param name="Level">The level.</param>
/// <param name="Reason">The specific circumstance, where the levels below are not dealt with.</param>
public sealed record LevelRequest(GoalLevel Level, string? Reason = null);
