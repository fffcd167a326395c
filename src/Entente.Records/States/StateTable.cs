using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Records.States;

/// <summary>Reads the two tables that are built into this assembly: <c>states.csv</c> and <c>groups.csv</c>.</summary>
internal static class StateTable
{
    /// <summary>The states in the order of their Correlates of War code.</summary>
    public static ImmutableArray<State> ReadStates() => [.. Rows("states.csv").Select(ParseState)];

    /// <summary>The spells of membership in declared groups.</summary>
    public static ImmutableArray<GroupMembership> ReadGroups() =>
        [.. Rows("groups.csv").Select(cells => new GroupMembership(cells[0], cells[1], cells[2], ParseDay(cells[3]), ParseDay(cells[4])))];

    private static State ParseState(string[] cells) => new(cells[0])
    {
        OtherCodes = Split(cells[1], ' '),
        CowCodes = [.. Dated(cells[2]).Select(spell => new Spell<int>(int.Parse(spell.Value, CultureInfo.InvariantCulture), spell.From, spell.To))],
        Region = cells[3] switch
        {
            "" => null,
            "AFR" => RegionalGroup.African,
            "APG" => RegionalGroup.AsiaPacific,
            "EEG" => RegionalGroup.EasternEuropean,
            "GRULAC" => RegionalGroup.LatinAmericanAndCaribbean,
            "WEOG" => RegionalGroup.WesternEuropeanAndOthers,
            var other => throw new InvalidOperationException($"states.csv: '{cells[0]}' has the unknown regional group '{other}'."),
        },
        Memberships = [.. Split(cells[4], ' ').Select(spell => ParseMembership(cells[0], spell))],
        Predecessors = Split(cells[5], ' '),
        Names = Dated(cells[6]),
        OtherNames = Split(cells[7], '|'),
        Note = cells[8],
    };

    private static Spell<string> ParseMembership(string code, string text)
    {
        var ends = text.Split("..");
        return new(code, ParseDay(ends[0]), ends.Length > 1 ? ParseDay(ends[1]) : null);
    }

    /// <summary>The spells of a cell such as <c>Ceylon &lt;1972-05-22&gt; Sri Lanka</c>: each date is the first day of what follows; a dash is nothing.</summary>
    private static ImmutableArray<Spell<string>> Dated(string cell)
    {
        if (cell.Length == 0) return [];
        var parts = cell.Split([" <", "> "], StringSplitOptions.None);
        var spells = ImmutableArray.CreateBuilder<Spell<string>>();
        for (var part = 0; part < parts.Length; part += 2)
        {
            if (parts[part] == "-") continue;
            var from = part == 0 ? null : ParseDay(parts[part - 1]);
            var to = part + 1 == parts.Length ? null : ParseDay(parts[part + 1])?.AddDays(-1);
            spells.Add(new(parts[part], from, to));
        }

        return spells.ToImmutable();
    }

    private static ImmutableArray<string> Split(string cell, char separator) =>
        [.. cell.Split(separator, StringSplitOptions.RemoveEmptyEntries)];

    private static DateOnly? ParseDay(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string table)
    {
        using var stream = typeof(StateTable).Assembly.GetManifestResourceStream($"Entente.Records.States.{table}")
            ?? throw new InvalidOperationException($"The table {table} is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return Cells(line);
    }

    /// <summary>The cells of a line; a cell in quotation marks may hold commas.</summary>
    private static string[] Cells(string line)
    {
        var cells = new List<string>(9);
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
