using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Limits;

/// <summary>An interest or a red line that a party stated, openly or under seal to the facilitator.</summary>
/// <remarks>Numbered within its party, so that no gap in the numbers that others see tells of something under seal.</remarks>
/// <param name="Party">The party.</param>
/// <param name="Number">Its number within the party, from 1.</param>
/// <param name="Kind">Interest or red line.</param>
/// <param name="Text">What it says, in the party's words.</param>
/// <param name="Statement">The statement it is tied to; null for one in general.</param>
/// <param name="IsSealed">Whether only the party and those who hold what is told under seal read it.</param>
/// <param name="At">When it was stated.</param>
public sealed record Limit(PartyId Party, int Number, LimitKind Kind, PersonalText Text, StatementId? Statement, bool IsSealed, DateTimeOffset At)
{
    /// <summary>Whether the party withdrew it.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>The kinds of limit.</summary>
public enum LimitKind
{
    /// <summary>What a party needs.</summary>
    Interest,

    /// <summary>What a party cannot live with.</summary>
    RedLine,
}
