using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Statements;
using Entente.Measures.Consensus;

namespace Entente.Web.Pages.Participants;

/// <summary>What came of statements, as far as it may be shown.</summary>
/// <param name="Counts">The released counts on each; none where nothing was released.</param>
/// <param name="Rulings">What the moderators decided last of one's own.</param>
/// <param name="Classes">What one's own are between the groups, where the overlap tells.</param>
/// <param name="Drafts">The draft that each of one's own went into, with its number and title.</param>
public sealed record StatementOutcomes(
    IReadOnlyDictionary<StatementId, ReleasedCounts> Counts, IReadOnlyDictionary<StatementId, ModerationEntry> Rulings,
    IReadOnlyDictionary<StatementId, ConsensusClass> Classes, IReadOnlyDictionary<StatementId, (int Draft, string Title)> Drafts)
{
    internal static StatementOutcomes Of(IReadOnlyDictionary<StatementId, ReleasedCounts> counts) =>
        new(
            counts, new Dictionary<StatementId, ModerationEntry>(), new Dictionary<StatementId, ConsensusClass>(),
            new Dictionary<StatementId, (int Draft, string Title)>());
}
