namespace Entente.Dialogue.Participants;

/// <summary>What a participant is in a dialogue. One each: who convenes takes no stance, who takes stances does not moderate.</summary>
public enum Role
{
    /// <summary>Brings the parties together, sets the rules, opens stages and rounds.</summary>
    Convener,

    /// <summary>Helps the parties find words: moderates, translates, holds what is told under seal, keeps the draft.</summary>
    Facilitator,

    /// <summary>Speaks for a party; in an open dialogue each person is the delegate of a party of their own.</summary>
    Delegate,

    /// <summary>Contributes statements, translations and tags, and takes no stance.</summary>
    Expert,

    /// <summary>Watches what is disclosed.</summary>
    Observer,
}
