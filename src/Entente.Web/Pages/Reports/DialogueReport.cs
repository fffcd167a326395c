using Entente.Dialogue.Adoption;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Stages;

namespace Entente.Web.Pages.Reports;

/// <summary>The report of a dialogue for one reader: made of nothing but what the dialogue answers to that very reader, without what only
/// marks the reader or was told under seal.</summary>
/// <param name="Dialogue">The identifier of the dialogue.</param>
/// <param name="Made">When the report was made.</param>
/// <param name="Overview">What the dialogue is and where it stands.</param>
/// <param name="Stages">Its course; null where it is withheld.</param>
/// <param name="Participants">Who takes part, of those that are shown; at most 200.</param>
/// <param name="AnonymousDelegates">How many delegates take part without being shown.</param>
/// <param name="Overlap">Map, common ground, what is acceptable, reserved differences; null where it is withheld.</param>
/// <param name="Statements">Statements with the counts that were released, where the overlap is not for the reader.</param>
/// <param name="Adoptions">Texts whose adoption was concluded.</param>
/// <param name="Withheld">What is withheld.</param>
public sealed record DialogueReport(
    string Dialogue, DateTimeOffset Made, DialogueOverview Overview, StagesView? Stages,
    IReadOnlyList<ParticipantLine> Participants, int AnonymousDelegates,
    OverlapView? Overlap, IReadOnlyList<CountedStatement> Statements,
    IReadOnlyList<AdoptionView> Adoptions, IReadOnlyList<Withholding> Withheld);

/// <summary>A statement with the counts that were released.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Counts">The counts; null while nothing was released.</param>
public sealed record CountedStatement(StatementLine Statement, ReleasedCounts? Counts);

/// <summary>What a report withholds, and why.</summary>
public enum Withholding
{
    /// <summary>Everything but what the dialogue is and what it adopted, for the reader has not joined.</summary>
    AllButResult,

    /// <summary>Map and overlap, for the reader's role does not see them.</summary>
    OverlapFromRole,

    /// <summary>Map and overlap, for they are being computed.</summary>
    OverlapNotReady,

    /// <summary>Single parties, for a round takes stances or stances stand under no names.</summary>
    SingleParties,

    /// <summary>Who the delegates are, for the dialogue is anonymous.</summary>
    Delegates,
}
