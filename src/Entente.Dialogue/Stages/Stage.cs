namespace Entente.Dialogue.Stages;

/// <summary>The stages of a dialogue in the order of the essay's section 4. The convener may go back; nothing is lost.</summary>
public enum Stage
{
    /// <summary>Communicate across cultures: statements, translations.</summary>
    Communicate = 1,

    /// <summary>Clarify one's own bias: the mirror and the guesses.</summary>
    Mirror = 2,

    /// <summary>Understand each other's interests and limits.</summary>
    Limits = 3,

    /// <summary>Seek the overlap: map, blocs, common ground, reserved differences.</summary>
    Overlap = 4,

    /// <summary>Build norms, procedures and codes of conduct: draft, brackets, adoption.</summary>
    Norms = 5,
}
