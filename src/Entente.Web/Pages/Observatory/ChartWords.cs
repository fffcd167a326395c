using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Web.Languages;

namespace Entente.Web.Pages.Observatory;

/// <summary>The words of the charts as their module reads them from a page: the area <c>charts</c> in one language, as JSON that can stand in a script element.</summary>
internal static class ChartWords
{
    private const string Area = "charts.";

    // Letters as themselves; <, > and & are escaped still, so that no text can end the element.
    private static readonly JsonSerializerOptions Letters = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly FrozenDictionary<string, string> Written = Language.All.ToFrozenDictionary(language => language.Tag, Write, StringComparer.Ordinal);

    /// <summary>The words of a language.</summary>
    /// <param name="language">The language.</param>
    public static string Of(Language language) => Written[language.Tag];

    private static string Write(Language language)
    {
        var words = Words.Of(language);
        var texts = words.Keys.Where(key => key.StartsWith(Area, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToDictionary(key => key[Area.Length..], key => words[key], StringComparer.Ordinal);
        return JsonSerializer.Serialize(new { Language = language.Tag, language.IsRightToLeft, Words = texts }, Letters);
    }
}
