using System.CommandLine;
using System.Globalization;
using DuckDB.NET.Data;
using Entente.Cli.Output;
using Entente.Measures.Consensus;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>Weights of actors from tables: <c>--population</c> and <c>--capability</c>.</summary>
internal sealed class WeightOptions
{
    private static readonly string[] CodeColumns = ["iso3", "code", "actor"];
    private static readonly string[] PeriodColumns = ["period", "session", "year"];
    private readonly Option<string?> _population = OptionKinds.Text("--population", "TABLE", "Also weigh pairs by population: a CSV or Parquet table with columns iso3 (or code, actor), population (or weight) and, if it varies, year (or period).");
    private readonly Option<string?> _capability = OptionKinds.Text("--capability", "TABLE", "Also weigh pairs by capability: the same with the column cinc (or capability, weight).");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_population);
        command.Options.Add(_capability);
    }

    /// <summary>The populations; null if no table is named.</summary>
    public ActorWeights? Population(ParseResult parse, SourcedRecord source) => Read(parse.GetValue(_population), ["population", "tpop", "weight"], source);

    /// <summary>The capabilities; null if no table is named.</summary>
    public ActorWeights? Capability(ParseResult parse, SourcedRecord source) => Read(parse.GetValue(_capability), ["capability", "cinc", "weight"], source);

    /// <summary>
    /// The weights of a table. Where it has years, an actor keeps its last weight in later periods: such tables end before records do.
    /// </summary>
    private static ActorWeights? Read(string? path, string[] weightColumns, SourcedRecord source)
    {
        if (path is null) return null;
        if (!File.Exists(path)) throw new RecordFormatException(path, line: null, column: null, "there is no such file", "expected a table of weights");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        var reader = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? "read_parquet('{0}')" : "read_csv('{0}', header = true, all_varchar = true)";
#pragma warning disable CA2100 // A table function takes its path as a literal; quotes in it are doubled.
        command.CommandText = "SELECT * FROM " + string.Format(CultureInfo.InvariantCulture, reader, path.Replace("'", "''", StringComparison.Ordinal));
#pragma warning restore CA2100
        try
        {
            using var rows = command.ExecuteReader();
            return Collect(path, rows, weightColumns, source);
        }
        catch (DuckDBException fault)
        {
            throw new RecordFormatException(path, line: null, column: null, fault.Message.ReplaceLineEndings(" "), "expected a CSV or Parquet table of weights", fault);
        }
    }

    private static ActorWeights Collect(string path, DuckDBDataReader rows, string[] weightColumns, SourcedRecord source)
    {
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToArray();
        var code = Column(path, names, CodeColumns);
        var weight = Column(path, names, weightColumns);
        var time = Array.FindIndex(names, name => PeriodColumns.Contains(name, StringComparer.OrdinalIgnoreCase));
        // A column of years is meant as years of the calendar; sessions of a UN record open 1945 years earlier.
        var shift = time >= 0 && source.HasSessions && string.Equals(names[time], "year", StringComparison.OrdinalIgnoreCase) ? 1945 : 0;
        var always = new Dictionary<string, double>(StringComparer.Ordinal);
        var known = new Dictionary<string, SortedDictionary<int, double>>(StringComparer.Ordinal);
        for (var line = 2; rows.Read(); line++)
        {
            if (rows.IsDBNull(code) || rows.IsDBNull(weight)) continue;
            var actor = rows.GetValue(code).ToString()!;
            if (source.Record.ActorIndex(actor) is null) continue;
            var value = Number(path, line, weight, rows);
            if (time < 0 || rows.IsDBNull(time))
            {
                always[actor] = value;
                continue;
            }

            if (!known.TryGetValue(actor, out var course)) known[actor] = course = [];
            course[(int)Number(path, line, time, rows) - shift] = value;
        }

        if (known.Count == 0) return ActorWeights.Always(always);
        var byPeriod = new Dictionary<(string Code, int Period), double>();
        foreach (var (actor, course) in known)
        {
            foreach (var period in source.Record.Periods)
            {
                if (course.LastOrDefault(entry => entry.Key <= period.Key) is { Key: not 0 } entry) byPeriod[(actor, period.Key)] = entry.Value;
            }
        }

        return ActorWeights.ByPeriod(byPeriod);
    }

    private static int Column(string path, string[] names, string[] wanted)
    {
        foreach (var name in wanted)
        {
            var place = Array.FindIndex(names, other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
            if (place >= 0) return place;
        }

        throw new RecordFormatException(path, line: 1, column: null, $"no column {Words.Choice(wanted)}", $"expected one of them; found {Words.Some(names, 12)}");
    }

    private static double Number(string path, int line, int column, DuckDBDataReader rows)
    {
        var text = Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number
            : throw new RecordFormatException(path, line, column + 1, $"'{text}' is no weight", "expected a number of 0 or more");
    }
}
