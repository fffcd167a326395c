using System.Text;

namespace Entente.Dialogue.Drafts;

/// <summary>A draft as negotiators read it: square brackets around what is not agreed, with the names of those whose it is.</summary>
/// <remarks><c>[Parties shall notify [within 24 hours (ARC)] [promptly (BOR, CAS)]]</c>; a party that wants words out stands after
/// "delete:"; alternatives of an element
/// stand on lines of their own as Alt 1, Alt 2, ….</remarks>
internal static class DraftRendering
{
    /// <summary>The whole text: title, articles with numbers by their place, elements.</summary>
    public static string Write(string title, DraftText text, PartyNames names)
    {
        var page = new StringBuilder(title).Append('\n');
        for (var place = 0; place < text.Articles.Count; place++)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nArticle {place + 1}. {text.Articles[place].Heading}\n");
            foreach (var element in text.Articles[place].Elements)
                page.Append(Write(element, names)).Append('\n');
        }
        return page.ToString();
    }

    /// <summary>An element.</summary>
    public static string Write(Element element, PartyNames names)
    {
        if (!element.IsBracketed)
            return Write(element.Wordings[0], names);
        return element.Wordings is [var only]
            ? Bracketed("", only, names)
            : string.Join('\n', element.Wordings.Select((wording, place) => Bracketed($"Alt {place + 1}: ", wording, names)));
    }

    private static string Write(Wording wording, PartyNames names)
    {
        var text = new StringBuilder();
        foreach (var passage in wording.Passages)
            text.Append(passage.Bracket is { } bracket ? string.Join(' ', bracket.Wordings.Select(option => Bracketed("", option, names)))
                : passage.Text);
        return text.ToString();
    }

    private static string Bracketed(string before, Wording wording, PartyNames names)
    {
        var wanted = string.Join(", ", names.Known(wording.WantedBy).Select(party => party.Name));
        var unwanted = string.Join(", ", names.Known(wording.UnwantedBy).Select(party => party.Name));
        var whose = string.Join("; ", new[] { wanted, unwanted.Length > 0 ? $"delete: {unwanted}" : "" }.Where(part => part.Length > 0));
        return $"[{before}{Write(wording, names)}{(whose.Length > 0 ? $" ({whose})" : "")}]";
    }
}
