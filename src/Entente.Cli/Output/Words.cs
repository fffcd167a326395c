using System.Globalization;

namespace Entente.Cli.Output;

/// <summary>Numbers and lists as people read them, in the invariant culture.</summary>
internal static class Words
{
    /// <summary>What stands for an undefined number.</summary>
    public const string Undefined = "–";

    /// <summary>A whole number with groups of three.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: '1 actor', '199 actors'.</summary>
    public static string Count(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A year or the number of a session: digits without groups.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A real number to two places, as '0.53', with a true minus sign.</summary>
    public static string Real(double? value, int places = 2)
    {
        if (value is not { } number || !double.IsFinite(number)) return Undefined;
        var text = number.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>An interval to two places, as '[0.48, 0.57]'; empty where a bound is undefined.</summary>
    public static string Interval(double? low, double? high, int places = 2) =>
        low is null || high is null ? "" : $"[{Real(low, places)}, {Real(high, places)}]";

    /// <summary>A share as whole percent.</summary>
    public static string Percent(double? share) =>
        share is { } value && double.IsFinite(value) ? (value * 100).ToString("F0", CultureInfo.InvariantCulture) + " %" : Undefined;

    /// <summary>A text with its first letter large, to begin a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A list in a sentence: 'a, b and c'.</summary>
    public static string List(IReadOnlyList<string> items) => Joined(items, "and");

    /// <summary>A choice in a sentence: 'a, b or c'.</summary>
    public static string Choice(IReadOnlyList<string> items) => Joined(items, "or");

    private static string Joined(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + $" {last} " + items[^1],
    };

    /// <summary>The first of many: 'a, b, c and 12 more'.</summary>
    public static string Some(IReadOnlyList<string> items, int most) =>
        items.Count <= most + 1 ? List(items) : string.Join(", ", items.Take(most)) + $" and {Count(items.Count - most)} more";

    /// <summary>A text cut at a word to fit, with an ellipsis.</summary>
    public static string Cut(string text, int room)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= room) return line;
        var space = line.LastIndexOf(' ', room - 1);
        return line[..(space > room / 2 ? space : room - 1)].TrimEnd(' ', ',', ';', '.') + "…";
    }
}
