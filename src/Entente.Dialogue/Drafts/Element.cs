namespace Entente.Dialogue.Drafts;

/// <summary>The number of an element or of a bracket within one, given in the order they were entered. Unique within its draft
/// only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct ElementId(int Number) : INumbered<ElementId>
{
    static ElementId INumbered<ElementId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A place in a draft where words stand: a paragraph of an article, or a bracket within one. It holds agreed words, or words in
/// square brackets.</summary>
/// <remarks>Brackets nest at most one level: a bracketed paragraph may hold brackets, and these hold plain words.</remarks>
/// <param name="Id">Its number.</param>
/// <param name="IsBracketed">Whether its words are not agreed. A bracket within a paragraph always is; once agreed it becomes part of the
/// sentence.</param>
/// <param name="IsNeeded">Whether the sentence around it cannot do without one of its wordings; false for a paragraph, and for words that
/// are in or out.</param>
/// <param name="Wordings">One wording, or alternatives in the order they came (Alt 1, Alt 2, …).</param>
public sealed record Element(ElementId Id, bool IsBracketed, bool IsNeeded, IReadOnlyList<Wording> Wordings)
{
    /// <summary>Whether it holds agreed words only, with no bracket in or around them.</summary>
    public bool IsClean => !IsBracketed && Wordings is [var only] && !only.Brackets.Any();

    internal Element With(Wording wording) =>
        this with { Wordings = [.. Wordings.Select(other => other.Id == wording.Id ? wording : other)] };
}
