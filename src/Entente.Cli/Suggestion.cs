namespace Entente.Cli;

/// <summary>The word a person most likely meant.</summary>
internal static class Suggestion
{
    /// <summary>The known word nearest to a mistyped one.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">The words that would have been understood.</param>
    /// <returns>The nearest word, the first of equals; null if none is near: more than a third of its letters would have to change.</returns>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var word in known)
        {
            var edits = Edits(typed, word);
            var allowed = Math.Max(1, (Math.Max(typed.Length, word.Length) + 1) / 3);
            if (edits <= allowed && edits < fewest) (best, fewest) = (word, edits);
        }

        return best;
    }

    /// <summary>A clause that names the nearest word, or the empty text.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">The words that would have been understood.</param>
    public static string DidYouMean(string typed, IEnumerable<string> known) =>
        Nearest(typed, known) is { } word ? $"did you mean '{word}'? " : "";

    /// <summary>The fewest insertions, deletions, changes and swaps of neighbours that turn one word into another, ignoring case.</summary>
    private static int Edits(string first, string second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= second.Length; j++) table[0, j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            for (var j = 1; j <= second.Length; j++)
            {
                var change = Same(first[i - 1], second[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(first[i - 1], second[j - 2]) && Same(first[i - 2], second[j - 1]))
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[first.Length, second.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
