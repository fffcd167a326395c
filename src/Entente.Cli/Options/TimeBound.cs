using System.Globalization;

namespace Entente.Cli.Options;

/// <summary>Reads the ends of a span of time: a year, a month or a day, inclusive.</summary>
internal static class TimeBound
{
    /// <summary>The first day that a bound names.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The day, or null if it is none.</returns>
    public static DateOnly? First(string typed) => Span(typed)?.First;

    /// <summary>The last day that a bound names.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The day, or null if it is none.</returns>
    public static DateOnly? Last(string typed) => Span(typed)?.Last;

    private static (DateOnly First, DateOnly Last)? Span(string typed)
    {
        if (Parse(typed, "yyyy-MM-dd") is { } day) return (day, day);
        if (Parse(typed, "yyyy-MM") is { } month) return (month, month.AddMonths(1).AddDays(-1));
        if (typed.Length == 4 && Parse(typed + "-01-01", "yyyy-MM-dd") is { } year) return (year, new DateOnly(year.Year, 12, 31));
        return null;
    }

    private static DateOnly? Parse(string typed, string format) =>
        DateOnly.TryParseExact(typed, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
