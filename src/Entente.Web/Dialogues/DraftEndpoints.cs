using Entente.Cluster;
using Entente.Dialogue.Drafts;
using Entente.Web.Hardening;
using Entente.Web.Sessions;

namespace Entente.Web.Dialogues;

/// <summary>Drafts: articles and elements, brackets with attributions, amendments, and a stance on each element.</summary>
internal static class DraftEndpoints
{
    public static void Map(RouteGroupBuilder dialogue)
    {
        var api = dialogue.MapGroup("").WithTags("Drafts").RequireAccount().LimitRate(RatePolicy.Texts);
        api.MapCommand<OpenDraft>("POST", "drafts", "Open a draft, empty or from statements that are common ground.", Opened).Produces<DraftAnswer>(201);
        api.MapCommand<AddArticle>("POST", "drafts/{draft:int}/articles", "Add an article.", Revised).Produces<DraftAnswer>();
        api.MapCommand<HeadArticle>("PUT", "drafts/{draft:int}/articles/{article:int}/heading", "Change the heading of an article.", Revised).Produces<DraftAnswer>();
        api.MapCommand<EnterElement>("POST", "drafts/{draft:int}/articles/{article:int}/elements", "Enter an element of text.", Revised).Produces<DraftAnswer>();
        api.MapCommand<RewordElement>("PUT", "drafts/{draft:int}/elements/{element:int}/text", "Reword an element that bears no names.", Revised).Produces<DraftAnswer>();
        api.MapCommand<BracketElement>("POST", "drafts/{draft:int}/elements/{element:int}/bracket", "Put an element into brackets.", Revised).Produces<DraftAnswer>();
        api.MapCommand<LiftBracket>("POST", "drafts/{draft:int}/elements/{element:int}/lifting", "Lift your party's bracket.", Revised).Produces<DraftAnswer>();
        api.MapCommand<SettleElement>("POST", "drafts/{draft:int}/elements/{element:int}/settlement", "Settle an element on a wording that is agreed, or take it out.", Revised).Produces<DraftAnswer>();
        api.MapCommand<BracketWords>("POST", "drafts/{draft:int}/wordings/{wording:int}/bracket", "Put some words of a wording into brackets.", Revised).Produces<DraftAnswer>();
        api.MapCommand<AssociateWithWording>("POST", "drafts/{draft:int}/wordings/{wording:int}/association", "Put your party's name to a wording.", Revised).Produces<DraftAnswer>();
        api.MapCommand<AttributeWording>("PUT", "drafts/{draft:int}/wordings/{wording:int}/attribution", "Write down who wants a wording and who does not.", Revised).Produces<DraftAnswer>();
        api.MapCommand<ProposeAmendment>("POST", "drafts/{draft:int}/amendments", "Propose an amendment.", Proposed).Produces<AmendmentAnswer>(201);
        api.MapCommand<StandOnAmendment>("POST", "amendments/{amendment:int}/stances", "Take the stance of your party on an amendment.");
        api.MapCommand<RuleOnAmendment>("POST", "amendments/{amendment:int}/ruling", "Rule on an amendment.");
        api.MapCommand<WithdrawAmendment>("POST", "amendments/{amendment:int}/withdrawal", "Withdraw your party's amendment.");
        dialogue.MapGroup("").WithTags("Drafts").RequireAccount().LimitRate(RatePolicy.Stances)
            .MapCommand<TakeElementStance>("POST", "drafts/{draft:int}/elements/{element:int}/stances", "Take the stance of your party on an element or one of its wordings.");
        var read = dialogue.MapGroup("").WithTags("Drafts").RequireAccount();
        read.MapGet("drafts", List).WithName("ListDrafts").WithSummary("The drafts.").Produces<DraftList>();
        read.MapGet("drafts/{draft:int}", Read).WithName("ReadDraft").WithSummary("A draft as it stands or stood, with brackets, attributions and stances.").Produces<DraftView>();
        read.MapGet("drafts/{draft:int}/comparison", Compare).WithName("CompareRevisions").WithSummary("What changed between two revisions, element by element and word by word.").Produces<RevisionComparison>();
        read.MapGet("drafts/{draft:int}/adoptable", Adoptable).WithName("ReadAdoptableText").WithSummary("The text that could be adopted now, and what is missing for whom.").Produces<AdoptableTextView>();
        read.MapGet("drafts/{draft:int}/amendments", Amendments).WithName("ListAmendments").WithSummary("The amendments to a draft.").Produces<AmendmentList>();
    }

    private static Task<IResult> List(string dialogue, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ListDrafts());

    private static Task<IResult> Read(string dialogue, int draft, HttpContext context, DialogueCalls calls, int? revision = null, bool stances = true) =>
        calls.AskAsync(context, dialogue, new ReadDraft(new DraftId(draft), revision, stances));

    private static Task<IResult> Compare(string dialogue, int draft, int from, int to, HttpContext context, DialogueCalls calls) =>
        calls.AskAsync(context, dialogue, new CompareRevisions(new DraftId(draft), from, to));

    private static Task<IResult> Adoptable(string dialogue, int draft, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ReadAdoptableText(new DraftId(draft)));

    private static Task<IResult> Amendments(string dialogue, int draft, HttpContext context, DialogueCalls calls) => calls.AskAsync(context, dialogue, new ListAmendments(new DraftId(draft)));

    private static IResult Opened(CommandReply reply)
    {
        var opened = reply.Events.OfType<DraftOpened>().SingleOrDefault();
        return TypedResults.Created((string?)null, new DraftAnswer(opened?.Draft.Number, opened?.Revision, null, null));
    }

    private static IResult Revised(CommandReply reply)
    {
        var revised = reply.Events.OfType<DraftRevised>().LastOrDefault();
        var article = revised switch { ArticleAdded added => added.Article, ElementRevised element => element.Article, _ => (ArticleId?)null };
        return TypedResults.Ok(new DraftAnswer(revised?.Draft.Number, revised?.Revision, article?.Number, (revised as ElementRevised)?.Change.Element.Number));
    }

    private static IResult Proposed(CommandReply reply) =>
        TypedResults.Created((string?)null, new AmendmentAnswer(reply.Events.OfType<AmendmentProposed>().SingleOrDefault()?.Amendment.Number));
}

/// <summary>A draft that was changed. Members are absent where the change has none, or where nothing changed.</summary>
/// <param name="Draft">Its number.</param>
/// <param name="Revision">The revision that the change made.</param>
/// <param name="Article">The article that was touched.</param>
/// <param name="Element">The element that was touched.</param>
public sealed record DraftAnswer(int? Draft, int? Revision, int? Article, int? Element);

/// <summary>An amendment that was proposed.</summary>
/// <param name="Amendment">Its number; absent where a repeated request had proposed it before.</param>
public sealed record AmendmentAnswer(int? Amendment);
