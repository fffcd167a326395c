using Entente.Dialogue;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Templates;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Convening a dialogue, its rules, parties and invitations.</summary>
internal static class ConveningEndpoints
{
    public static void Map(RouteGroupBuilder dialogues)
    {
        var api = dialogues.MapGroup("").WithTags("Convening");
        api.MapPost("", Convene).RequireConvener().LimitRate(RatePolicy.Texts).WithName("ConveneDialogue").WithSummary("Convene a dialogue, from a template or with rules of one's own.").Produces<DialogueAddress>(201);
        api.MapGet("", List).RequireAccount().WithName("ListDialogues").WithSummary("The dialogues that you take part in.").Produces<IReadOnlyList<DialogueLine>>();
        var one = api.MapGroup("{dialogue}");
        one.MapPut("rules", SetRules).RequireAccount().WithName("SetRules").WithSummary("Set the rules of the room anew.").Produces(204);
        one.MapCommand<AdmitParty>("POST", "parties", "Admit a delegation.", reply =>
            TypedResults.Created((string?)null, new PartyAnswer(reply.Events.OfType<PartyAdmitted>().SingleOrDefault()?.Party.Number))).RequireAccount().Produces<PartyAnswer>(201);
        one.MapPost("parties/{party:int}/withdrawal", WithdrawParty).RequireAccount().WithName("WithdrawParty").WithSummary("Take note that a party has left.").Produces(204);
        one.MapPost("invitations", Invite).RequireAccount().WithName("Invite").WithSummary("Make a single-use invitation; its code is shown this once.").Produces<InvitationAnswer>(201);
        one.MapDelete("invitations/{invitation:int}", Revoke).RequireAccount().WithName("RevokeInvitation").WithSummary("Revoke an invitation that nobody has used.").Produces(204);
        one.MapDelete("participants/{participant:int}", Remove).RequireAccount().WithName("RemoveParticipant").WithSummary("Remove somebody, with a reason for the record.").Produces(204);
    }

    private static async Task<IResult> Convene(ConveneRequest request, HttpContext context, DialogueCalls calls, Memberships memberships, CancellationToken cancellation)
    {
        var id = request.Id ?? DialogueCalls.DrawDialogue(context, DialogueCalls.NameOf(context));
        if (!DialogueId.TryParse(id, out var dialogue))
            return DialogueCalls.Problem(new InvalidField("id", "4 to 40 lower-case letters, digits and hyphens", "another form"));
        var template = DialogueTemplates.Find(request.Template);
        if (request.Template is not null && template is null)
            return DialogueCalls.Problem(new InvalidField("template", $"one of: {string.Join(", ", DialogueTemplates.All.Select(known => known.Id))}", "another"));
        var convene = new ConveneDialogue(
            request.Title, request.Purpose ?? template?.Purpose ?? "", request.Rules ?? template?.Rules ?? new DialogueRules(), template?.Id, request.ConvenerName, request.Language);
        var reply = await calls.ReplyAsync(context, dialogue, convene, null);
        if (reply.Refusal is { } refusal)
            return DialogueCalls.Problem(refusal);
        await memberships.RememberAsync(context.RequiredSession().Account.Id, dialogue, cancellation);
        // A request that was repeated opened the round the first time.
        if (template is not null && request.OpensFirstRound && reply.Events.Count > 0)
            await calls.ReplyAsync(context, dialogue, template.FirstRound, null, isOneOfMany: true);
        return TypedResults.Created($"/api/v1/dialogues/{dialogue}", new DialogueAddress(dialogue.Value));
    }

    private static async Task<IReadOnlyList<DialogueLine>> List(HttpContext context, Memberships memberships, CancellationToken cancellation) =>
        await memberships.ListAsync(context.RequiredSession(), cancellation);

    private static Task<IResult> SetRules(string dialogue, DialogueRules rules, HttpContext context, DialogueCalls calls) => calls.DoAsync(context, dialogue, new SetRules(rules));

