using Entente.Dialogue.Participants;

namespace Entente.Dialogue.Personal;

/// <summary>Names of the keys under which personal texts are sealed.</summary>
public static class PersonKey
{
    /// <summary>The name of a person's key: dialogue, participant and aspect.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="person">The participant.</param>
    /// <param name="aspect">The part of what belongs to them.</param>
    public static string Of(DialogueId dialogue, ParticipantId person, PersonalAspect aspect) =>
        $"{dialogue.Value}/{person.Number}/{(aspect == PersonalAspect.Identity ? "identity" : "words")}";
}
