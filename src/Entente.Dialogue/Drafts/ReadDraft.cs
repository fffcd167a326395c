using Entente.Dialogue.Adoption;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Drafts;

/// <summary>A draft: its text with brackets and names, and where the parties stand, as far as the viewer may know it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">A revision; null for the one that stands.</param>
/// <param name="Stances">Whether stances come along; they do with the revision that stands only.</param>
public sealed record ReadDraft(DraftId Draft, int? Revision = null, bool Stances = true) : DialogueQuestion<DraftView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<DraftView> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Draft) is not { } draft)
            return new NotFound($"draft {Draft}");
        var revision = Revision ?? draft.Revision;
        if (revision < 1 || revision > draft.Revision)
            return new InvalidField("revision", $"a revision from 1 to {draft.Revision}", $"{revision}");
        var text = draft.TextAt(revision);
        var names = PartyNames.For(state, context.Participant);
        var stances = Stances && revision == draft.Revision
            ? draft.Stances.Standing().Where(stance => state.Find(stance.Party) is { HasWithdrawn: false } && names.IsNamed(stance.Party))
                .ToLookup(stance => stance.Element)
            : null;
        var articles = text.Articles.Select((article, place) => new ArticleView(
            article.Id, place + 1, article.Heading, [.. article.Elements.Select(element => View(draft, element, names, stances))]))
                .ToList();
        var bracketed = text.Elements.Where(element => !element.IsClean).Select(element => element.Id).ToList();
        return new DraftView(
            Draft, draft.Title, draft.Language, revision, draft.Revision, draft.Opened, draft.Statements, articles, bracketed,
                DraftStatusOf(state, draft, context.Now),
            DraftRendering.Write(draft.Title, text, names));
    }

    /// <summary>Whether a draft is negotiated, up for adoption or adopted.</summary>
    internal static DraftStatus DraftStatusOf(DialogueState state, Draft draft, DateTimeOffset now)
    {
        var status = DraftStatus.Negotiated;
        foreach (var adoption in state.Adoptions.Where(adoption => adoption.Draft == draft.Id))
        {
            status = adoption.OutcomeAt(state, now) switch
            {
                AdoptionOutcome.Adopted => DraftStatus.Adopted,
                AdoptionOutcome.Pending => DraftStatus.UpForAdoption,
                _ => status,
            };
        }
        return status;
    }

    private static ElementView View(Draft draft, Element element, PartyNames names, ILookup<ElementId, DraftStance>? stances) => new(
        element.Id, element.IsBracketed, element.IsNeeded, draft.LastChange(element.Id), DraftRendering.Write(element, names),
        [.. element.Wordings.Select((wording, place) => new WordingView(
            wording.Id, element.Wordings.Count > 1 ? place + 1 : null, BracketNotation.Write(wording), names.Known(wording.WantedBy),
                names.Known(wording.UnwantedBy),
            [.. wording.Brackets.Select(bracket => View(draft, bracket, names, stances))], Of(stances, element.Id, wording.Id, names)))],
        Of(stances, element.Id, null, names));

    private static IReadOnlyList<DraftStanceView> Of(ILookup<ElementId, DraftStance>? stances, ElementId element, WordingId? wording,
        PartyNames names) => stances is null
        ? []
        : [.. stances[element].Where(stance => stance.Wording == wording).OrderBy(stance => stance.Party.Number)
            .Select(stance => new DraftStanceView(new NamedParty(stance.Party, names.Of(stance.Party)!), stance.Position,
                stance.Words?.Value, stance.Version, stance.Revision, stance.At))];
}

/// <summary>A draft as a viewer may see it.</summary>
/// <param name="Draft">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The language it is negotiated in.</param>
/// <param name="Revision">The revision that is shown.</param>
/// <param name="Latest">The revision that stands.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Statements">The statements it was seeded from.</param>
/// <param name="Articles">Its articles in order.</param>
/// <param name="Bracketed">The elements in which something is not agreed.</param>
/// <param name="Status">Whether it is negotiated, up for adoption or adopted.</param>
/// <param name="Text">The whole as plain text, with brackets and names.</param>
public sealed record DraftView(
    DraftId Draft, string Title, string Language, int Revision, int Latest, DateTimeOffset Opened, IReadOnlyList<StatementId> Statements,
        IReadOnlyList<ArticleView> Articles,
    IReadOnlyList<ElementId> Bracketed, DraftStatus Status, string Text);

/// <summary>An article.</summary>
/// <param name="Article">Its lasting number.</param>
/// <param name="Place">The number that readers see: its place from 1.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Elements">Its elements in order.</param>
public sealed record ArticleView(ArticleId Article, int Place, string Heading, IReadOnlyList<ElementView> Elements);

/// <summary>An element, or a bracket within one.</summary>
/// <param name="Element">Its number.</param>
/// <param name="IsBracketed">Whether its words are not agreed.</param>
/// <param name="IsNeeded">Whether the sentence around it cannot do without one of its wordings.</param>
/// <param name="LastChange">The revision that last changed it; 0 for a bracket within an element.</param>
/// <param name="Text">Its words with brackets and names.</param>
/// <param name="Wordings">Its wordings.</param>
/// <param name="Stances">Stances on the element however worded, of the parties that the viewer may know.</param>
public sealed record ElementView(
    ElementId Element, bool IsBracketed, bool IsNeeded, int LastChange, string Text, IReadOnlyList<WordingView> Wordings,
        IReadOnlyList<DraftStanceView> Stances);

/// <summary>A wording.</summary>
/// <param name="Wording">Its number.</param>
/// <param name="Alternative">Its number among the alternatives, from 1; null where it is the only one.</param>
/// <param name="Text">Its words in the notation of brackets.</param>
/// <param name="WantedBy">The parties that want it, of those that the viewer may know.</param>
/// <param name="UnwantedBy">The parties that want it out, of those that the viewer may know.</param>
/// <param name="Brackets">The brackets within it.</param>
/// <param name="Stances">Stances on this wording, of the parties that the viewer may know.</param>
public sealed record WordingView(
    WordingId Wording, int? Alternative, string Text, IReadOnlyList<NamedParty> WantedBy, IReadOnlyList<NamedParty> UnwantedBy,
        IReadOnlyList<ElementView> Brackets,
    IReadOnlyList<DraftStanceView> Stances);

/// <summary>A stance on an element or a wording.</summary>
/// <param name="Party">The party.</param>
/// <param name="Position">The position.</param>
/// <param name="Words">The reservation or the reason; null where there is none or it was erased.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Revision">The revision that it was taken on.</param>
/// <param name="At">When.</param>
public sealed record DraftStanceView(NamedParty Party, Position Position, string? Words, int Version, int Revision, DateTimeOffset At);

/// <summary>Where a draft stands.</summary>
public enum DraftStatus
{
    /// <summary>It is negotiated.</summary>
    Negotiated,

    /// <summary>A revision of it is up for adoption.</summary>
    UpForAdoption,

    /// <summary>A revision of it was adopted.</summary>
    Adopted,
}
