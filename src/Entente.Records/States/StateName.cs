using System.Globalization;
using System.Text;

namespace Entente.Records.States;

/// <summary>How names of states are compared.</summary>
internal static class StateName
{
    /// <summary>
    /// The key of a name: capital letters without accents, punctuation or the word "the"; "&amp;" is "and" and "St." is "Saint".
    /// Two spellings with the same key are the same name.
    /// </summary>
    /// <param name="name">The name as a source writes it.</param>
    public static string Key(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var character in name.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            if (character is '\'' or '’' or '‘' or '`' or '´' or '.') continue;
            letters.Append(char.IsLetterOrDigit(character) ? char.ToUpperInvariant(character) : ' ');
        }

        var words = letters.ToString()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != "THE")
            .Select(word => word == "ST" ? "SAINT" : word);
        return string.Join(' ', words);
    }
}
