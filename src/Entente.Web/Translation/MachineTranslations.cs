using Entente.Dialogue;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Web.Translation;

/// <summary>Attaches a translation by machine to a statement, in the name of whoever asks for it.</summary>
internal static class MachineTranslations
{
    /// <summary>The text of a translation that somebody who may attach one asks for.</summary>
    /// <param name="translator">The machine.</param>
    /// <param name="ask">Asks the dialogue in the name of the asker: nothing is sent that they may not see and translate.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="language">The language that is wanted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The command to carry out, or why there is none.</returns>
    public static async Task<(AttachTranslation? Attach, Refusal? Refusal)> OfAsync(
        ITranslator translator, Asking ask, int statement, string language, CancellationToken cancellation)
    {
        var (overview, refusal) = await ask.OverviewAsync();
        if (overview is null) return (null, refusal);
        if (overview.Me is not { } me || !RolePermissions.Allows(me.Role, Permission.Annotate))
            return (null, new NotAllowed("Translations are attached by those who may annotate statements. Ask the convener."));
        var (page, notThere) = await ask.StatementAsync(statement);
        if (page is null) return (null, notThere);
        if (page.Statements is not [var line, ..] || line.Statement.Number != statement) return (null, new NotFound($"statement {statement}"));
        if ((line.Original ?? line.Text) is not { } text) return (null, new NotFound($"text of statement {statement}"));
        return await translator.TranslateAsync(text, line.OriginalLanguage, language, cancellation) is { } translated
            ? (new AttachTranslation(line.Statement, language, translated, TranslationOrigin.Machine), null)
            : (null, new NotTranslated());
    }

    /// <summary>How the dialogue is asked in the name of somebody.</summary>
    /// <param name="OverviewAsync">Asks for the overview.</param>
    /// <param name="StatementAsync">Asks for one statement.</param>
    internal sealed record Asking(Func<Task<(DialogueOverview? Answer, Refusal? Refusal)>> OverviewAsync, Func<int, Task<(StatementPage? Answer, Refusal? Refusal)>> StatementAsync);
}

/// <summary>The machine did not translate.</summary>
public sealed record NotTranslated() : Refusal(
    RefusalKind.Conflict, "The machine did not translate this: none is set up here, it does not know one of the languages, or it cannot be reached. Attach a translation of your own.");
