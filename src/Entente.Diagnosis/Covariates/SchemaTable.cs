using System.Collections.Immutable;
using System.Globalization;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Reads the rows of a schema file.</summary>
internal sealed class SchemaTable(TableReader table)
{
    private static readonly string[] Known =
        ["series", "kind", "file", "first", "second", "from", "to", "value", "where", "combine", "direction", "missing_row", "missing", "range", "covers", "source", "meaning"];

    /// <summary>What stands for the column of the last day where every spell lasts.</summary>
    private const string Lasts = "lasts";

    private readonly int _series = table.Column("series");
    private readonly int _kind = table.Column("kind");
    private readonly int _file = table.Column("file");
    private readonly Dictionary<string, int> _columns = Columns(table);

    public SeriesDeclaration Declaration()
    {
        var name = Required(_series, "the name of a series, such as cinc");
        var file = Required(_file, "the name of a file, such as capabilities.csv");
        var kind = Word(
            "kind", "", ("state-year", SeriesKind.StateYear), ("dyad-year", SeriesKind.DyadYear), ("state-spell", SeriesKind.StateSpell), ("dyad-spell", SeriesKind.DyadSpell), ("event", SeriesKind.Event));
        var declaration = new SeriesDeclaration(name, kind, file)
        {
            Source = Text("source"),
            Meaning = Text("meaning"),
        };
        if (kind == SeriesKind.Event)
        {
            return name is CovariateSchema.Vetoes or CovariateSchema.Treaties
                ? declaration
                : throw table.Fault(_series, $"'{name}' is no table of events", $"expected {CovariateSchema.Vetoes} or {CovariateSchema.Treaties} where the kind is event");
        }

        declaration = declaration with
        {
            First = StateColumns("first"),
            Second = StateColumns("second"),
            From = Text("from") is { Length: > 0 } from ? from : declaration.IsSpell ? "start" : "year",
            To = Text("to") switch { "" => declaration.IsSpell ? "end" : null, Lasts => null, var to => to },
            Value = Text("value") is { Length: > 0 } value ? value : "1",
            Where = Text("where"),
            Combine = Word("combine", declaration.IsSpell ? "last" : "one", ("one", Combination.One), ("sum", Combination.Sum), ("largest", Combination.Largest), ("closest", Combination.Closest), ("last", Combination.Last)),
            IsDirected = Word("direction", "undirected", ("undirected", false), ("directed", true)),
            AbsentIsZero = Word("missing_row", "unknown", ("unknown", false), ("zero", true)),
            Missing = [.. Text("missing").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        };
        if (declaration.First.IsEmpty) throw table.Fault(Find("first"), "no column names the state", "expected such as iso3:iso3 in the column 'first'");
        if (declaration.IsDyadic == declaration.Second.IsEmpty)
        {
            throw table.Fault(
                Find("second"), declaration.IsDyadic ? "no column names the second state" : "facts about one state have no second state",
                "expected such as iso3:iso3_2 in the column 'second' for pairs of states, nothing for states");
        }

        if (!declaration.IsSpell && declaration.To is not null)
            throw table.Fault(Find("to"), $"facts by year have no end, but '{declaration.To}' is named", "expected nothing in the column 'to', or a kind with spells");
        if (declaration.Combine == (declaration.IsSpell ? Combination.One : Combination.Last))
        {
            throw table.Fault(
                Find("combine"), declaration.IsSpell ? "a year may see several spells" : "only spells have a last one",
                $"expected {(declaration.IsSpell ? "last" : "one")}, sum, largest or closest");
        }

        if (!ValueRange.TryParse(Text("range"), out var range))
            throw table.Fault(Find("range"), $"'{Text("range")}' is no range", "expected such as 0..1 or 0..");
        if (!ValueRange.TryParse(Text("covers"), out var covers) || !IsYear(covers.Least) || !IsYear(covers.Most))
            throw table.Fault(Find("covers"), $"'{Text("covers")}' are no years", $"expected such as 1816..2014, between {SeriesEntries.FirstYear} and {SeriesEntries.LastYear}");
        return declaration with
        {
            Range = range,
            CoversFrom = double.IsFinite(covers.Least) ? (int)covers.Least : null,
            CoversTo = double.IsFinite(covers.Most) ? (int)covers.Most : null,
        };
    }

    private static bool IsYear(double year) =>
        !double.IsFinite(year) || (year == Math.Floor(year) && year is >= SeriesEntries.FirstYear and <= SeriesEntries.LastYear);

    private static Dictionary<string, int> Columns(TableReader table)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (!Known.Contains(table.Columns[column], StringComparer.OrdinalIgnoreCase))
            {
                throw new Records.RecordFormatException(
                    table.File, 1, column + 1, $"a schema has no column '{TableReader.Shown(System.Text.Encoding.UTF8.GetBytes(table.Columns[column]))}'", $"expected some of {string.Join(", ", Known)}");
            }

            columns.Add(table.Columns[column], column);
        }

        return columns;
    }

    private int? Find(string column) => _columns.TryGetValue(column, out var place) ? place : null;

    private string Text(string column) => table.Text(Find(column));

    private string Required(int column, string expected) =>
        table.Text(column) is { Length: > 0 } text ? text : throw table.Fault(column, "the field is empty", $"expected {expected}");

    private T Word<T>(string column, string usual, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var found = Text(column) is { Length: > 0 } text ? text : usual;
        var known = new List<string>();
        foreach (var (word, value) in words)
        {
            if (word == found) return value;
            known.Add(word);
        }

        throw table.Fault(Find(column), $"'{TableReader.Shown(System.Text.Encoding.UTF8.GetBytes(found))}' is no {column.Replace('_', ' ')}", $"expected {string.Join(", ", known)}");
    }

    private ImmutableArray<StateColumn> StateColumns(string column)
    {
        var columns = ImmutableArray.CreateBuilder<StateColumn>();
        foreach (var part in Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var system = colon < 0 ? part : part[..colon];
            if (colon < 0 || colon == part.Length - 1 || !Enum.TryParse<CodeSystem>(system, ignoreCase: true, out var known) || char.IsAsciiDigit(system[0]))
            {
                throw table.Fault(
                    Find(column), string.Create(CultureInfo.InvariantCulture, $"'{part}' names no column of states"),
                    "expected a system of codes and a column, such as iso3:iso3_1 or cow:ccode1; systems are iso3, cow, gw, name, actor");
            }

            columns.Add(new StateColumn(known, part[(colon + 1)..]));
        }

        return columns.ToImmutable();
    }
}
