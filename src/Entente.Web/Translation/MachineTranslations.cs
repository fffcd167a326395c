using Entente.Cluster;
using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Web.Dialogues;
using Entente.Web.Sessions;

namespace Entente.Web.Translation;

/// <summary>Translations by machine, in the name of whoever asks for one: nothing is sent away that they may not see and translate.</summary>
internal sealed class MachineTranslations(IDialogueHost host, ITranslator translator)
{
    /// <summary>Whether there is a machine.</summary>
    public bool AreThere => translator.IsThere;

    /// <summary>Has a statement translated for a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="dialogue">The dialogue as its address names it.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="language">The language that is wanted.</param>
    /// <returns>The command that attaches the translation, or why there is none.</returns>
    public async Task<(AttachTranslation? Attach, Refusal? Refusal)> OfAsync(HttpContext context, string dialogue, int statement, string language) =>
        DialogueId.TryParse(dialogue, out var id)
            ? await OfAsync(id, DialogueCalls.CallerOf(context.Session()), statement, language, context.RequestAborted)
            : (null, new NotFound("dialogue"));

    /// <summary>Has a statement translated.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="language">The language that is wanted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The command that attaches the translation, or why there is none.</returns>
    public async Task<(AttachTranslation? Attach, Refusal? Refusal)> OfAsync(DialogueId dialogue, Caller caller, int statement, string language, CancellationToken cancellation)
    {
        var asked = await host.AskAsync(dialogue, new ReadOverview(), caller, cancellation);
        if (asked.Value is not DialogueOverview overview) return (null, asked.Refusal);
        if (overview.Me is not { } me || !RolePermissions.Allows(me.Role, Permission.Annotate))
            return (null, new NotAllowed("Translations are attached by those who may annotate statements. Ask the convener."));
        var read = await host.AskAsync(dialogue, new ListStatements(null, statement - 1, 1), caller, cancellation);
        if (read.Value is not StatementPage page) return (null, read.Refusal);
        if (page.Statements is not [var line, ..] || line.Statement.Number != statement) return (null, new NotFound($"statement {statement}"));
        if ((line.Original ?? line.Text) is not { } text) return (null, new NotFound($"text of statement {statement}"));
        return await translator.TranslateAsync(text, line.OriginalLanguage, language, cancellation) is { } translated
            ? (new AttachTranslation(line.Statement, language, translated, TranslationOrigin.Machine), null)
            : (null, new NotTranslated());
    }
}

/// <summary>The machine did not translate.</summary>
public sealed record NotTranslated() : Refusal(
    RefusalKind.Conflict, "The machine did not translate this: none is set up here, it does not know one of the languages, or it cannot be reached. Attach a translation of your own.");
