using Entente.Cluster;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Statements;
using Entente.Web.Hardening;
using Entente.Web.Sessions;
using Entente.Web.Translation;

namespace Entente.Web.Dialogues;

/// <summary>Statements, their translations, tags and moderation.</summary>
internal static class StatementEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Statements").RequireAccount();
        api.MapPost("statements", Submit).LimitRate(RatePolicy.Texts).WithName("SubmitStatement").WithSummary("Submit a statement in any language.").Produces<StatementAnswer>(201);
        api.MapGet("statements", List).WithName("ListStatements").WithSummary("Statements, in your language where a translation exists.").Produces<StatementPage>();
        api.MapGet("statements/next", Next).WithName("NextStatement").WithSummary("The statement that would teach most about where you stand and what is common ground.").Produces<NextStatementAnswer>();
        api.MapGet("statements/{statement:int}/stances", Stances).WithName("StancesOnStatement").WithSummary("Who took which stance on it, where stances are attributed.").Produces<StancesOn>();
        api.MapPut("statements/{statement:int}/moderation", Moderate).WithName("ModerateStatement").WithSummary("Accept or withhold a statement; the reason is public.").Produces(204);
        api.MapPut("statements/{statement:int}/translations/{language}", Translate).LimitRate(RatePolicy.Texts).WithName("AttachTranslation").WithSummary("Attach a translation and name who made it.").Produces(204);
        api.MapPost("statements/{statement:int}/translations/{language}/machine", TranslateByMachine).LimitRate(RatePolicy.Heavy).WithName("TranslateByMachine").WithSummary("Have a machine translate a statement, where one is set up, and attach what it says.").Produces(204);
        api.MapPut("statements/{statement:int}/tags", Tag).WithName("TagStatement").WithSummary("Tag a statement with goal level, sector and approach.").Produces(204);
        api.MapGet("moderation", Moderations).WithName("ModerationLog").WithSummary("Every decision of the moderators, with its reason.").Produces<ModerationLog>();
    }

    private static Task<IResult> Submit(string dialogue, SubmitRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new SubmitStatement(request.Text, request.Language, request.Tags ?? StatementTags.None, request.Caucus), reply => Submitted(dialogue, reply));

    private static Task<IResult> List(string dialogue, HttpContext context, DialogueCalls calls, string? language = null, int after = 0, int limit = 100, int? caucus = null) =>
        calls.AskAsync(context, dialogue, new ListStatements(language, after, limit, caucus));

    private static Task<IResult> Next(string dialogue, HttpContext context, DialogueCalls calls, string? language = null) =>
        calls.AskAsync(context, dialogue, new NextStatement(language));

    private static Task<IResult> Stances(string dialogue, int statement, HttpContext context, DialogueCalls calls) =>
        calls.AskAsync(context, dialogue, new ReadStancesOn(new StatementId(statement)));

    private static Task<IResult> Moderate(string dialogue, int statement, ModerationRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new ModerateStatement(new StatementId(statement), request.Moderation, request.Reason));

    private static Task<IResult> Translate(string dialogue, int statement, string language, TranslationRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new AttachTranslation(new StatementId(statement), language, request.Text, request.Origin));

    private static async Task<IResult> TranslateByMachine(string dialogue, int statement, string language, HttpContext context, DialogueCalls calls, MachineTranslations machine)
    {
        var (attach, refusal) = await machine.OfAsync(context, dialogue, statement, language);
        return attach is null ? DialogueCalls.Problem(refusal!) : await calls.DoAsync(context, dialogue, attach);
    }

    private static Task<IResult> Tag(string dialogue, int statement, StatementTags tags, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new TagStatement(new StatementId(statement), tags));

    private static Task<IResult> Moderations(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadModerationLog());

    private static Microsoft.AspNetCore.Http.HttpResults.Created<StatementAnswer> Submitted(string dialogue, CommandReply reply)
    {
        var number = reply.Events.OfType<StatementSubmitted>().SingleOrDefault()?.Statement.Number;
        return TypedResults.Created($"/api/v1/dialogues/{dialogue}/statements?after={number - 1}&limit=1", new StatementAnswer(number));
    }
}

/// <summary>A statement to submit.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Tags">Goal level, sector, approach; absent for none.</param>
/// <param name="Caucus">The caucus it belongs to; absent for the plenary.</param>
public sealed record SubmitRequest(string Text, string Language, StatementTags? Tags = null, int? Caucus = null);

/// <summary>The statement that was submitted.</summary>
/// <param name="Statement">Its number; absent where a repeated request had submitted it before.</param>
public sealed record StatementAnswer(int? Statement);

/// <summary>A moderator's decision.</summary>
/// <param name="Moderation">Accepted or withheld.</param>
/// <param name="Reason">Why; needed to withhold.</param>
public sealed record ModerationRequest(ModerationStatus Moderation, string? Reason = null);

/// <summary>A translation.</summary>
/// <param name="Text">The text.</param>
/// <param name="Origin">Who made it.</param>
public sealed record TranslationRequest(string Text, TranslationOrigin Origin);
