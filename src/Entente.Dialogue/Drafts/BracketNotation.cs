using System.Text;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Texts with square brackets as drafters write them: <c>Parties shall notify [within 24 hours | promptly].</c></summary>
/// <remarks>Brackets around the whole text bracket the element; within a sentence they are in or out with one wording, and a choice with
/// several, divided by
/// bars. They nest at most one level. Square brackets and bars stand for nothing else.</remarks>
internal static class BracketNotation
{
    /// <summary>The most wordings of one bracket.</summary>
    public const int MostWordings = 20;

    /// <summary>The most brackets of one wording.</summary>
    public const int MostBrackets = 50;

    /// <summary>Reads a text.</summary>
    /// <param name="field">The name of the field as callers write it.</param>
    /// <param name="text">The text as it came.</param>
    /// <param name="mayHold">Whether brackets may stand in it, and around it.</param>
    /// <param name="numbers">Numbers for what it holds.</param>
    /// <param name="wantedBy">Whose the wordings in brackets are; empty for nobody's yet.</param>
    /// <param name="wordings">The wordings; one unless the whole is in brackets.</param>
    /// <param name="isBracketed">Whether the whole is in brackets.</param>
    /// <returns>Null when the text is fine, else the refusal.</returns>
    public static Refusal? Read(
        string field, string? text, Brackets mayHold, Numbering numbers, IReadOnlyList<PartyId> wantedBy,
            out IReadOnlyList<Wording> wordings, out bool isBracketed)
    {
        wordings = [];
        isBracketed = false;
        if (PlainText.Check(field, text, Draft.LongestText, out var kept) is { } bad)
            return bad;
        if (!TryPair(kept, out var whole, out var fault))
            return new InvalidField(field, "a text with square brackets in pairs, nested at most one level", fault);
        if (mayHold == Brackets.None && kept.AsSpan().IndexOfAny("[]|") >= 0)
            return new InvalidField(field, "plain words, for brackets do not stand within the brackets of a sentence",
                "a bracket or a bar");
        if (whole && mayHold != Brackets.InAndAround)
            return new InvalidField(field, "the words without brackets around the whole of them, which the rules set",
                "a bracket around the whole");
        isBracketed = whole;
        var parts = Split(whole ? kept[1..^1] : kept);
        if (parts.Count > (whole ? MostWordings : 1))
            return new InvalidField(field, whole ? $"at most {MostWordings} alternatives"
                : "alternatives (divided by bars) in square brackets", $"{parts.Count}");
        var read = new List<Wording>();
        foreach (var part in parts)
        {
            if (Passages(part.Trim(), numbers, wantedBy) is not { } passages)
                return new InvalidField(field, $"words in and outside every bracket, and at most {MostBrackets} brackets",
                    "a bracket without words, or nothing but brackets");
            read.Add(new Wording(numbers.Wording(), passages, whole ? wantedBy : [], []));
        }
        wordings = read;
        return null;
    }

    /// <summary>Writes a wording back in the notation, without saying whose it is.</summary>
    public static string Write(Wording wording)
    {
        var text = new StringBuilder();
        foreach (var passage in wording.Passages)
            text.Append(passage.Bracket is { } bracket ? $"[{string.Join(" | ", bracket.Wordings.Select(Write))}]" : passage.Text);
        return text.ToString();
    }

    /// <summary>Writes an element back in the notation.</summary>
    public static string Write(Element element)
    {
        var text = string.Join(" | ", element.Wordings.Select(Write));
        return element.IsBracketed ? $"[{text}]" : text;
    }

    private static bool TryPair(string text, out bool whole, out string fault)
    {
        var depth = 0;
        var firstCloses = -1;
        whole = false;
        fault = "";
        for (var place = 0; place < text.Length; place++)
        {
            depth += text[place] == '[' ? 1 : text[place] == ']' ? -1 : 0;
            if (depth < 0)
                fault = "a closing bracket that nothing opened";
            if (depth == 0 && text[place] == ']' && firstCloses < 0)
                firstCloses = place;
        }
        if (depth > 0)
            fault = "a bracket that is not closed";
        whole = text[0] == '[' && firstCloses == text.Length - 1;
        var deepest = whole ? 2 : 1;
        depth = 0;
        foreach (var letter in text)
        {
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            if (depth > deepest && fault.Length == 0)
                fault = "a bracket in a bracket of a sentence";
        }
        return fault.Length == 0;
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var place = 0; place < text.Length; place++)
        {
            depth += text[place] == '[' ? 1 : text[place] == ']' ? -1 : 0;
            if (depth > 0 || text[place] != '|')
                continue;
            parts.Add(text[start..place]);
            start = place + 1;
        }
        parts.Add(text[start..]);
        return parts;
    }

    private static List<Passage>? Passages(string text, Numbering numbers, IReadOnlyList<PartyId> wantedBy)
    {
        var passages = new List<Passage>();
        var start = 0;
        while (start < text.Length)
        {
            var opens = text.IndexOf('[', start);
            if (opens < 0)
                opens = text.Length;
            if (opens > start)
                passages.Add(new Passage(text[start..opens], null));
            if (opens == text.Length)
                break;
            var closes = text.IndexOf(']', opens);
            var options = text[(opens + 1)..closes].Split('|', StringSplitOptions.TrimEntries);
            if (options.Length > MostWordings || Array.Exists(options, option => option.Length == 0))
                return null;
            passages.Add(new Passage(null, new Element(numbers.Element(), true, options.Length > 1,
                [.. options.Select(option => new Wording(numbers.Wording(), [new Passage(option, null)], wantedBy, []))])));
            start = closes + 1;
        }
        var hasWords = passages.Exists(passage => !string.IsNullOrWhiteSpace(passage.Text));
        return hasWords && passages.Count(passage => passage.Bracket is not null) <= MostBrackets ? passages : null;
    }
}

/// <summary>Where brackets may stand in a text that comes in.</summary>
internal enum Brackets
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Within the sentence.</summary>
    In,

    /// <summary>Within the sentence and around the whole.</summary>
    InAndAround,
}
