using System.Globalization;
using Entente.Records;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The parameters of a test as a registry gives them, read strictly.</summary>
/// <param name="file">The registry.</param>
/// <param name="kind">The kind of test.</param>
/// <param name="kindLine">The line that names it.</param>
internal sealed class TestParameters(string file, string kind, int kindLine)
{
    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);

    public void Add(string key, string value, int line) => _values.Add(key, (value, line));

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => _values.TryGetValue(key, out var entry)
        ? entry.Value
        : throw new RecordFormatException(file, kindLine, 1, $"the test '{kind}' has no '{key}:'", $"expected it in the same claim");

    /// <summary>A text that may be left out.</summary>
    public string? Optional(string key) => _values.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>A range of years such as <c>1946..2019</c>.</summary>
    public Years Years(string key)
    {
        var text = Text(key);
        var ends = text.Split("..");
        if (ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from is >= 1000 and <= 2999 && to is >= 1000 and <= 2999 && from <= to)
        {
            return new Years(from, to);
        }

        throw Fault(key, $"'{text}' is no range of years", "expected one such as 1946..2019");
    }

    /// <summary>A range of years that may be left out.</summary>
    public Years? OptionalYears(string key) => _values.ContainsKey(key) ? Years(key) : null;

    /// <summary>Two ranges of years without a year in common.</summary>
    public (Years Before, Years After) Apart(string before, string after)
    {
        var (first, second) = (Years(before), Years(after));
        return first.To < second.From ? (first, second) : throw Fault(after, $"{second} does not lie after {first}", $"expected years after those of '{before}'");
    }

    /// <summary>One of some words.</summary>
    public string Choice(string key, string otherwise, params string[] words)
    {
        var text = Optional(key) ?? otherwise;
        return words.Contains(text, StringComparer.Ordinal) ? text : throw Fault(key, $"'{text}' is not known", $"expected {string.Join(" or ", words)}");
    }

    private RecordFormatException Fault(string key, string problem, string expected) => new(file, _values[key].Line, 1, problem, expected);
}
