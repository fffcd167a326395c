namespace Entente.Dialogue.Participants;

/// <summary>How much of a person is erased.</summary>
public enum ErasureScope
{
    /// <summary>Who they are; what they wrote stays, without a name.</summary>
    Identity,

    /// <summary>Who they are and every word they wrote. Stances stay: they are the party's.</summary>
    IdentityAndWords,
}
