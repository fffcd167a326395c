using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Web.Hardening;
using Entente.Web.Problems;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Joining a dialogue, leaving it, and having oneself erased from it.</summary>
internal static class JoiningEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Joining");
        api.MapPost("join", Join).LimitRate(RatePolicy.SignIn).WithName("JoinDialogue").WithSummary("Join by an invitation's code, or an open dialogue without one.").Produces<JoinAnswer>(201);
        api.MapPost("leave", Leave).RequireAccount().WithName("LeaveDialogue").WithSummary("Leave; the party keeps its stances.").Produces(204);
        api.MapPost("erasure", Erase).RequireAccount().WithName("EraseMe").WithSummary("Erase who you are here, and every word you wrote if you want.").Produces(204);
    }

    private static async Task<IResult> Join(string dialogue, JoinRequest request, HttpContext context, Joining joining, CancellationToken cancellation)
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return DialogueCalls.Problem(new NotFound("dialogue"));
        if (context.Session() is null && request.Code is null)
            return GeneralProblems.SignInNeeded.ToResult();
        var joined = await joining.JoinAsync(context, id, request.Code, request.Name, request.Language, cancellation);
        if (joined.Refusal is { } refusal)
            return DialogueCalls.Problem(refusal);
        if (joined.Begun is not null && request.Cookie)
            SessionCookie.Give(context, joined.Begun);
        var seat = joined.Seat;
        return TypedResults.Created(
            $"/api/v1/dialogues/{id}",
            new JoinAnswer(seat?.Participant.Number, seat?.Role, seat?.Party?.Number, context.RequiredSession().Account.Id.Value, request.Cookie ? null : joined.Begun?.Token));
    }

    private static Task<IResult> Leave(string dialogue, HttpContext context, DialogueCalls calls) => calls.DoAsync(context, dialogue, new LeaveDialogue());

    private static Task<IResult> Erase(string dialogue, ErasureRequest request, HttpContext context, DialogueCalls calls) => calls.DoAsync(context, dialogue, new EraseMe(request.Scope));
}

/// <summary>Somebody who joins.</summary>
/// <param name="Language">The language they read.</param>
/// <param name="Code">The code of their invitation; absent for an open dialogue.</param>
/// <param name="Name">What they want to be called; absent for none.</param>
/// <param name="Cookie">Whether a browser asks, which gets a cookie in place of a token. Default false.</param>
public sealed record JoinRequest(string Language, string? Code = null, string? Name = null, bool Cookie = false)
{
    /// <summary>Nothing of what was sent: records are written to logs too easily.</summary>
    public override string ToString() => nameof(JoinRequest);
}

/// <summary>Who somebody is in a dialogue.</summary>
/// <param name="Participant">Their number; absent where a repeated request had joined before.</param>
/// <param name="Role">Their role.</param>
/// <param name="Party">The party they speak for.</param>
/// <param name="Account">Their account.</param>
/// <param name="Token">The token of a guest's session, shown this once; absent for those who had an account, and for browsers.</param>
public sealed record JoinAnswer(int? Participant, Role? Role, int? Party, string Account, string? Token)
{
    /// <summary>Who, without the token.</summary>
    public override string ToString() => $"participant {Participant}";
}

/// <summary>How much is erased.</summary>
/// <param name="Scope">Identity, or identity and words.</param>
public sealed record ErasureRequest(ErasureScope Scope);
