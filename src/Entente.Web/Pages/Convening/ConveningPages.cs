using Entente.Dialogue;
using Entente.Dialogue.Templates;
using Entente.Web.Dialogues;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Web.Pages.Convening;

/// <summary>One's dialogues, convening one, and the pages of those who convene and lead.</summary>
internal static class ConveningPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("dialogues", List).RequireAccount();
        pages.MapGet("dialogues/new", (HttpContext context, string? template = null) =>
            New(context, template, StatusCodes.Status200OK, null, null)).RequireConvener();
        pages.MapPost("dialogues/new", Convene).RequireConvener().LimitRate(RatePolicy.Texts);
        PeoplePages.Map(pages);
        LeadPages.Map(pages);
        ModerationPages.Map(pages);
        CaucusPages.Map(pages);
        ProjectorPages.Map(pages);
    }

    private static async Task<RazorComponentResult> List(HttpContext context, Memberships memberships, CancellationToken cancellation)
    {
        var session = context.RequiredSession();
        return Page.Of<DialoguesPage>(
            Visit.Of(context), (nameof(DialoguesPage.Dialogues), await memberships.ListAsync(session, cancellation)),
            (nameof(DialoguesPage.MayConvene), session.Account.MayConvene));
    }

    private static async Task<IResult> Convene(IFormCollection form, HttpContext context, PageCalls calls, Memberships memberships,
        CancellationToken cancellation)
    {
        var (sent, visit) = (new SentForm("new", form), Visit.Of(context));
        var template = DialogueTemplates.Find(sent["template"]);
        if (template is null && sent["template"] != NewDialoguePage.NoTemplate)
            return Page.SeeOther(visit, "/dialogues/new");
        var name = sent.Text("id")?.Trim() ?? DialogueCalls.DrawDialogue(
            context, sent.Text(PageCalls.RequestField) is { } request ? $"page\n{request}" : null);
        if (!DialogueId.TryParse(name, out var dialogue))
            return Again(new InvalidField("id", "4 to 40 lower-case letters, digits and hyphens", "another form"));
        var words = TemplateWords.Of(visit.Words, template?.Id);
        var convene = new ConveneDialogue(
            sent["title"], sent.Text("purpose") ?? words?.Purpose ?? "", RulesFields.Read(sent, template?.Rules ?? new DialogueRules()),
            template?.Id, sent.Text("convenerName"), sent["language"]);
        var reply = await calls.DoAsync(context, dialogue.Value, convene);
        if (reply.Refusal is { } refusal)
            return Again(refusal);
        await memberships.RememberAsync(context.RequiredSession().Account.Id, dialogue, cancellation);
        // A form that was sent twice opened the round the first time.
        if (template is not null && sent.Has("opensFirstRound") && reply.Events.Count > 0)
            await calls.DoAsync(context, dialogue.Value, template.FirstRound with { Title = words!.Round }, isOneOfMany: true);
        return Page.SeeOther(visit, $"/dialogues/{dialogue}/people", "convened");

        RazorComponentResult Again(Refusal refused) =>
            New(context, sent["template"], Page.StatusOf(refused), visit.Words.Said(refused), sent);
    }

    private static RazorComponentResult New(HttpContext context, string? template, int status, string? refused, SentForm? sent) =>
        Page.Of<NewDialoguePage>(
        Visit.Of(context), status,
        (nameof(NewDialoguePage.Template),
            DialogueTemplates.Find(template)?.Id ?? (template == NewDialoguePage.NoTemplate ? template : null)),
        (nameof(NewDialoguePage.Refused), refused), (nameof(NewDialoguePage.Sent), sent));
}
