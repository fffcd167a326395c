using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Web.Languages;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>Reads what charts say on a page: texts and what is said to those who cannot see them, apart from what the record itself brings.</summary>
internal sealed partial class ChartReader
{
    private static readonly Words English = Words.Of(Language.Default);
    private readonly string[] _own;

    /// <summary>A reader of charts drawn from a document.</summary>
    /// <param name="document">The document; its strings are the record's own, unless they are terms of ours.</param>
    public ChartReader(JsonNode document)
    {
        var terms = Texts(English, "charts.term.").ToHashSet(StringComparer.Ordinal);
        _own =
        [
            .. Strings(document).SelectMany(text => MembersPattern().Match(text) is { Success: true } named ? [named.Groups["mark"].Value, named.Groups["members"].Value] : new[] { text })
                .Where(text => text.Length > 1 && !terms.Contains(text))
                .Concat(Strings(document["consensus"]?["byTopic"])).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length),
        ];
    }

    /// <summary>Opens what is folded and collects all texts of all charts.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.charts > *')].every((chart) => chart.childElementCount > 0)");
        await page.EvaluateAsync("() => { for (const details of document.querySelectorAll('.charts details')) details.open = true; }");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.charts figure > details')].every((details) => details.childElementCount > 1)");
        return await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.charts *')].flatMap((element) => [
              ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent),
              ...['aria-label', 'aria-valuetext', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
            ]).filter((text) => text?.trim())
            """);
    }

    /// <summary>Labels that leave the page, and labels of one drawing that cover one another.</summary>
    public static Task<string[]> BadlyPlacedAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.charts figure svg')].flatMap((drawing) => {
          const labels = [...drawing.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '').map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          const cut = labels.filter(({ box }) => box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5).map(({ text }) => `cut: ${text}`);
          const covered = labels.flatMap((one, place) => labels.slice(place + 1)
            .filter((other) => Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 3 && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 6)
            .map((other) => `${one.text} over ${other.text}`));
          return [...cut, ...covered];
        })
        """);

    /// <summary>A text without what the record brings and what every language writes alike.</summary>
    public string WithoutOwn(string text)
    {
        foreach (var own in _own)
        {
            text = text.Replace(own, " ", StringComparison.Ordinal);
            // A name too long for its place is cut.
            for (var length = own.Length - 1; length >= 8 && text.Contains('…', StringComparison.Ordinal); length--)
                text = text.Replace(own[..length].TrimEnd() + "…", " ", StringComparison.Ordinal);
        }

        return EverywherePattern().Replace(text, " ");
    }

    /// <summary>The English texts of charts that another language says otherwise and that are long enough to be told from a name.</summary>
    public static IReadOnlyList<string> EnglishOnly(Language language)
    {
        var words = Words.Of(language);
        return [.. English.Keys.Where(key => key.StartsWith("charts.", StringComparison.Ordinal) && !key.Contains('/', StringComparison.Ordinal) && English[key] != words[key])
            .SelectMany(key => PlacePattern().Split(English[key])).Select(part => part.Trim()).Where(part => part.Length > 11 && part.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Texts(Words words, string start) => words.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal)).Select(key => words[key]);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(member => Strings(member.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    // "Bloc A (China, France, …)" is ours but for its letter and its members.
    [GeneratedRegex(@"^(?:Bloc|Side|Group) (?<mark>\S{1,3})(?: (?<members>\(.*\)))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MembersPattern();

    [GeneratedRegex(@"CSV|R²|(?<![A-Za-z])[A-Z](?![A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EverywherePattern();

    [GeneratedRegex(@"\{[a-z]\w*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PlacePattern();
}
