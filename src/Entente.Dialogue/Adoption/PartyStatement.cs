using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Adoption;

/// <summary>A formal statement of a party that is part of the record. One of each kind for the same elements; a later one takes the earlier
/// one's place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Party">The party.</param>
/// <param name="Elements">The elements it is about, in the order of their numbers; empty for the whole text.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When.</param>
public sealed record PartyStatement(PartyStatementKind Kind, PartyId Party, IReadOnlyList<ElementId> Elements, string Text,
    DateTimeOffset At);

/// <summary>The kinds of formal statements beside reservations.</summary>
public enum PartyStatementKind
{
    /// <summary>How the party understands the text; it claims to change nothing. Source: [ILCGuide2011], 1.2.</summary>
    Interpretation,

    /// <summary>The party stands apart from the text or some elements, without blocking consensus.</summary>
    Dissociation,

    /// <summary>An explanation of position before the decision.</summary>
    ExplanationBefore,

    /// <summary>An explanation of position after the decision.</summary>
    ExplanationAfter,
}

/// <summary>A party made a formal statement.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Party">The party.</param>
/// <param name="Elements">The elements it is about; empty for the whole text.</param>
/// <param name="Text">What it says.</param>
public sealed record PartyStatementMade(AdoptionId Adoption, PartyStatementKind Kind, PartyId Party, IReadOnlyList<ElementId> Elements,
    string Text) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        var others = adoption.Statements.RemoveAll(other => other.Kind == Kind && other.Party == Party
            && other.Elements.SequenceEqual(Elements));
        state.Replace(adoption with { Statements = others.Add(new PartyStatement(Kind, Party, Elements, Text, At)) });
    }

    /// <summary>The decision for a statement; nothing when it was made in the same words.</summary>
    internal static Decision Of(TextForAdoption adoption, PartyStatementKind kind, PartyId party, IReadOnlyList<ElementId> elements,
        string text) =>
        adoption.Statements.Exists(one => one.Kind == kind && one.Party == party && one.Elements.SequenceEqual(elements)
            && one.Text == text)
            ? Decision.Nothing
            : new PartyStatementMade(adoption.Id, kind, party, elements, text);
}
