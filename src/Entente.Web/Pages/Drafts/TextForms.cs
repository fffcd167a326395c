using Entente.Dialogue;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Drafts;

/// <summary>The forms within the page of a text, a draft or one that is up for adoption: each gives a command and leads back to the page,
/// which is shown again with what was refused and typed. Looked at by itself, the address of a form leads to the page.</summary>
/// <param name="pages">The pages.</param>
/// <param name="pattern">The pattern of the page's address.</param>
/// <param name="place">The path of the page below the dialogue, and the place in it that a form is about.</param>
/// <param name="badForm">What is said of a form whose fields are not what they should be.</param>
/// <param name="showAsync">The page, for a dialogue, with what was refused: its status and words.</param>
internal sealed class TextForms(
    RouteGroupBuilder pages, string pattern, Func<FormValues, string> place, Func<Visit, string> badForm,
    Func<HttpContext, PageCalls, string, FormValues, (int Status, string Text), Task<IResult>> showAsync)
{
    /// <summary>Maps a form.</summary>
    /// <param name="form">The pattern of its address below the page's.</param>
    /// <param name="said">What is said when it was carried out.</param>
    /// <param name="read">The command that it gives.</param>
    /// <param name="policy">How often it may be sent.</param>
    public void Map(string form, string said, Func<FormValues, DialogueCommand> read, RatePolicy policy = RatePolicy.Texts)
    {
        pages.MapPost($"{pattern}/{form}", async (string dialogue, HttpContext context, PageCalls calls) =>
        {
            var (visit, values) = (Visit.Of(context), await FormValues.OfAsync(context));
            var (command, next) = (read(values), $"/dialogues/{dialogue}/{place(values)}");
            return values.AreFit
                ? await calls.DoAsync(
                    context, dialogue, command, next, said, refusal => Again(Page.StatusOf(refusal), visit.Words.Said(refusal)))
                : await Again(StatusCodes.Status400BadRequest, badForm(visit));

            Task<IResult> Again(int status, string text) => showAsync(context, calls, dialogue, values, (status, text));
        }).RequireAccount().LimitRate(policy);
        pages.MapGet($"{pattern}/{form}", async (string dialogue, HttpContext context) =>
            Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/{place(await FormValues.OfAsync(context))}")).RequireAccount();
    }
}
