namespace Entente.Dialogue;

/// <summary>The rules of the room, set by the convener and shown to everybody.</summary>
public sealed record DialogueRules
{
    /// <summary>Who may come in. Default: the invited.</summary>
    public Openness Openness { get; init; } = Openness.Invited;

    /// <summary>Whether somebody may take part by the key of a device alone, with no name. Default: no. Means something in an open dialogue only.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>Under which name stances stand. Default: attributed to parties.</summary>
    public Attribution Attribution { get; init; } = Attribution.Attributed;

    /// <summary>Whether a statement is shown before it was moderated. Default: no.</summary>
    public bool ShowsUnmoderated { get; init; }

    /// <summary>The smallest number of parties behind any count that is disclosed, 2 to 100. Default: 5.</summary>
    public int SmallestCell { get; init; } = 5;

    /// <summary>Whether the agenda follows the goal levels, basic security first; exceptions go to a log with a reason. Default: yes.</summary>
    public bool BasicSecurityFirst { get; init; } = true;

    /// <summary>How a text may be adopted in this room. Default: by consensus and by silence.</summary>
    public IReadOnlyList<AdoptionProcedure> Procedures { get; init; } = [AdoptionProcedure.Consensus, AdoptionProcedure.Silence];

    /// <summary>How long a silence procedure lasts, one hour to 90 days. Default: 72 hours, as General Assembly decision 74/544.</summary>
    public TimeSpan SilencePeriod { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The longest statement, reservation or reason in characters, 100 to 10,000. Default: 1,000.</summary>
    public int LongestText { get; init; } = 1_000;

    /// <summary>The working languages, BCP 47 tags. Default: the six of the United Nations.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["ar", "zh", "en", "fr", "ru", "es"];
}

/// <summary>Who may come into a dialogue.</summary>
public enum Openness
{
    /// <summary>Those with an invitation.</summary>
    Invited,

    /// <summary>Anybody with an account that the rules admit; each is a party of the open floor.</summary>
    Open,
}

/// <summary>Under which name stances stand.</summary>
public enum Attribution
{
    /// <summary>Participants see which party took which stance.</summary>
    Attributed,

    /// <summary>Participants see stances under pseudonyms that they chose.</summary>
    Pseudonymous,

    /// <summary>Nobody sees a single stance but one's own; counts only, and none below the smallest cell.</summary>
    Anonymous,
}

/// <summary>How a text is adopted.</summary>
public enum AdoptionProcedure
{
    /// <summary>Consensus: adopted where nobody objects in the room.</summary>
    Consensus,

    /// <summary>Silence: adopted where nobody objects in writing or amends before the period ends.</summary>
    Silence,

    /// <summary>More in favour than against among parties present and voting.</summary>
    SimpleMajority,

    /// <summary>At least two thirds in favour among parties present and voting.</summary>
    TwoThirdsMajority,
}
