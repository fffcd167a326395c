using System.Collections.Frozen;
using System.Text;

namespace Entente.Records.Sources;

/// <summary>The words of a source for stances. Case and surrounding blanks do not matter.</summary>
public sealed class StanceVocabulary
{
    private readonly FrozenDictionary<string, Stance> _words;
    private readonly FrozenDictionary<string, Stance>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>A vocabulary of given words.</summary>
    /// <param name="words">Each word with its stance; <see cref="Stance.Missing"/> for words that say that there is none.</param>
    public StanceVocabulary(IEnumerable<KeyValuePair<string, Stance>> words)
    {
        _words = words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// The usual words: yes, y, agree, support, for, bound, 1 · abstain, a, pass, reserve, signed, 0 · no, n, disagree, oppose, against, outside, -1;
    /// and absent, missing, na, x and the empty field for no stance.
    /// </summary>
    public static StanceVocabulary Usual { get; } = new(
    [
        .. Words(Stance.Support, "yes", "y", "yea", "aye", "agree", "support", "for", "in favour", "in favor", "bound", "1", "+1", "1.0", "true"),
        .. Words(Stance.Reserve, "abstain", "a", "abstention", "abstained", "pass", "reserve", "neutral", "unsure", "signed", "0", "0.0"),
        .. Words(Stance.Oppose, "no", "n", "nay", "disagree", "oppose", "against", "outside", "-1", "-1.0", "\u22121", "false"),
        .. Words(Stance.Missing, "", "x", "absent", "missing", "na", "n/a", "nan", "null", "none", ".", "not voting", "non-voting"),
    ]);

    /// <summary>The words that stand for a stance, for messages; the first forty.</summary>
    public string Description => string.Join(
        ", ", _words.Where(pair => pair.Value != Stance.Missing).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).Take(40));

    /// <summary>A vocabulary of three lists of words; the empty field and the usual words for no stance stay known.</summary>
    /// <param name="support">Words for support.</param>
    /// <param name="reserve">Words for reserve.</param>
    /// <param name="oppose">Words for oppose.</param>
    public static StanceVocabulary Of(IEnumerable<string> support, IEnumerable<string> reserve, IEnumerable<string> oppose)
    {
        var words = Usual._words.Where(pair => pair.Value == Stance.Missing).ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var word in support) words[word] = Stance.Support;
        foreach (var word in reserve) words[word] = Stance.Reserve;
        foreach (var word in oppose) words[word] = Stance.Oppose;
        return new StanceVocabulary(words);
    }

    /// <summary>The stance that a field says.</summary>
    /// <param name="field">The field in UTF-8.</param>
    /// <param name="stance">The stance; missing where the field is empty or says so.</param>
    /// <returns>Whether the word is known.</returns>
    public bool TryParse(ReadOnlySpan<byte> field, out Stance stance)
    {
        Span<char> word = stackalloc char[32];
        if (field.Length > word.Length)
        {
            field = field.Trim(" \t"u8);
            stance = Stance.Missing;
            if (field.Length > word.Length) return false;
        }

        var length = Encoding.UTF8.GetChars(field, word);
        return _lookup.TryGetValue(word[..length].Trim(), out stance);
    }

    private static IEnumerable<KeyValuePair<string, Stance>> Words(Stance stance, params IEnumerable<string> words) =>
        words.Select(word => KeyValuePair.Create(word, stance));
}
