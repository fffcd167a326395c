using Entente.Dialogue;
using Entente.Dialogue.Guesses;
using Entente.Dialogue.Mirrors;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Stances and guesses. Taking a stance is what a busy server does all day: one command with the next statement in its answer.</summary>
internal static class StanceEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Stances").RequireAccount();
        api.MapPost("stances", Take).LimitRate(RatePolicy.Stances).WithName("TakeStance").WithSummary("Take or change the stance of your party; the answer brings the next statement.").Produces<StanceAnswer>();
        api.MapGet("stances", Own).WithName("OwnStances").WithSummary("The stances of your own party, with their versions.").Produces<OwnStances>();
        api.MapGet("mirror", Mirror).WithName("ReadMirror").WithSummary("Your own bias over the codebook's tags, and how your guesses compare; nobody else sees it.").Produces<MirrorView>();
        api.MapCommand<LookIntoMirror>("POST", "mirror", "Note that you have looked into the mirror, which the stage asks of every delegate.");
        api.MapGet("guesses", Guesses).WithName("OwnGuesses").WithSummary("Your own guesses about a party; nobody else sees them.").Produces<OwnGuesses>();
        api.MapPost("guesses", Guess).LimitRate(RatePolicy.Stances).WithName("MakeGuess").WithSummary("Guess how another party will stand.").Produces(204);
    }

    private static async Task<IResult> Take(string dialogue, StanceRequest request, HttpContext context, DialogueCalls calls)
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return DialogueCalls.Problem(new NotFound("dialogue"));
        var take = new TakeStance(new StatementId(request.Statement), request.Position, request.Importance, request.Words, request.Version);
        var reply = await calls.ReplyAsync(context, id, take, new NextStatement(request.Language));
        if (reply.Refusal is { } refusal)
            return DialogueCalls.Problem(refusal);
        var version = reply.Events is [StanceTaken taken] ? taken.Version : (int?)null;
        return TypedResults.Ok(new StanceAnswer(version, (reply.Then as NextStatementAnswer)?.Statement));
    }

    private static Task<IResult> Own(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadOwnStances());

    private static Task<IResult> Mirror(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadMirror());

    private static Task<IResult> Guesses(string dialogue, int about, HttpContext context, DialogueCalls calls) =>
        calls.AskAsync(context, dialogue, new ReadOwnGuesses(new PartyId(about)));

    private static Task<IResult> Guess(string dialogue, GuessRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new MakeGuess(new StatementId(request.Statement), new PartyId(request.About), request.Position));
}

/// <summary>A stance to take.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Position">The position; none withdraws the stance.</param>
/// <param name="Importance">1, 2 or 3. Default 1.</param>
/// <param name="Words">The reservation or the reason of a red line.</param>
/// <param name="Version">The version it builds on; absent to take it in any case.</param>
/// <param name="Language">The language in which the next statement is wanted; absent for one's own.</param>
public sealed record StanceRequest(int Statement, Position Position, int Importance = 1, string? Words = null, int? Version = null, string? Language = null);

/// <summary>A stance that stands.</summary>
/// <param name="Version">Its version; absent where nothing changed, because it stood so already or the request was repeated.</param>
/// <param name="Next">The next statement; absent when none is left.</param>
public sealed record StanceAnswer(int? Version, StatementLine? Next);

/// <summary>A guess.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="About">The party guessed about.</param>
/// <param name="Position">How it will stand.</param>
public sealed record GuessRequest(int Statement, int About, Position Position);
