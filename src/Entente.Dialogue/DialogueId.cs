using System.Diagnostics.CodeAnalysis;

namespace Entente.Dialogue;

/// <summary>The identifier of a dialogue: 4 to 40 lower-case letters, digits and hyphens, beginning with a letter or digit.</summary>
/// <remarks>It is a key of storage and part of an address, hence the narrow alphabet. It carries no secret.</remarks>
public readonly record struct DialogueId
{
    private DialogueId(string value) => Value = value;

    /// <summary>The identifier as text.</summary>
    public string Value { get => field ?? ""; }

    /// <summary>Reads an identifier.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="id">The identifier when the text is one.</param>
    /// <returns>Whether the text is an identifier.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out DialogueId id)
    {
        id = default;
        if (text is null || text.Length is < 4 or > 40 || text[0] == '-' || !text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            return false;
        id = new DialogueId(text);
        return true;
    }

    /// <summary>Reads an identifier.</summary>
    /// <param name="text">4 to 40 lower-case letters, digits and hyphens, not beginning with a hyphen.</param>
    /// <exception cref="FormatException">The text is not an identifier.</exception>
    public static DialogueId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not the identifier of a dialogue: 4 to 40 lower-case letters, digits and hyphens were expected.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