    private static Task<IResult> WithdrawParty(string dialogue, int party, ReasonRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new WithdrawParty(new PartyId(party), request.Reason));

    private static Task<IResult> Invite(string dialogue, InviteRequest request, HttpContext context, DialogueCalls calls)
    {
        var (code, hash) = DialogueCalls.DrawCode();
        var invite = new InviteParticipant(request.Role, request.Party is { } party ? new PartyId(party) : null, hash, TimeSpan.FromHours(Math.Clamp(request.ValidForHours, 0, 24 * 366)));
        return calls.DoAsync(context, dialogue, invite, reply => reply.Events.OfType<ParticipantInvited>().SingleOrDefault() is { } invited
            ? TypedResults.Created((string?)null, new InvitationAnswer(invited.Invitation.Number, code, $"/join/{dialogue}#{code}", invited.Expires))
            // A request that was repeated made its invitation the first time; the code it showed then is not kept.
            : DialogueCalls.Problem(new CodeWasShown()));
    }

    private static Task<IResult> Revoke(string dialogue, int invitation, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new RevokeInvitation(new InvitationId(invitation)));

    private static Task<IResult> Remove(string dialogue, int participant, [Microsoft.AspNetCore.Mvc.FromBody] ReasonRequest request, HttpContext context, DialogueCalls calls) =>
        calls.DoAsync(context, dialogue, new RemoveParticipant(new ParticipantId(participant), request.Reason));
}

/// <summary>The invitation was made by an earlier request of the same name, and its code was shown then.</summary>
public sealed record CodeWasShown()
    : Refusal(RefusalKind.Conflict, "This request was carried out before, and the code was shown then; it is not kept. Revoke that invitation and make another under a new Idempotency-Key.");

/// <summary>A dialogue to convene.</summary>
/// <param name="Title">Its title, 1 to 200 characters.</param>
/// <param name="Language">The convener's language.</param>
/// <param name="Purpose">What it is for, 1 to 2,000 characters; absent for the template's.</param>
/// <param name="Id">Its identifier, 4 to 40 lower-case letters, digits and hyphens; drawn by chance when absent.</param>
/// <param name="Template">The template whose rules it takes; absent for none.</param>
/// <param name="Rules">The rules of the room; absent for the template's or the usual ones.</param>
/// <param name="ConvenerName">What the convener is called; absent for none.</param>
/// <param name="OpensFirstRound">Whether the template's first round is opened at once. Default: no, so that parties can come in first.</param>
public sealed record ConveneRequest(string Title, string Language, string? Purpose = null, string? Id = null, string? Template = null, DialogueRules? Rules = null, string? ConvenerName = null, bool OpensFirstRound = false);

/// <summary>Where a dialogue is.</summary>
/// <param name="Id">Its identifier.</param>
public sealed record DialogueAddress(string Id);

/// <summary>The party that was admitted.</summary>
/// <param name="Party">Its number; absent where a repeated request had admitted it before.</param>
public sealed record PartyAnswer(int? Party);

/// <summary>Somebody to invite.</summary>
/// <param name="Role">What they will be.</param>
/// <param name="Party">The party that a delegate will speak for.</param>
/// <param name="ValidForHours">How many hours the invitation is valid, at most 2,160. Default 168.</param>
public sealed record InviteRequest(Role Role, int? Party = null, double ValidForHours = 168);

/// <summary>An invitation that was made.</summary>
/// <param name="Invitation">Its number.</param>
/// <param name="Code">The code, shown this once.</param>
/// <param name="Link">The page on which it is accepted; the code stands after the #, which browsers do not send.</param>
/// <param name="Expires">When it ends.</param>
public sealed record InvitationAnswer(int Invitation, string Code, string Link, DateTimeOffset Expires)
{
    /// <summary>Which invitation, without its code.</summary>
    public override string ToString() => $"invitation {Invitation}";
}

/// <summary>A reason.</summary>
/// <param name="Reason">The reason, for the record.</param>
public sealed record ReasonRequest(string Reason);
