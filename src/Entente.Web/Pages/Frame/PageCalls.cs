using Entente.Cluster;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Web.Dialogues;
using Entente.Web.Sessions;
using Entente.Web.Translation;

namespace Entente.Web.Pages.Frame;

/// <summary>How pages ask a dialogue and carry out what a form says: the same commands and questions as the API, with the same rules.</summary>
internal sealed class PageCalls(IDialogueHost host)
{
    /// <summary>The field of a form that names its request, so that sending it twice carries it out once.</summary>
    public const string RequestField = "request";

    /// <summary>Asks.</summary>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(TAnswer? Answer, Refusal? Refusal)> AskAsync<TAnswer>(HttpContext context, string dialogue, DialogueQuestion<TAnswer> question)
        where TAnswer : class
    {
        if (!DialogueId.TryParse(dialogue, out var id)) return (null, new NotFound("dialogue"));
        var given = await host.AskAsync(id, question, DialogueCalls.CallerOf(context.Session()), context.RequestAborted);
        return (given.Value as TAnswer, given.Refusal);
    }

    /// <summary>Asks what a translation by machine has to know, in the name of whoever asks for it.</summary>
    public MachineTranslations.Asking InTheNameOf(HttpContext context, string dialogue) => new(
        () => AskAsync(context, dialogue, new ReadOverview()), statement => AskAsync(context, dialogue, new ListStatements(null, statement - 1, 1)));

    /// <summary>Carries out a command that a form gives. Forms that give several commands name none of them.</summary>
    /// <returns>What happened, and why it was refused if it was.</returns>
    public async Task<CommandReply> DoAsync(HttpContext context, string dialogue, DialogueCommand command, bool isOneOfMany = false)
    {
        if (!DialogueId.TryParse(dialogue, out var id)) return new CommandReply([], new NotFound("dialogue"), null);
        var request = isOneOfMany || !context.Request.HasFormContentType ? null : (await context.Request.ReadFormAsync(context.RequestAborted))[RequestField].ToString();
        return await host.ExecuteAsync(id, command, DialogueCalls.CallerOf(context.Session()), request is { Length: > 0 } ? request : null, null, context.RequestAborted);
    }
}
