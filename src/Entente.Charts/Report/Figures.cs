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

    /// <summary>A share (0 to 1) as a whole percentage.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0", CultureInfo.InvariantCulture) + " %" : Undefined;

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
