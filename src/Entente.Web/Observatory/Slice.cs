using System.Text.RegularExpressions;

namespace Entente.Web.Observatory;

/// <summary>The part of a record that is asked about, as addresses and the command name it.</summary>
/// <param name="From">The first year, month or day; null for the record's own.</param>
/// <param name="To">The last; null for the record's own.</param>
/// <param name="Topic">A topic or goal level; null for all.</param>
public sealed partial record Slice(string? From, string? To, string? Topic)
{
    /// <summary>The whole record.</summary>
    public static Slice Whole { get; } = new(null, null, null);

    /// <summary>Whether nothing is left out.</summary>
    public bool IsWhole => this == Whole;

    /// <summary>The query of an address, with its question mark; empty for the whole record.</summary>
    public string Query => Join('?');

    /// <summary>The same behind other parts of a query.</summary>
    public string More => Join('&');

    /// <summary>Reads the query of an address.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The slice; null where a value is no time, or no topic could be called so.</returns>
    public static Slice? Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Of(query["from"], query["to"], query["topic"]);
    }

    /// <summary>A slice of what somebody typed; null where it cannot be one.</summary>
    public static Slice? Of(string? from, string? to, string? topic)
    {
        var (first, last, name) = (Trimmed(from), Trimmed(to), Trimmed(topic));
        if ((first is not null && !Time().IsMatch(first)) || (last is not null && !Time().IsMatch(last))) return null;
        if (first is not null && last is not null && string.CompareOrdinal(first, last) > 0 && !last.StartsWith(first, StringComparison.Ordinal) && !first.StartsWith(last, StringComparison.Ordinal)) return null;
        return name is { Length: > 200 } || name?.Any(char.IsControl) == true ? null : new Slice(first, last, name);
    }

    [GeneratedRegex("^(1[5-9]|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private string Join(char first)
    {
        var parts = new[] { ("from", From), ("to", To), ("topic", Topic) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? "" : first + query;
    }
}
