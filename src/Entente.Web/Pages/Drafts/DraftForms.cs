using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Web.Hardening;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Drafts;

/// <summary>The forms of a draft's page: what delegates do with the text, and what the facilitator does who keeps it.</summary>
internal static class DraftForms
{
    public static void Map(RouteGroupBuilder pages)
    {
        var forms = new TextForms(
            pages, DraftPages.Draft, PlaceOf, visit => visit.Words["drafts.badForm"],
            (context, calls, dialogue, form, refused) => DraftPages.ShowAsync(
                context, calls, dialogue, form.Place("draft"), null, refused.Status, refused.Text, form.Typed(Visit.Of(context))));
        MapNegotiating(forms);
        MapKeeping(forms);
    }

    // After a form the page is shown at the element that the form was about.
    private static string PlaceOf(FormValues form) => $"drafts/{DraftOf(form)}{(form.MaybeNumber("at") is { } at ? $"#element-{at}" : "")}";

    private static void MapNegotiating(TextForms forms)
    {
        forms.Map("elements/{element:int}/stances", "draftStanceTaken", form => new TakeElementStance(
            DraftOf(form), ElementOf(form), WordingIn(form), form.Choice<Position>("position"),
            form.Text("words"), null, form.MaybeNumber("seen")), RatePolicy.Stances);
        forms.Map("elements/{element:int}/bracket", "draftChanged", form =>
            new BracketElement(DraftOf(form), ElementOf(form), WordingIn(form), form.MaybeNumber("seen")));
        forms.Map("elements/{element:int}/lifting", "draftChanged", form =>
            new LiftBracket(DraftOf(form), ElementOf(form), form.MaybeNumber("seen")));
        forms.Map("wordings/{wording:int}/bracket", "draftChanged", form =>
            new BracketWords(DraftOf(form), WordingOf(form), form.Needed("words"), form.MaybeNumber("seen")));
        forms.Map("wordings/{wording:int}/association", "draftChanged", form =>
            new AssociateWithWording(DraftOf(form), WordingOf(form), form.MaybeNumber("seen")));
        forms.Map("amendments", "amendmentProposed", Proposal);
        forms.Map("amendments/{amendment:int}/stances", "draftStanceTaken", form =>
            new StandOnAmendment(AmendmentOf(form), form.Choice<Position>("position"), form.Text("words")));
        forms.Map("amendments/{amendment:int}/withdrawal", "amendmentWithdrawn", form => new WithdrawAmendment(AmendmentOf(form)));
    }

    private static void MapKeeping(TextForms forms)
    {
        forms.Map("articles", "draftChanged", form => new AddArticle(DraftOf(form), form.Needed("heading")));
        forms.Map("articles/{article:int}/heading", "draftChanged", form =>
            new HeadArticle(DraftOf(form), new ArticleId(form.Place("article")), form.Needed("heading")));
        forms.Map("articles/{article:int}/elements", "draftChanged", form => new EnterElement(
            DraftOf(form), new ArticleId(form.Place("article")), form.Needed("text"),
            form.MaybeNumber("after") is { } after ? new ElementId(after) : null));
        forms.Map("elements/{element:int}/text", "draftChanged", form =>
            new RewordElement(DraftOf(form), ElementOf(form), form.Needed("text"), form.MaybeNumber("seen")));
        forms.Map("elements/{element:int}/settlement", "draftChanged", form =>
            new SettleElement(DraftOf(form), ElementOf(form), WordingIn(form), form.MaybeNumber("seen")));
        forms.Map("wordings/{wording:int}/attribution", "draftChanged", form => new AttributeWording(
            DraftOf(form), WordingOf(form), PartiesIn(form, "wanted"), PartiesIn(form, "unwanted"), form.MaybeNumber("seen")));
        forms.Map("amendments/{amendment:int}/ruling", "amendmentRuled", form => new RuleOnAmendment(
            AmendmentOf(form), form.Choice<AmendmentStatus>("ruling"), form.Text("reason"), form.MaybeNumber("seen")));
    }

    private static DraftId DraftOf(FormValues form) => new(form.Place("draft"));

    private static ElementId ElementOf(FormValues form) => new(form.Place("element"));

    private static WordingId WordingOf(FormValues form) => new(form.Place("wording"));

    private static AmendmentId AmendmentOf(FormValues form) => new(form.Place("amendment"));

    private static WordingId? WordingIn(FormValues form) => form.MaybeNumber("which") is { } which ? new WordingId(which) : null;

    private static IReadOnlyList<PartyId> PartiesIn(FormValues form, string name) =>
        [.. form.Numbers(name).Select(number => new PartyId(number))];

    private static ProposeAmendment Proposal(FormValues form)
    {
        var kind = form.Choice<AmendmentKind>("kind");
        ArticleId? article = kind == AmendmentKind.InsertAfter && form.MaybeNumber("article") is { } number ? new ArticleId(number) : null;
        ElementId? element = form.MaybeNumber("element") is { } place ? new ElementId(place) : null;
        return new ProposeAmendment(
            DraftOf(form), kind, article, element, kind == AmendmentKind.Delete ? null : form.Needed("text"),
            form.Text("reason"), form.MaybeNumber("seen"));
    }
}
