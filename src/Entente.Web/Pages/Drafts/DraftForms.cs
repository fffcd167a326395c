using Entente.Dialogue;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;
using Entente.Web.Sessions;

namespace Entente.Web.Pages.Drafts;

/// <summary>The forms of a draft's page: what delegates do with the text, and what the facilitator does who keeps it.</summary>
internal static class DraftForms
{
    public static void Map(RouteGroupBuilder pages)
    {
        MapNegotiating(pages);
        MapKeeping(pages);
    }

    private static void MapNegotiating(RouteGroupBuilder pages)
    {
        Act(pages, "elements/{element:int}/stances", "draftStanceTaken", form => new TakeElementStance(
            DraftOf(form), ElementOf(form), WordingIn(form), form.Choice<Position>("position"), form.Text("words"), null, form.MaybeNumber("seen")), RatePolicy.Stances);
        Act(pages, "elements/{element:int}/bracket", "draftChanged", form => new BracketElement(DraftOf(form), ElementOf(form), WordingIn(form), form.MaybeNumber("seen")));
        Act(pages, "elements/{element:int}/lifting", "draftChanged", form => new LiftBracket(DraftOf(form), ElementOf(form), form.MaybeNumber("seen")));
        Act(pages, "wordings/{wording:int}/bracket", "draftChanged", form => new BracketWords(DraftOf(form), WordingOf(form), form.Needed("words"), form.MaybeNumber("seen")));
        Act(pages, "wordings/{wording:int}/association", "draftChanged", form => new AssociateWithWording(DraftOf(form), WordingOf(form), form.MaybeNumber("seen")));
        Act(pages, "amendments", "amendmentProposed", Proposal);
        Act(pages, "amendments/{amendment:int}/stances", "draftStanceTaken", form => new StandOnAmendment(AmendmentOf(form), form.Choice<Position>("position"), form.Text("words")));
        Act(pages, "amendments/{amendment:int}/withdrawal", "amendmentWithdrawn", form => new WithdrawAmendment(AmendmentOf(form)));
    }

    private static void MapKeeping(RouteGroupBuilder pages)
    {
        Act(pages, "articles", "draftChanged", form => new AddArticle(DraftOf(form), form.Needed("heading")));
        Act(pages, "articles/{article:int}/heading", "draftChanged", form => new HeadArticle(DraftOf(form), new ArticleId(form.Place("article")), form.Needed("heading")));
        Act(pages, "articles/{article:int}/elements", "draftChanged", form => new EnterElement(
            DraftOf(form), new ArticleId(form.Place("article")), form.Needed("text"), form.MaybeNumber("after") is { } after ? new ElementId(after) : null));
        Act(pages, "elements/{element:int}/text", "draftChanged", form => new RewordElement(DraftOf(form), ElementOf(form), form.Needed("text"), form.MaybeNumber("seen")));
        Act(pages, "elements/{element:int}/settlement", "draftChanged", form => new SettleElement(DraftOf(form), ElementOf(form), WordingIn(form), form.MaybeNumber("seen")));
        Act(pages, "wordings/{wording:int}/attribution", "draftChanged", form => new AttributeWording(
            DraftOf(form), WordingOf(form), PartiesIn(form, "wanted"), PartiesIn(form, "unwanted"), form.MaybeNumber("seen")));
        Act(pages, "amendments/{amendment:int}/ruling", "amendmentRuled", form => new RuleOnAmendment(
            AmendmentOf(form), form.Choice<AmendmentStatus>("ruling"), form.Text("reason"), form.MaybeNumber("seen")));
    }

    private static DraftId DraftOf(FormValues form) => new(form.Place("draft"));

    private static ElementId ElementOf(FormValues form) => new(form.Place("element"));

    private static WordingId WordingOf(FormValues form) => new(form.Place("wording"));

    private static AmendmentId AmendmentOf(FormValues form) => new(form.Place("amendment"));

    private static WordingId? WordingIn(FormValues form) => form.MaybeNumber("which") is { } which ? new WordingId(which) : null;

    private static IReadOnlyList<PartyId> PartiesIn(FormValues form, string name) => [.. form.Numbers(name).Select(number => new PartyId(number))];

    private static ProposeAmendment Proposal(FormValues form)
    {
        var kind = form.Choice<AmendmentKind>("kind");
        ArticleId? article = kind == AmendmentKind.InsertAfter && form.MaybeNumber("article") is { } number ? new ArticleId(number) : null;
        ElementId? element = form.MaybeNumber("element") is { } place ? new ElementId(place) : null;
        return new ProposeAmendment(
            DraftOf(form), kind, article, element, kind == AmendmentKind.Delete ? null : form.Needed("text"), form.Text("reason"), form.MaybeNumber("seen"));
    }

    // A form within the page of a draft. After it, the page is shown at the element that the form was about; looked at by itself, its address leads to the page.
    private static void Act(RouteGroupBuilder pages, string pattern, string said, Func<FormValues, DialogueCommand> read, RatePolicy policy = RatePolicy.Texts)
    {
        pages.MapPost($"{DraftPages.Draft}/{pattern}", async (string dialogue, int draft, HttpContext context, PageCalls calls) =>
        {
            var (visit, form) = (Visit.Of(context), await FormValues.OfAsync(context));
            var command = read(form);
            var at = form.MaybeNumber("at");
            if (!form.AreFit)
                return await DraftPages.ShowAsync(context, calls, dialogue, draft, null, StatusCodes.Status400BadRequest, visit.Words["drafts.badForm"], form.Typed(visit));
            var reply = await calls.DoAsync(context, dialogue, command);
            return reply.Refusal is { } refusal
                ? await DraftPages.ShowAsync(context, calls, dialogue, draft, null, Page.StatusOf(refusal), visit.Words.Said(refusal), form.Typed(visit))
                : Page.SeeOther(visit, $"/dialogues/{dialogue}/drafts/{draft}{(at is null ? "" : $"#element-{at}")}", said);
        }).RequireAccount().LimitRate(policy);
        pages.MapGet($"{DraftPages.Draft}/{pattern}", (string dialogue, int draft, HttpContext context) => Page.SeeOther(Visit.Of(context), $"/dialogues/{dialogue}/drafts/{draft}")).RequireAccount();
    }
}
