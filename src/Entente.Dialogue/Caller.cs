namespace Entente.Dialogue;

/// <summary>Who asks: an account as the server authenticated it.</summary>
/// <param name="Account">The opaque identifier of the account; empty for nobody.</param>
/// <param name="Kind">What stands behind the account.</param>
public sealed record Caller(string Account, AccountKind Kind)
{
    /// <summary>Nobody: a caller without an account.</summary>
    public static Caller Nobody { get; } = new("", AccountKind.None);

    /// <summary>The server itself, acting for the rules: the end of a silence period, the end of a round.</summary>
    public static Caller Clock { get; } = new("", AccountKind.Clock);
}

/// <summary>What stands behind an account.</summary>
public enum AccountKind
{
    /// <summary>No account.</summary>
    None,

    /// <summary>A person with a password or a passkey, or a login by an institution.</summary>
    Person,

    /// <summary>A guest who came by an invitation and has no login of their own.</summary>
    Guest,

    /// <summary>A random key of a device: nothing is known of who holds it.</summary>
    Device,

    /// <summary>The rules' own clock.</summary>
    Clock,
}
