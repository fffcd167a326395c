using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Propositions as people read them.</summary>
internal static class PropositionText
{
    /// <summary>The title; the text where there is none; else the id.</summary>
    public static string Title(Proposition proposition) =>
        proposition.Title.Length > 0 ? proposition.Title : proposition.Text.Length > 0 ? proposition.Text : proposition.Id;

    /// <summary>The title on one line, cut to fit; in sentence case where the source shouts.</summary>
    public static string Short(Proposition proposition, int room) => Words.Cut(Calm(Title(proposition)), room);

    private static string Calm(string text)
    {
        var letters = text.Count(char.IsLetter);
        // Early titles of UN votes are all in capitals.
        return letters >= 12 && text.Count(char.IsUpper) == letters ? text[..1] + text[1..].ToLowerInvariant() : text;
    }
}
