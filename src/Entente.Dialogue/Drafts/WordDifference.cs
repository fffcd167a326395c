using System.Globalization;
using System.Text;

namespace Entente.Dialogue.Drafts;

/// <summary>What was taken from a text and what was put in, word by word, by the longest common subsequence of words.</summary>
/// <remarks>Words are runs of letters, digits and their marks; ideographs and kana are words of their own, and so is every space and sign.
/// The table of the
/// subsequence takes one cell for each pair of words in what is left between the common beginning and the common end; beyond
/// <see cref="MostCells"/> cells what is left
/// counts as replaced whole. Source: [WagnerFischer1974].</remarks>
internal static class WordDifference
{
    /// <summary>The most cells of the table: a million, some 1,000 changed words on each side.</summary>
    public const int MostCells = 1_000_000;

    /// <summary>The stretches that lead from one text to another, in order; the kept and taken ones make the first text, the kept and put
    /// ones the second.</summary>
    public static IReadOnlyList<TextStretch> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var stretches = new Stretches();
        stretches.Add(StretchKind.Kept, old, 0, start);
        var (oldCount, nowCount) = (old.Count - start - end, now.Count - start - end);
        if ((long)oldCount * nowCount > MostCells)
        {
            stretches.Add(StretchKind.Taken, old, start, oldCount);
            stretches.Add(StretchKind.Put, now, start, nowCount);
        }
        else
        {
            Walk(stretches, old, now, start, oldCount, nowCount);
        }
        stretches.Add(StretchKind.Kept, old, old.Count - end, end);
        return stretches.All;
    }

    private static void Walk(Stretches stretches, List<string> old, List<string> now, int start, int oldCount, int nowCount)
    {
        // common[i, j]: the longest common subsequence of the old words from i on and the new words from j on.
        var common = new int[oldCount + 1, nowCount + 1];
        for (var i = oldCount - 1; i >= 0; i--)
        {
            for (var j = nowCount - 1; j >= 0; j--)
                common[i, j] = old[start + i] == now[start + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var (from, to) = (0, 0);
        while (from < oldCount || to < nowCount)
        {
            if (from < oldCount && to < nowCount && old[start + from] == now[start + to])
            {
                stretches.Add(StretchKind.Kept, old, start + from, 1);
                from++;
                to++;
            }
            else if (to == nowCount || (from < oldCount && common[from + 1, to] >= common[from, to + 1]))
            {
                stretches.Add(StretchKind.Taken, old, start + from++, 1);
            }
            else
            {
                stretches.Add(StretchKind.Put, now, start + to++, 1);
            }
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                word.Append(rune.ToString());
                continue;
            }
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
            words.Add(rune.ToString());
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static bool IsPartOfWord(Rune rune)
    {
        if (rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff) or (
            >= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff))
            return false;
        return Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(
                rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
    }

    private sealed class Stretches
    {
        private readonly List<TextStretch> _all = [];

        public IReadOnlyList<TextStretch> All => _all;

        public void Add(StretchKind kind, List<string> words, int from, int count)
        {
            if (count == 0)
                return;
            var text = string.Concat(words.Skip(from).Take(count));
            if (_all is [.., var last] && last.Kind == kind)
                _all[^1] = last with { Text = last.Text + text };
            else
                _all.Add(new TextStretch(kind, text));
        }
    }
}

/// <summary>A stretch of a comparison.</summary>
/// <param name="Kind">Kept, taken or put.</param>
/// <param name="Text">The words, with spaces and signs.</param>
public sealed record TextStretch(StretchKind Kind, string Text);

/// <summary>What happened to a stretch of a text.</summary>
public enum StretchKind
{
    /// <summary>It is in both texts.</summary>
    Kept,

    /// <summary>It was in the first only.</summary>
    Taken,

    /// <summary>It is in the second only.</summary>
    Put,
}
