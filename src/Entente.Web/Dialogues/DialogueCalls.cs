using System.Security.Cryptography;
using Entente.Cluster;
using Entente.Dialogue;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using AccountKind = Entente.Web.Accounts.AccountKind;
using DialogueAccountKind = Entente.Dialogue.AccountKind;

namespace Entente.Web.Dialogues;

/// <summary>How a request becomes a command or a question, and what comes back becomes an answer: the same for every endpoint of a dialogue.</summary>
internal sealed class DialogueCalls(IDialogueHost host)
{
    /// <summary>The header in which a caller names a request, so that it can be sent again without being carried out twice.</summary>
    public const string RequestHeader = "Idempotency-Key";

    // None that are mistaken for one another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Carries out a command and answers 200, 201 or 204, or with the problem that a refusal stands for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="dialogue">The identifier in the address.</param>
    /// <param name="command">The command.</param>
    /// <param name="answer">What to answer when it was carried out; null answers 204.</param>
    public async Task<IResult> DoAsync(HttpContext context, string dialogue, DialogueCommand command, Func<CommandReply, IResult>? answer = null)
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return Problem(new NotFound("dialogue"));
        var reply = await ReplyAsync(context, id, command, null);
        return reply.Refusal is { } refusal ? Problem(refusal) : answer?.Invoke(reply) ?? TypedResults.NoContent();
    }

    /// <summary>Carries out a command, with a question that is answered in the same turn.</summary>
    /// <param name="context">The request.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="command">The command.</param>
    /// <param name="then">The question; null for none.</param>
    /// <param name="isOneOfMany">Whether the request makes several commands, so that its name is not that of this one.</param>
    public ValueTask<CommandReply> ReplyAsync(HttpContext context, DialogueId dialogue, DialogueCommand command, DialogueQuestion? then, bool isOneOfMany = false)
    {
        var request = isOneOfMany ? null : NameOf(context);
        return host.ExecuteAsync(dialogue, command, CallerOf(context.Session()), request, then, context.RequestAborted);
    }

    /// <summary>The name that a caller gave to the request; null for none. One that is empty or stands there twice is given as it is, so that it is refused and not passed over.</summary>
    public static string? NameOf(HttpContext context) =>
        context.Request.Headers.TryGetValue(RequestHeader, out var named) ? string.Join(' ', named.AsEnumerable()) : null;

    /// <summary>Answers a question with 200 and the answer as JSON, or with a problem.</summary>
    public async Task<IResult> AskAsync<TAnswer>(HttpContext context, string dialogue, DialogueQuestion<TAnswer> question)
        where TAnswer : class => await AskAsync(context, dialogue, question, answer => TypedResults.Ok(answer));

    /// <summary>Answers a question in a form of the endpoint's own.</summary>
    public async Task<IResult> AskAsync<TAnswer>(HttpContext context, string dialogue, DialogueQuestion<TAnswer> question, Func<TAnswer, IResult> answer)
        where TAnswer : class
    {
        if (!DialogueId.TryParse(dialogue, out var id))
            return Problem(new NotFound("dialogue"));
        var given = await host.AskAsync(id, question, CallerOf(context.Session()), context.RequestAborted);
        return given.Refusal is { } refusal ? Problem(refusal) : answer((TAnswer)given.Value!);
    }

    /// <summary>Why a question would be refused; null when it would be answered.</summary>
    public async Task<Refusal?> RefusalOfAsync(HttpContext context, DialogueId dialogue, DialogueQuestion question) =>
        (await host.AskAsync(dialogue, question, CallerOf(context.Session()), context.RequestAborted)).Refusal;

    /// <summary>Notices of a dialogue for whoever may read it.</summary>
    public IAsyncEnumerable<DialogueNotice> Watch(HttpContext context, DialogueId dialogue, CancellationToken cancellation) =>
        host.WatchAsync(dialogue, CallerOf(context.Session()), cancellation);

    /// <summary>The problem that a refusal stands for.</summary>
    public static IResult Problem(Refusal refusal) => ProblemOf(refusal).ToResult();

    /// <summary>The problem that a refusal stands for: the one place where the kinds of refusal become status codes.</summary>
    public static Problem ProblemOf(Refusal refusal)
    {
        var (status, title) = refusal.Kind switch
        {
            RefusalKind.NotFound => (404, "There is nothing of that kind here."),
            RefusalKind.NotAllowed => (403, "This is not for you to do here."),
            RefusalKind.Conflict => (409, "This does not fit the present state of the dialogue."),
            RefusalKind.Gone => (410, "This is no longer possible."),
            _ => (400, "A value does not fit."),
        };
        return new Problem(status, refusal.Code, title, refusal.Detail);
    }

    /// <summary>Who asks, in the words of the dialogue.</summary>
    public static Caller CallerOf(Session? session) => session is null
        ? Caller.Nobody
        : new Caller(session.Account.Id.Value, session.Account.Kind switch
        {
            AccountKind.Device => DialogueAccountKind.Device,
            AccountKind.Guest => DialogueAccountKind.Guest,
            _ => DialogueAccountKind.Person,
        });

    /// <summary>An identifier for a dialogue whose convener gave none. A request that bears a name makes the same one each time it is sent, or its repetition would convene a second dialogue.</summary>
    /// <param name="context">The request, of somebody who is signed in.</param>
    /// <param name="name">The name of the request; null for none.</param>
    public static string DrawDialogue(HttpContext context, string? name)
    {
        if (name is null)
            return RandomNumberGenerator.GetString(Letters, 12);
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{context.RequiredSession().Account.Id.Value}\n{name}"));
        return string.Concat(hash.Take(12).Select(value => Letters[value % Letters.Length]));
    }

    /// <summary>A secret for an invitation: 128 bits that can be read aloud, and the hash under which it is known.</summary>
    public static (string Code, string Hash) DrawCode()
    {
        var code = RandomNumberGenerator.GetString(Letters, 26);
        return (code, HashOf(code));
    }

    /// <summary>The hash under which an invitation's code is known.</summary>
    public static string HashOf(string code) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)));
}
