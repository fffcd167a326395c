using System.Globalization;

namespace Entente.Diagnosis.Drivers;

/// <summary>A span of calendar years, both ends included. For UN records the year of a session is 1945 + session.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year; not before the first.</param>
public readonly record struct YearSpan(int From, int To)
{
    /// <summary>The years, ascending.</summary>
    public IEnumerable<int> Years => Enumerable.Range(From, To - From + 1);

    /// <summary>Whether a year lies in the span.</summary>
    /// <param name="year">The year.</param>
    public bool Holds(int year) => year >= From && year <= To;

    /// <summary>The calendar decades from a year to another: 1946 to 1949, 1950 to 1959, and so on.</summary>
    /// <param name="from">The first year.</param>
    /// <param name="to">The last year.</param>
    public static IEnumerable<YearSpan> Decades(int from, int to)
    {
        for (var start = from; start <= to; start = ((start / 10) + 1) * 10)
            yield return new YearSpan(start, Math.Min(to, (start / 10 * 10) + 9));
    }

    /// <summary>The first and last year, as in <c>1946..1955</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}..{To}");
}
