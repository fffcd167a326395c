using Entente.Dialogue;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Web.Dialogues;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Pages.Rooms;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Convening;

/// <summary>The convener's page of people: parties, invitations, participants, the rules of the room.</summary>
internal static class PeoplePages
{
    private const int MostAtOnce = 50;

    public static void Map(RouteGroupBuilder pages)
    {
        var people = pages.MapGroup("dialogues/{dialogue}/people").RequireAccount();
        people.MapGet("", (string dialogue, HttpContext context, PageCalls calls) => ShowAsync(context, calls, dialogue, null, null));
        people.MapPost("parties", Admit).LimitRate(RatePolicy.Texts);
        people.MapPost("parties/{party:int}/withdrawal", Withdraw);
        people.MapPost("invitations", Invite);
        people.MapPost("invitations/{invitation:int}/revocation", Revoke);
        people.MapPost("participants/{participant:int}/removal", Remove);
        people.MapPost("rules", SetRules);
        // The address of a form that was refused leads back to the page when it is opened by itself.
        people.MapGet("{**form}", (string dialogue, HttpContext context) =>
            Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/people"));
    }

    private static Task<IResult> Admit(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("party", form);
        var weight = sent.Has("weight") ? sent.Number("weight") ?? 0 : 1;
        var admit = new AdmitParty(sent["name"], sent.Text("code")?.Trim().ToUpperInvariant(), weight);
        return DoAsync(context, calls, dialogue, admit, sent, "partyAdmitted");
    }

    private static Task<IResult> Withdraw(string dialogue, int party, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm($"party-{party}", form);
        return DoAsync(context, calls, dialogue, new WithdrawParty(new PartyId(party), sent["reason"]), sent, "partyWithdrawn");
    }

    private static Task<IResult> Revoke(string dialogue, int invitation, IFormCollection form, HttpContext context, PageCalls calls) =>
        DoAsync(context, calls, dialogue, new RevokeInvitation(new InvitationId(invitation)), new SentForm("invitations", form),
            "invitationRevoked");

    private static Task<IResult> Remove(string dialogue, int participant, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm($"participant-{participant}", form);
        return DoAsync(context, calls, dialogue, new RemoveParticipant(new ParticipantId(participant), sent["reason"]), sent,
            "participantRemoved");
    }

    private static Task<IResult> SetRules(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("rules", form);
        if (!sent.Has("rules"))
            return ShowAsync(context, calls, dialogue, sent, new InvalidField("rules", "the rules of the room", "nothing"));
        return DoAsync(context, calls, dialogue, new SetRules(RulesFields.Read(sent, new DialogueRules())), sent, "rulesSet");
    }

    // The codes are in this answer alone: nothing keeps them, and the answer is not cached.
    private static async Task<IResult> Invite(string dialogue, IFormCollection form, HttpContext context, PageCalls calls)
    {
        var sent = new SentForm("invite", form);
        var count = sent.Has("count") ? sent.Whole("count") ?? 0 : 1;
        if (count is < 1 or > MostAtOnce)
            return await ShowAsync(context, calls, dialogue, sent, new InvalidField("count", $"1 to {MostAtOnce}", "another number"));
        var role = sent.Value<Role>("role") ?? (Role)(-1);
        var party = role == Role.Delegate && sent.Whole("party") is { } number ? new PartyId(number) : (PartyId?)null;
        var links = new List<InvitedLink>();
        for (var place = 0; place < count; place++)
        {
            var (code, hash) = DialogueCalls.DrawCode();
            // The first bears the form's name, so that sending it twice does not make as many again.
            var reply = await calls.DoAsync(context, dialogue,
                new InviteParticipant(role, party, hash, sent.Hours("hours") ?? TimeSpan.Zero), isOneOfMany: place > 0);
            if (reply.Refusal is { } refusal && links.Count == 0)
                return await ShowAsync(context, calls, dialogue, sent, refusal);
            if (reply.Events.OfType<ParticipantInvited>().SingleOrDefault() is { } invited)
                links.Add(new InvitedLink(invited.Invitation.Number, code,
                    $"{context.Request.Scheme}://{context.Request.Host}/join/{dialogue}#{code}", invited.Expires));
            else if (links.Count == 0)
                return await ShowAsync(context, calls, dialogue, sent, new CodeWasShown());
            else
                break;
        }
        var (room, gone) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(Visit.Of(context), gone!);
        context.Response.Headers.CacheControl = "no-store";
        return Page.Of<InvitedPage>(Visit.Of(context), (nameof(InvitedPage.Room), room), (nameof(InvitedPage.Role), role),
            (nameof(InvitedPage.Party), party), (nameof(InvitedPage.Links), links));
    }

    private static Task<IResult> DoAsync(HttpContext context, PageCalls calls, string dialogue, DialogueCommand command,
        SentForm sent, string said) => calls.DoAsync(
            context, dialogue, command, $"/dialogues/{dialogue}/people", said,
            refusal => ShowAsync(context, calls, dialogue, sent, refusal));

    private static async Task<IResult> ShowAsync(HttpContext context, PageCalls calls, string dialogue, SentForm? sent, Refusal? refused)
    {
        var visit = Visit.Of(context);
        var (room, closed) = await Room.EnterAsync(context, calls, dialogue);
        if (room is null) return Page.Refused(visit, closed!);
        var (invitations, notForThem) = await calls.AskAsync(context, dialogue, new ListInvitations());
        if (invitations is null) return Page.Refused(visit, notForThem!);
        var after = PageForm.QueryNumber(context, "after") ?? 0;
        var (participants, unread) = await calls.AskAsync(context, dialogue, new ListParticipants(after, 200));
        if (participants is null) return Page.Refused(visit, unread!);
        return Page.Of<PeoplePage>(
            visit, Page.StatusOf(refused),
            (nameof(PeoplePage.Room), room), (nameof(PeoplePage.Invitations), invitations),
            (nameof(PeoplePage.Participants), participants), (nameof(PeoplePage.Sent), sent),
            (nameof(PeoplePage.Refused), visit.Words.Said(refused)),
            (nameof(PeoplePage.Origin), $"{context.Request.Scheme}://{context.Request.Host}"));
    }
}

/// <summary>An invitation that was just made.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Code">Its code, shown this once.</param>
/// <param name="Link">The page on which it is accepted.</param>
/// <param name="Expires">When it ends.</param>
public sealed record InvitedLink(int Number, string Code, string Link, DateTimeOffset Expires)
{
    /// <summary>Which invitation, without its code.</summary>
    public override string ToString() => $"invitation {Number}";
}
