using System.Globalization;
using Entente.Records;

namespace Entente.Diagnosis;

/// <summary>Consecutive years, both ends included, written <c>1946..1955</c>. For a UN record the year of a session is 1945 + session.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year; not before the first.</param>
public readonly record struct YearRange(int From, int To)
{
    private const int YearBeforeFirstSession = 1945;

    /// <summary>The number of years.</summary>
    public int Count => To - From + 1;

    /// <summary>The years, ascending.</summary>
    public IEnumerable<int> Years => Enumerable.Range(From, Count);

    /// <summary>Whether a year lies in the range.</summary>
    /// <param name="year">The year.</param>
    public bool Contains(int year) => year >= From && year <= To;

    /// <summary>Reads <c>1946..1955</c>, or a single year.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The text is neither, or ends before it begins.</exception>
    public static YearRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ends = text.Split("..");
        if (ends.Length > 2
            || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            throw new ArgumentException($"Expected years as in 1946..1955, or one year; found '{text}'.", nameof(text));
        }

        return new YearRange(from, to).Checked(nameof(text));
    }

    /// <summary>The calendar decades from a year to another: 1946 to 1949, 1950 to 1959, and so on.</summary>
    /// <param name="from">The first year.</param>
    /// <param name="to">The last year.</param>
    public static IEnumerable<YearRange> Decades(int from, int to)
    {
        for (var start = from; start <= to; start = ((start / 10) + 1) * 10)
            yield return new YearRange(start, Math.Min(to, (start / 10 * 10) + 9));
    }

    /// <summary>The range as it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}..{To}");

    /// <summary>The year of a record's period.</summary>
    internal static int YearOf(StanceRecord record, int period) => period + Shift(record);

    /// <summary>The keys of a record's periods that lie in the range, ascending.</summary>
    internal int[] KeysAmong(StanceRecord record, IEnumerable<int> periods)
    {
        var shift = Shift(record);
        var range = this;
        return [.. periods.Where(period => range.Contains(period + shift)).Order()];
    }

    /// <summary>Refuses two ranges that share a year, or a range that ends before it begins.</summary>
    internal static void RequireApart(YearRange before, YearRange after)
    {
        before.Checked(nameof(before));
        after.Checked(nameof(after));
        if (before.From <= after.To && after.From <= before.To)
            throw new ArgumentException($"Expected two periods without a year in common; found {before} and {after}.", nameof(after));
    }

    private YearRange Checked(string parameter) => From <= To
        ? this
        : throw new ArgumentException($"Expected years that do not end before they begin; found {this}.", parameter);

    private static int Shift(StanceRecord record) =>
        record.Propositions.Any(proposition => proposition.Session is not null) ? YearBeforeFirstSession : 0;
}
