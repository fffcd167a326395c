using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;
using Entente.Measures.Consensus;

namespace Entente.Dialogue.Overlap;

/// <summary>The overlap of a dialogue: the map, the groups, what they share, and what keeps them apart.</summary>
/// <param name="IsNamed">Whether single parties are shown. While a round takes stances, and always in an anonymous dialogue, they are not, and everything rests on released
/// stances alone.</param>
/// <param name="Parties">How many parties it rests on: those with at least one stance in it.</param>
/// <param name="HasStableGroups">Whether groups were found that resampling finds again; where not, all parties stand in one.</param>
/// <param name="Stability">How well they were found again; null where there was too little to look for groups.</param>
/// <param name="Me">Where the asker's party stands; null for none or too few stances.</param>
/// <param name="Map">Where each party stands; empty where single parties are not shown.</param>
/// <param name="Groups">The groups; where single parties are not shown only those of the smallest cell or more.</param>
/// <param name="CommonGround">Statements that every group supports and no delegation's red line excludes.</param>
/// <param name="Acceptable">Statements that every group can live with and no delegation's red line excludes.</param>
/// <param name="ReservedDifferences">Statements that some group opposes or some red line excludes: kept on record, not averaged away.</param>
/// <param name="Undecided">Statements that some group is silent on, or on which too little was released.</param>
/// <param name="WordingChanges">Which few parties, met in what they ask for, would make common ground of a statement; fewest first; empty where single parties are not
/// shown.</param>
/// <param name="Coordinated">Sets of parties that act as one beyond what chance would make of it.</param>
public sealed record OverlapView(
    bool IsNamed, int Parties, bool HasStableGroups, GroupStability? Stability, PartyPlace? Me, IReadOnlyList<PartyPlace> Map, IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<OverlapLine> CommonGround, IReadOnlyList<OverlapLine> Acceptable, IReadOnlyList<OverlapLine> ReservedDifferences,
    IReadOnlyList<StatementId> Undecided, IReadOnlyList<WordingChange> WordingChanges, IReadOnlyList<CoordinatedLine> Coordinated);

/// <summary>A party on the map.</summary>
/// <param name="Party">The party.</param>
/// <param name="Name">What it is called; null for none.</param>
/// <param name="X">Along what divides the parties most.</param>
/// <param name="Y">Along what divides them next.</param>
/// <param name="Group">Its group from 1; null for none.</param>
public sealed record PartyPlace(PartyId Party, string? Name, double X, double Y, int? Group);

/// <summary>A group of parties.</summary>
/// <param name="Group">Its number from 1.</param>
/// <param name="Parties">How many parties are in it.</param>
/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre.</param>
/// <param name="Spread">Root mean square distance of its parties from the centre.</param>
/// <param name="Members">Its parties; empty where single parties are not shown.</param>
public sealed record GroupLine(int Group, int Parties, double X, double Y, double Spread, IReadOnlyList<PartyId> Members);

/// <summary>A statement in the overlap.</summary>
/// <param name="Statement">The statement, in the reader's language.</param>
/// <param name="Class">What it is between the groups.</param>
/// <param name="IsExcluded">Whether a delegation's red line, as far as it is shown, keeps it out of any text.</param>
/// <param name="IsExcludedUnderSeal">Whether a red line under seal does; always false but for who holds what is told under seal.</param>
/// <param name="Groups">The shares of the groups; where single parties are not shown, in tenths, and empty where a group is small.</param>
/// <param name="Counts">The released counts; null where single parties are shown, or nothing was released.</param>
/// <param name="Opposing">Parties that oppose or drew a red line; empty where single parties are not shown; of more than 500 parties the delegations alone.</param>
/// <param name="Reserving">Parties that support with a reservation; empty where single parties are not shown.</param>
public sealed record OverlapLine(
    StatementLine Statement, ConsensusClass Class, bool IsExcluded, bool IsExcludedUnderSeal, IReadOnlyList<GroupShare> Groups, ReleasedCounts? Counts,
    IReadOnlyList<PartyStance> Opposing, IReadOnlyList<PartyStance> Reserving);

/// <summary>A change of wording that would bring parties in: were what they ask for met, the statement would be common ground without reservations.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Parties">Whom it would bring in, with their words where they gave any.</param>
/// <param name="Unsaid">How many of them have not said what they need: ask them first.</param>
/// <param name="Groups">In how many groups they are.</param>
/// <param name="Alternatives">At most three other statements of the same goal level and sector that all of them support and no red line excludes: words that they accept already.</param>
public sealed record WordingChange(
    StatementId Statement, IReadOnlyList<PartyStance> Parties, int Unsaid, int Groups, IReadOnlyList<StatementId> Alternatives);

/// <summary>Parties that act as one.</summary>
/// <param name="Parties">How many.</param>
/// <param name="Members">Which; empty where single parties are not shown.</param>
public sealed record CoordinatedLine(int Parties, IReadOnlyList<PartyId> Members);
