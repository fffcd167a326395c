namespace Entente.Dialogue.Stances;

/// <summary>The positions that a party can take on a statement.</summary>
public enum Position : byte
{
    /// <summary>No stance, or a stance withdrawn.</summary>
    None,

    /// <summary>Support.</summary>
    Support,

    /// <summary>Support with a reservation in words.</summary>
    SupportWithReservation,

    /// <summary>Neither for nor against.</summary>
    Abstain,

    /// <summary>Opposition that could live with the outcome.</summary>
    Oppose,

    /// <summary>We cannot live with this; the reason is part of it.</summary>
    RedLine,
}
