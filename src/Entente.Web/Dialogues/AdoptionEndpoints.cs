using Entente.Cluster;
using Entente.Dialogue.Adoption;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Adoption: putting a text up, objecting or voting, reservations and statements for the record, and the outcome.</summary>
internal static class AdoptionEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Adoption").RequireAccount().LimitRate(RatePolicy.Texts);
        api.MapCommand<PutUpForAdoption>("POST", "adoptions", "Put a revision of a draft up for adoption.", PutUp).Produces<AdoptionAnswer>(201);
        api.MapCommand<RaiseObjection>("POST", "adoptions/{adoption:int}/objections", "Object, in the name of your party.");
        api.MapCommand<WithdrawObjection>("POST", "adoptions/{adoption:int}/objections/withdrawal", "Withdraw your party's objection.");
        api.MapCommand<CastVote>("POST", "adoptions/{adoption:int}/votes", "Cast your party's vote, or change it.");
        api.MapCommand<EnterReservation>("POST", "adoptions/{adoption:int}/reservations", "Enter a reservation for the record.", Reserved).Produces<ReservationAnswer>(201);
        api.MapCommand<ObjectToReservation>("POST", "adoptions/{adoption:int}/reservations/{reservation:int}/objections", "Object to another party's reservation.");
        api.MapCommand<WithdrawReservation>("POST", "adoptions/{adoption:int}/reservations/{reservation:int}/withdrawal", "Withdraw your party's reservation.");
        api.MapCommand<InterpretText>("POST", "adoptions/{adoption:int}/interpretations", "State how your party understands the text.");
        api.MapCommand<DissociateFromText>("POST", "adoptions/{adoption:int}/dissociations", "Dissociate your party from the text or some of it, without blocking it.");
        api.MapCommand<ExplainPosition>("POST", "adoptions/{adoption:int}/explanations", "Explain your party's position, before or after the adoption.");
        api.MapCommand<ExtendSilence>("POST", "adoptions/{adoption:int}/extension", "Extend a silence period before it ends, with a reason.");
        api.MapCommand<TakeTextBack>("POST", "adoptions/{adoption:int}/taking-back", "Take the text back before it is decided, with a reason.");
        api.MapCommand<ConcludeAdoption>("POST", "adoptions/{adoption:int}/conclusion", "Declare the outcome.", Concluded).Produces<ConclusionAnswer>();
        api.MapCommand<ConcludeSilence>("POST", "adoptions/{adoption:int}/silence/conclusion", "Declare the outcome of a silence period that has ended.", Concluded).Produces<ConclusionAnswer>();
        var read = dialogue.MapGroup("").WithTags("Adoption").RequireAccount();
        read.MapGet("adoptions", List).WithName("ListAdoptions").WithSummary("The texts that were put up for adoption.").Produces<AdoptionList>();
        read.MapGet("adoptions/{adoption:int}", Read).WithName("ReadAdoption").WithSummary("A text up for adoption, or the adopted record.").Produces<AdoptionView>();
        read.MapGet("adoptions/{adoption:int}/record", Record).WithName("ReadAdoptionRecord").WithSummary("The adopted record as Markdown.").Produces<string>(200, "text/markdown");
    }

    private static Task<IResult> List(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ListAdoptions());

    private static Task<IResult> Read(string dialogue, int adoption, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadAdoption(new AdoptionId(adoption)));

    private static Task<IResult> Record(string dialogue, int adoption, HttpContext context, DialogueCalls calls) =>
        calls.AskAsync(context, dialogue, new ReadAdoptionRecord(new AdoptionId(adoption)), record => TypedResults.Text(record.Markdown, "text/markdown; charset=utf-8"));

    private static IResult PutUp(CommandReply reply)
    {
        var text = reply.Events.OfType<TextPutUpForAdoption>().SingleOrDefault();
        return TypedResults.Created((string?)null, new AdoptionAnswer(text?.Adoption.Number, text?.Ends));
    }

    private static IResult Reserved(CommandReply reply) =>
        TypedResults.Created((string?)null, new ReservationAnswer(reply.Events.OfType<ReservationEntered>().SingleOrDefault()?.Reservation));

    private static IResult Concluded(CommandReply reply) => TypedResults.Ok(new ConclusionAnswer(reply.Events.OfType<AdoptionConcluded>().SingleOrDefault()?.Outcome));
}

/// <summary>A text that was put up for adoption.</summary>
/// <param name="Adoption">Its number; absent where a repeated request had put it up before.</param>
/// <param name="Ends">When the silence ends; absent where there is none.</param>
public sealed record AdoptionAnswer(int? Adoption, DateTimeOffset? Ends);

/// <summary>A reservation that was entered.</summary>
/// <param name="Reservation">Its number; absent where a repeated request had entered it before.</param>
public sealed record ReservationAnswer(int? Reservation);

/// <summary>What became of a text.</summary>
/// <param name="Outcome">The outcome; absent where it had been declared before.</param>
public sealed record ConclusionAnswer(AdoptionOutcome? Outcome);
