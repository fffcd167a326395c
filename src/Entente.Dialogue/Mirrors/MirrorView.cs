using Entente.Dialogue.Overlap;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Mirrors;

/// <summary>A participant's mirror; nobody else sees it.</summary>
/// <param name="IsNamed">Whether it could be compared with the stances of single parties: while a round takes stances, and always in an anonymous dialogue, it cannot, and
/// others stand as a whole, by released counts.</param>
/// <param name="Stances">How many stances of one's own party it rests on.</param>
/// <param name="IsThin">Whether these are too few to say much: fewer than ten.</param>
/// <param name="Profile">One's own profile over the tags of the codebook beside that of the others.</param>
/// <param name="Perception">How one's guesses compare with how others stand; empty where single parties are not shown.</param>
/// <param name="Unexpected">Where one agrees with parties that one did not expect to; empty where single parties are not shown.</param>
public sealed record MirrorView(
    bool IsNamed, int Stances, bool IsThin, IReadOnlyList<TagProfile> Profile, IReadOnlyList<PerceptionGap> Perception, IReadOnlyList<UnexpectedAgreement> Unexpected);

/// <summary>The axes of the codebook.</summary>
public enum TagAxis
{
    /// <summary>Goal levels.</summary>
    GoalLevel,

    /// <summary>Sectors.</summary>
    Sector,

    /// <summary>Approaches to security.</summary>
    Approach,
}

/// <summary>One's own profile on statements of a tag beside that of the others.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Tag">The tag, by its name in the codebook.</param>
/// <param name="Own">How many stances one's party has on such statements.</param>
/// <param name="OwnSupport">The share that supports, with Wilson's 80 % interval; null where there is none.</param>
/// <param name="OwnOppose">The share that opposes, red lines included.</param>
/// <param name="OwnImportance">Mean importance, 1 to 3.</param>
/// <param name="Others">How many stances of others.</param>
/// <param name="OthersSupport">The share of them that supports: exact where single parties are shown, else the range that released counts leave; null where there is none.</param>
/// <param name="OthersOppose">The share of them that opposes, red lines included.</param>
/// <param name="OthersImportance">Their mean importance; null where single parties are not shown.</param>
/// <param name="IsThin">Whether one's own stances are too few to say much: fewer than five.</param>
/// <param name="Leans">Whether one's party supports more (1) or less (−1) than the others beyond what so few stances leave open; 0 where that cannot be said.</param>
public sealed record TagProfile(
    TagAxis Axis, string Tag, int Own, ShareInterval? OwnSupport, ShareInterval? OwnOppose, double? OwnImportance,
    int Others, ShareInterval? OthersSupport, ShareInterval? OthersOppose, double? OthersImportance, bool IsThin, int Leans);

/// <summary>How one's guesses about a party compare with how it stands.</summary>
/// <remarks>Support is 1, with a reservation ½, abstention 0, opposition −½, a red line −1.</remarks>
/// <param name="Party">The party.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Guesses">On how many statements a guess meets a stance.</param>
/// <param name="SignedError">Mean of guess less stance, −2 to 2: above 0, one took it for more willing than it is.</param>
/// <param name="AbsoluteError">Mean size of the error, 0 to 2.</param>
/// <param name="MostMisread">At most three statements that were misread most.</param>
public sealed record PerceptionGap(
    PartyId Party, string? Name, int Guesses, double SignedError, double AbsoluteError, IReadOnlyList<StatementId> MostMisread);

/// <summary>Agreement with a party that one did not expect.</summary>
/// <param name="Party">The party.</param>
/// <param name="Name">What it is called; null for a person without a name.</param>
/// <param name="Reason">Why it was not expected.</param>
/// <param name="Statements">At most five statements on which both stand on the same side.</param>
public sealed record UnexpectedAgreement(PartyId Party, string? Name, UnexpectedBecause Reason, IReadOnlyList<StatementId> Statements);

/// <summary>Why agreement was not expected.</summary>
public enum UnexpectedBecause
{
    /// <summary>One guessed that the party would stand on the other side.</summary>
    Guess,

    /// <summary>It is one of the three parties that one agrees with least overall, and less than with the party in the middle.</summary>
    LowAgreement,
}
