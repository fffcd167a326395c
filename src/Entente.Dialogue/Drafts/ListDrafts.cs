using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>The drafts of a dialogue.</summary>
public sealed record ListDrafts : DialogueQuestion<DraftList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<DraftList> Answer(DialogueState state, QuestionContext context) => new DraftList(
        [.. state.Drafts.Select(draft => new DraftSummary(
            draft.Id, draft.Title, draft.Language, draft.Revision, draft.Opened, draft.Text.Elements.Count(),
                draft.Text.Elements.Count(element => !element.IsClean),
            state.Amendments.Count(amendment => amendment.Draft == draft.Id && amendment.Status == AmendmentStatus.Open),
            ReadDraft.DraftStatusOf(state, draft, context.Now)))]);
}

/// <summary>The drafts of a dialogue.</summary>
/// <param name="Drafts">In the order of their numbers.</param>
public sealed record DraftList(IReadOnlyList<DraftSummary> Drafts);

/// <summary>A draft in a line.</summary>
/// <param name="Draft">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Revision">The revision that stands.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Elements">How many elements it has.</param>
/// <param name="Bracketed">In how many of them something is not agreed.</param>
/// <param name="OpenAmendments">How many amendments wait for a ruling.</param>
/// <param name="Status">Whether it is negotiated, up for adoption or adopted.</param>
public sealed record DraftSummary(
    DraftId Draft, string Title, string Language, int Revision, DateTimeOffset Opened, int Elements, int Bracketed, int OpenAmendments,
        DraftStatus Status);
