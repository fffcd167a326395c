using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;

namespace Entente.Cli.Answers;

/// <summary>Periods as people and scripts read them: the year, and the session where the record has sessions.</summary>
internal static class PeriodText
{
    /// <summary>A period in a sentence: 'session 74 (2019)' or '1994'.</summary>
    public static string Of(SourcedRecord source, int period) =>
        source.HasSessions ? $"session {Words.Year(period)} ({Words.Year(UnitedNations.YearOf(period))})" : Words.Year(period);

    /// <summary>A period in a table: the year.</summary>
    public static string Year(SourcedRecord source, int period) => Words.Year(source.HasSessions ? UnitedNations.YearOf(period) : period);

    /// <summary>A span of periods by their years: '1946 to 2019'.</summary>
    public static string Span(SourcedRecord source, int first, int last) =>
        first == last ? Year(source, first) : $"{Year(source, first)} to {Year(source, last)}";

    /// <summary>Writes the key of a period, and the year beside it where the key is a session.</summary>
    public static void WritePeriod(this Utf8JsonWriter json, SourcedRecord source, int? period)
    {
        json.WriteWhole("period", period);
        if (source.HasSessions) json.WriteWhole("year", period is { } session ? UnitedNations.YearOf(session) : null);
    }
}
