using System.Globalization;
using System.Text;

namespace Entente.Dialogue.Texts;

/// <summary>Whether two names look the same to a reader: letters of other scripts that are drawn alike, case, marks and spaces do not tell names apart.</summary>
/// <remarks>The table holds the letters of Cyrillic and Greek that are drawn as Latin ones in common typefaces, after Unicode Technical Standard 39's idea of a skeleton;
/// compatibility forms (full width, ligatures) are folded by Unicode's own normalization.</remarks>
internal static class LookAlike
{
    private const string Drawn = "аеорсухіјѕԁһӏвкмнтгпАВЕКМНОРСТУХІЈЅαορντυικχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ01";
    private const string As = "aeopcyxijsdhlbkmhtrnabekmhopctyxijsaopvtuikxabezhikmnoptyxol";

    /// <summary>Whether two names look the same.</summary>
    public static bool Same(string first, string second) => string.Equals(Skeleton(first), Skeleton(second), StringComparison.Ordinal);

    /// <summary>What a name looks like: lower-case, without marks and spaces, in Latin letters where it is drawn so.</summary>
    public static string Skeleton(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(letter);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control)
                continue;
            var place = Drawn.IndexOf(letter, StringComparison.Ordinal);
            skeleton.Append(place >= 0 ? As[place] : letter == '|' ? 'l' : char.ToLowerInvariant(letter));
        }
        // A capital i is drawn as a small l, and two pairs of letters as one.
        return skeleton.Replace('i', 'l').Replace("rn", "m").Replace("vv", "w").ToString();
    }
}
