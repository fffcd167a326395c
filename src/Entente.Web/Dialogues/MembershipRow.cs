namespace Entente.Web.Dialogues;

/// <summary>A dialogue that an account has joined.</summary>
internal sealed class MembershipRow
{
    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>The dialogue.</summary>
    public required string Dialogue { get; init; }
}
