using Entente.Dialogue;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Web.Accounts;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>How somebody comes into a dialogue, by the API and by the pages alike: with an account of their own, or with one that is made for them.</summary>
internal sealed class Joining(DialogueCalls calls, AccountRegister accounts, Memberships memberships)
{
    /// <summary>Joins. Who is not signed in gets a guest's account for a code, and that of a device where there is none; no account is left behind where joining is refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="code">The code of an invitation; null for an open dialogue.</param>
    /// <param name="name">What the person wants to be called; null for none.</param>
    /// <param name="language">The language they read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Joined> JoinAsync(HttpContext context, DialogueId dialogue, string? code, string? name, string language, CancellationToken cancellation)
    {
        var session = context.Session();
        IssuedSession? begun = null;
        if (session is null)
        {
            // A code that opens nothing, or a name that is refused, must not leave accounts behind: both are looked at before one is made.
            if (code is not null && await calls.RefusalOfAsync(context, dialogue, new LookAtInvitation(DialogueCalls.HashOf(code), name, language)) is { } refused)
                return new Joined(null, refused, null);
            begun = code is null ? await accounts.CreateDeviceAsync(cancellation) : await accounts.CreateGuestAsync(cancellation);
            session = begun.Session;
            context.Features.Set(session);
        }
        DialogueCommand join = code is null ? new JoinOpenDialogue(name, language) : new AcceptInvitation(DialogueCalls.HashOf(code), name, language);
        var reply = await calls.ReplyAsync(context, dialogue, join, null);
        if (reply.Refusal is { } refusal)
        {
            if (begun is not null)
            {
                await accounts.EraseAsync(session.Account.Id, cancellation);
                context.Features.Set<Session>(null);
            }
            return new Joined(null, refusal, null);
        }
        await memberships.RememberAsync(session.Account.Id, dialogue, cancellation);
        return new Joined(reply.Events.OfType<ParticipantJoined>().SingleOrDefault(), null, begun);
    }
}

/// <summary>What came of joining.</summary>
/// <param name="Seat">Who the person is now; null where a repeated request had joined before, or where it was refused.</param>
/// <param name="Refusal">Why not; null where they joined.</param>
/// <param name="Begun">The session that was begun for somebody who had none; its token goes to them and nowhere else.</param>
internal sealed record Joined(ParticipantJoined? Seat, Refusal? Refusal, IssuedSession? Begun);
