using Entente.Cluster;
using Entente.Dialogue;
using Entente.Web.Dialogues;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Frame;

/// <summary>How pages ask a dialogue and carry out what a form says: the same commands and questions as the API, with the same
/// rules.</summary>
internal sealed class PageCalls(IDialogueHost host)
{
    /// <summary>The field of a form that names its request, so that sending it twice carries it out once.</summary>
    public const string RequestField = "request";

    /// <summary>Asks.</summary>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(TAnswer? Answer, Refusal? Refusal)> AskAsync<TAnswer>(
        HttpContext context, string dialogue, DialogueQuestion<TAnswer> question)
        where TAnswer : class
    {
        if (!DialogueId.TryParse(dialogue, out var id)) return (null, new NotFound("dialogue"));
        var given = await host.AskAsync(id, question, DialogueCalls.CallerOf(context.Session()), context.RequestAborted);
        return (given.Value as TAnswer, given.Refusal);
    }

    /// <summary>Carries out a command that a form gives. Forms that give several commands name none of them.</summary>
    /// <returns>What happened, and why it was refused if it was.</returns>
    public async Task<CommandReply> DoAsync(HttpContext context, string dialogue, DialogueCommand command, bool isOneOfMany = false)
    {
        if (!DialogueId.TryParse(dialogue, out var id)) return new CommandReply([], new NotFound("dialogue"), null);
        var request = isOneOfMany ? null : (await PageForm.ReadAsync(context))[RequestField].ToString();
        return await host.ExecuteAsync(id, command, DialogueCalls.CallerOf(context.Session()),
            request is { Length: > 0 } ? request : null, null, context.RequestAborted);
    }

    /// <summary>Carries out a command that a form gives, and answers with the way to the page that is looked at next, or with the page that
    /// says what was refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="command">The command.</param>
    /// <param name="next">The page that is looked at next: a path within the language.</param>
    /// <param name="said">What is said there.</param>
    /// <param name="refused">The page that says what was refused.</param>
    public async Task<IResult> DoAsync(
        HttpContext context, string dialogue, DialogueCommand command, string next, string said, Func<Refusal, Task<IResult>> refused) =>
        (await DoAsync(context, dialogue, command)).Refusal is { } refusal
            ? await refused(refusal) : Page.SeeOther(Visit.Of(context), next, said);
}
