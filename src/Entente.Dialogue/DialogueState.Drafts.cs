using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;

namespace Entente.Dialogue;

/// <content>Drafts, amendments, and texts up for adoption.</content>
public sealed partial class DialogueState
{
    /// <summary>The drafts by number.</summary>
    public Register<Draft> Drafts { get; } = [];

    /// <summary>The amendments of all drafts by number.</summary>
    public Register<Amendment> Amendments { get; } = [];

    /// <summary>The texts that were put up for adoption, by number.</summary>
    public Register<TextForAdoption> Adoptions { get; } = [];

    /// <summary>When the rules have something to do by themselves next: the end of the silence that ends first. Null when there is
    /// nothing.</summary>
    /// <remarks>At that time or later the host carries out <see cref="ConcludeSilence"/> for the adoption that <see cref="DueSilence"/>
    /// names, as <see cref="Caller.Clock"/>.</remarks>
    public DateTimeOffset? NextDue => Adoptions.Where(adoption => adoption.IsSilenceRunning)
        .Min(adoption => (DateTimeOffset?)adoption.Ends!.Value);

    /// <summary>A draft; null when there is none of that number.</summary>
    /// <param name="draft">The number.</param>
    public Draft? Find(DraftId draft) => Place(Drafts, draft.Number);

    /// <summary>An amendment; null when there is none of that number.</summary>
    /// <param name="amendment">The number.</param>
    public Amendment? Find(AmendmentId amendment) => Place(Amendments, amendment.Number);

    /// <summary>A text that was put up for adoption; null when there is none of that number.</summary>
    /// <param name="adoption">The number.</param>
    public TextForAdoption? Find(AdoptionId adoption) => Place(Adoptions, adoption.Number);

    /// <summary>The adoption whose silence is over and not yet concluded; the one that ended first. Null when there is none.</summary>
    /// <param name="now">The time.</param>
    public AdoptionId? DueSilence(DateTimeOffset now) => Adoptions.Where(adoption => adoption.IsSilenceRunning && now >= adoption.Ends)
        .MinBy(adoption => adoption.Ends)?.Id;

    internal void Replace(Amendment amendment) => Amendments[amendment.Id.Number - 1] = amendment;

    internal void Replace(TextForAdoption adoption) => Adoptions[adoption.Id.Number - 1] = adoption;
}
