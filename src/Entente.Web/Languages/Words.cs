using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Dialogue;
using Entente.Web.Problems;

namespace Entente.Web.Languages;

/// <summary>The words of the pages in one language: <c>Words/AREA/LANGUAGE.json</c>, each a flat object of keys; a key is asked for with its area, such as <c>frame.skip</c>.</summary>
/// <remarks>A text may hold places such as <c>{name}</c>. A text that depends on a count is an object with one text per plural form, whose place is <c>{count}</c>.</remarks>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> Spoken = Language.All.ToFrozenDictionary(language => language.Tag, language => new Words(language), StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string> _texts;

    private Words(Language language)
    {
        Language = language;
        _texts = Read(language.Tag).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>All keys, plural forms as <c>area.key/form</c>.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key; the key itself where there is none, which a test does not let happen.</summary>
    /// <param name="key">The key with its area.</param>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>The text of a key; null where there is none.</summary>
    /// <param name="key">The key with its area.</param>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The words of a language.</summary>
    /// <param name="language">The language.</param>
    public static Words Of(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Spoken[language.Tag];
    }

    /// <summary>A text with its places filled. Numbers are written as the language writes them.</summary>
    /// <param name="key">The key with its area.</param>
    /// <param name="places">What stands in each place.</param>
    public string Of(string key, params ReadOnlySpan<(string Name, object? Value)> places) => Filled(this[key], places);

    /// <summary>A text that depends on a count, with its places filled; <c>{count}</c> is the count.</summary>
    /// <param name="key">The key with its area.</param>
    /// <param name="count">The count.</param>
    /// <param name="places">What stands in the other places.</param>
    public string Counted(string key, long count, params ReadOnlySpan<(string Name, object? Value)> places) =>
        Filled(this[$"{key}/{PluralRules.FormOf(Language.Tag, Math.Abs(count))}"], [("count", count), .. places]);

    /// <summary>The name of a value of an enumeration: the key <c>names.type.value</c>.</summary>
    /// <param name="value">The value.</param>
    public string Name(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this[KeyOf(value)];
    }

    /// <summary>What a refusal says: in English what the dialogue itself says, which knows the case; else the text <c>refusals.code</c>.</summary>
    /// <param name="refusal">The refusal; null for none.</param>
    /// <returns>Null where nothing was refused.</returns>
    [return: NotNullIfNotNull(nameof(refusal))]
    public string? Said(Refusal? refusal)
    {
        if (refusal is null) return null;
        return Language == Language.Default ? refusal.Detail : _texts.GetValueOrDefault($"refusals.{refusal.Code}", refusal.Detail);
    }

    /// <summary>What a problem says to a person at a page: the text <c>refusals.slug</c>; what the server says to programs where there is none.</summary>
    /// <param name="problem">The problem.</param>
    public string Said(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return _texts.GetValueOrDefault($"refusals.{problem.Slug}", problem.Detail);
    }

    /// <summary>The key of the name of a value.</summary>
    internal static string KeyOf(Enum value) => $"names.{JsonNamingPolicy.CamelCase.ConvertName(value.GetType().Name)}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";

    private string Filled(string text, ReadOnlySpan<(string Name, object? Value)> places)
    {
        var filled = new StringBuilder(text);
        foreach (var (name, value) in places)
        {
            var written = value switch
            {
                long or int or short or byte => ((IFormattable)value).ToString("N0", Language.Culture),
                IFormattable formatted => formatted.ToString(null, Language.Culture),
                _ => value?.ToString() ?? "",
            };
            filled.Replace($"{{{name}}}", written);
        }
        return filled.ToString();
    }

    private static Dictionary<string, string> Read(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Words).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("words/", StringComparison.Ordinal) && name.EndsWith($"/{language}.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var area = name.Split('/')[1];
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (entry.Value.ValueKind == JsonValueKind.String)
                {
                    texts.Add(string.Create(CultureInfo.InvariantCulture, $"{area}.{entry.Name}"), entry.Value.GetString()!);
                    continue;
                }
                foreach (var form in entry.Value.EnumerateObject())
                    texts.Add(string.Create(CultureInfo.InvariantCulture, $"{area}.{entry.Name}/{form.Name}"), form.Value.GetString()!);
            }
        }
        return texts;
    }
}
