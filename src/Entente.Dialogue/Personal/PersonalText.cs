using Entente.Dialogue.Participants;

namespace Entente.Dialogue.Personal;

/// <summary>A text that belongs to a person and can be erased with them: it is sealed in the log under a key of that person, and reads as erased once the key is destroyed.</summary>
/// <param name="Person">Whose text it is.</param>
/// <param name="Aspect">Which of the person's two keys seals it.</param>
/// <param name="Value">The text; null when it was erased.</param>
public sealed record PersonalText(ParticipantId Person, PersonalAspect Aspect, string? Value)
{
    /// <summary>Whether the text was erased.</summary>
    public bool IsErased => Value is null;

    /// <summary>The text, or a mark in its place.</summary>
    public override string ToString() => Value ?? "[erased]";
}

/// <summary>The two parts of what belongs to a person, each under a key of its own, so that one can be erased without the other.</summary>
public enum PersonalAspect
{
    /// <summary>Who somebody is: name, account.</summary>
    Identity,

    /// <summary>What somebody wrote: statements, reservations, reasons, limits.</summary>
    Words,
}
