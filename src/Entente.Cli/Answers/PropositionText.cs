using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Propositions as people read them.</summary>
internal static class PropositionText
{
    /// <summary>The title; the text where there is none; else the document's symbol or the id.</summary>
    public static string Title(Proposition proposition) =>
        proposition.Title.Length > 0 ? proposition.Title : proposition.Text.Length > 0 ? proposition.Text : Name(proposition);

    /// <summary>The title on one line, cut to fit; in sentence case where the source shouts.</summary>
    /// <remarks>Some titles of UN votes are the opening of the debate as spoken ('The President: I give the floor …'); the symbol tells more, and leads.</remarks>
    public static string Short(Proposition proposition, int room)
    {
        var title = Calm(Title(proposition));
        return Words.Cut(title.StartsWith("The President", StringComparison.Ordinal) ? $"{Name(proposition)}: {title}" : title, room);
    }

    private static string Name(Proposition proposition) => proposition.Symbol.Length > 0 ? proposition.Symbol : proposition.Id;

    private static string Calm(string text)
    {
        var letters = text.Count(char.IsLetter);
        // Early titles of UN votes are all in capitals.
        return letters >= 12 && text.Count(char.IsUpper) == letters ? text[..1] + text[1..].ToLowerInvariant() : text;
    }
}
