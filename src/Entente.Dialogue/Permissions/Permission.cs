namespace Entente.Dialogue.Permissions;

/// <summary>What a participant may do; each command and each question names the one it needs.</summary>
public enum Permission
{
    /// <summary>See the dialogue: its purpose, rules, stage, parties, statements.</summary>
    Read,

    /// <summary>Set the rules, admit parties, invite and remove people.</summary>
    Convene,

    /// <summary>Move between stages and open and close rounds.</summary>
    Lead,

    /// <summary>Accept and withhold statements, with a public reason.</summary>
    Moderate,

    /// <summary>Submit a statement.</summary>
    Submit,

    /// <summary>Attach a translation or tags to a statement.</summary>
    Annotate,

    /// <summary>Take the stance of one's party.</summary>
    TakeStance,

    /// <summary>Guess how others stand, and see one's own mirror.</summary>
    Mirror,

    /// <summary>State interests and red lines of one's party.</summary>
    StateLimit,

    /// <summary>Read what was told under seal.</summary>
    ReadSealed,

    /// <summary>See the map, the blocs and the overlap where the rules disclose them to participants.</summary>
    SeeOverlap,

    /// <summary>Open a caucus.</summary>
    OpenCaucus,

    /// <summary>Keep the draft: open it, enter texts and brackets, decide amendments.</summary>
    Draft,

    /// <summary>Propose amendments and take a stance on each element of a draft.</summary>
    Negotiate,

    /// <summary>Put a text up for adoption and declare the outcome.</summary>
    Preside,

    /// <summary>Object, vote, enter reservations and statements on a text up for adoption.</summary>
    Adopt,

    /// <summary>Take the dialogue away as a stance record.</summary>
    Export,
}
