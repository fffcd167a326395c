namespace Entente.Dialogue.Storage.Verification;

/// <summary>What to verify.</summary>
public sealed record VerificationOptions
{
    /// <summary>The dialogue; null, the default, for all.</summary>
    public DialogueId? Dialogue { get; init; }

    /// <summary>A head of the dialogue that was published at some time, and must therefore be among its events. A sequence of 0 means: at whatever place.
    /// Null, the default, for none. Only this finds a log that was cut or rewritten together with its own records.</summary>
    public LogHead? Published { get; init; }
}
