using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Brings an amendment into the text: as agreed where no party stands in the way, else in brackets with the names of who wants it
/// and who does not. Or sets it aside.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Ruling">Agreed, bracketed or set aside.</param>
/// <param name="Reason">Why; needed to set it aside, and on the record for all to read.</param>
/// <param name="BasedOn">The revision that the caller saw; null to rule in any case.</param>
public sealed record RuleOnAmendment(AmendmentId Amendment, AmendmentStatus Ruling, string? Reason = null, int? BasedOn = null)
    : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AmendmentCheck.Open(state, context, Amendment, out var amendment) is { } closed)
            return closed;
        string? reason = null;
        if ((Ruling == AmendmentStatus.SetAside || Reason is not null)
            && PlainText.Check("reason", Reason, state.Rules.LongestText, out reason) is { } badReason)
            return badReason;
        var decided = new AmendmentDecided(Amendment, Ruling, reason);
        if (Ruling == AmendmentStatus.SetAside)
            return decided;
        if (Ruling is not (AmendmentStatus.Agreed or AmendmentStatus.Bracketed))
            return new InvalidField("ruling", "agreed, bracketed or setAside", "another value");
        if (state.Find(amendment.Party) is not { HasWithdrawn: false })
            return new NotAllowed("The party that proposed this amendment has left the dialogue. Set the amendment aside.");
        var draft = state.Find(amendment.Draft)!;
        if (Redraft.Target(draft, amendment, BasedOn, out var target) is { } gone)
            return gone;
        if (Ruling == AmendmentStatus.Agreed && Redraft.Against(state, draft, amendment, target) is { Count: > 0 } against)
            return new NotAgreedYet(PartyNames.For(state, context.Participant).List(against));
        if (amendment.Kind == AmendmentKind.InsertAfter && draft.Text.Elements.Count() >= Draft.MostElements)
            return new DraftIsFull("elements in this draft", Draft.MostElements);
        if (Ruling == AmendmentStatus.Bracketed && target is { Element.Wordings.Count: >= BracketNotation.MostWordings }
            && amendment.Text is not null)
            return new DraftIsFull("alternatives of this element", BracketNotation.MostWordings);
        var change = Ruling == AmendmentStatus.Agreed ? Redraft.Agreed(draft, amendment, target)
            : Redraft.Bracketed(state, draft, amendment, target);
        return Decision.For(decided, new DraftAmended(amendment.Draft, draft.Revision + 1, amendment.Article, change, Amendment));
    }
}

/// <summary>An amendment was decided.</summary>
/// <param name="Amendment">The amendment.</param>
/// <param name="Ruling">Agreed, bracketed or set aside.</param>
/// <param name="Reason">Why; null where none was given.</param>
public sealed record AmendmentDecided(AmendmentId Amendment, AmendmentStatus Ruling, string? Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        state.Replace(state.Amendments[Amendment.Number - 1] with
        {
            Status = Ruling,
            Decided = At,
            SetAsideBecause = Ruling == AmendmentStatus.SetAside ? Reason : null
        });
}

/// <summary>An amendment came into the text.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">How the article's element reads now.</param>
/// <param name="Amendment">The amendment.</param>
public sealed record DraftAmended(DraftId Draft, int Revision, ArticleId Article, ElementChange Change, AmendmentId Amendment)
    : ElementRevised(Draft, Revision, Article, Change);
