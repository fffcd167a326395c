using System.Globalization;
using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>Numbers as people read them, the same on every machine.</summary>
internal static class Figures
{
    public const string Undefined = "–";

    /// <summary>A count with grouping commas: 870,109.</summary>
    public static string Count(double? count) => count is { } value ? value.ToString("#,0", CultureInfo.InvariantCulture) : Undefined;

    /// <summary>"1 actor", "12 actors".</summary>
    public static string Counted(double? count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A measure with two decimals and a true minus sign.</summary>
    public static string Measure(double? value) => value is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') : Undefined;

    /// <summary>A change with three decimals and its sign: "+0.019", "−0.127".</summary>
    public static string Change(double? value) => value is { } known ? known.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : Undefined;

    /// <summary>A p-value: "0.030", "below 0.001".</summary>
    public static string Chance(double? p) => p switch { null => Undefined, < 0.001 => "below 0.001", { } known => known.ToString("0.000", CultureInfo.InvariantCulture) };

    /// <summary>"−0.15 to −0.11", or an empty string where either end is undefined.</summary>
    public static string Between(double? low, double? high, Func<double?, string>? write = null) =>
        low is null || high is null ? "" : $"{(write ?? Measure)(low)} to {(write ?? Measure)(high)}";

    /// <summary>A figure with its interval in brackets: "0.53 (0.51 to 0.55)"; the figure alone where it has no interval.</summary>
    public static string Bounded(JsonElement? row, string name, string low, string high, Func<double?, string>? write = null)
    {
        var figure = (write ?? Measure)(row.Number(name));
        return row.Number(name) is not null && Between(row.Number(low), row.Number(high), write) is { Length: > 0 } interval ? $"{figure} ({interval})" : figure;
    }

    /// <summary>The same for a figure whose bounds bear its name: <c>total</c>, <c>totalLow</c>, <c>totalHigh</c>.</summary>
    public static string Bounded(JsonElement? row, string name, Func<double?, string>? write = null) => Bounded(row, name, name + "Low", name + "High", write);

    /// <summary>"1946–1955" from the members <c>from</c> and <c>to</c>; "1946" where both are one year.</summary>
    public static string Years(JsonElement? span)
    {
        var (from, to) = (Year(span.Number("from")), Year(span.Number("to")));
        return from == to ? from ?? "" : string.Join('–', new[] { from, to }.Where(year => year is not null));
    }

    private static string? Year(double? year) => year?.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A share (0 to 1) as a whole percentage.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−') + " %" : Undefined;

    /// <summary>"0.53 to 0.55", or an empty string where either end is undefined.</summary>
    public static string Interval(JsonElement? figure) =>
        figure.Number("low") is { } low && figure.Number("high") is { } high ? $"{Measure(low)} to {Measure(high)}" : "";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>A text cut at a word near the length, with an ellipsis.</summary>
    public static string Shortened(string text, int length)
    {
        if (text.Length <= length) return text;
        var cut = text.LastIndexOf(' ', length);
        if (cut < length / 2) cut = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Concat(text.AsSpan(0, cut).TrimEnd(), "…");
    }
}
