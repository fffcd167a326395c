using Entente.Records.Tables;

namespace Entente.Records.Sources.Tidy;

/// <summary>A table with one row an actor and one column a proposition, or the reverse. Columns that describe the row are not stances.</summary>
internal sealed class WideTable(SourceReading reading, TableReader table, TidyHeader columns, TableLayout layout)
{
    public StanceRecord Read()
    {
        var rowsAreActors = layout == TableLayout.RowPerActor;
        var key = (rowsAreActors ? columns.Actor : columns.Proposition) ?? 0;
        var described = columns.Described.Where(column => rowsAreActors || column != columns.Actor).ToHashSet();
        var stanceColumns = Enumerable.Range(0, table.Columns.Length).Where(column => column != key && !described.Contains(column)).ToArray();
        if (Array.FindIndex(stanceColumns, column => table.Columns[column].Length == 0) is >= 0 and var nameless)
        {
            throw new RecordFormatException(
                table.File, 1, stanceColumns[nameless] + 1, "the column has no name", $"expected the {(rowsAreActors ? "proposition" : "actor")} whose stances it holds");
        }

        var describe = new TidyDescription(reading, table, columns);
        var rows = new Utf8Keys();
        var actors = new List<Actor>();
        var propositions = new List<Proposition>();
        if (rowsAreActors) propositions.AddRange(stanceColumns.Select(column => new Proposition(table.Columns[column])));
        else actors.AddRange(stanceColumns.Select(column => new Actor(table.Columns[column], table.Columns[column])));

        var stances = new StanceBuilder(reading);
        var vocabulary = reading.Options.Vocabulary;
        while (table.ReadRow())
        {
            reading.CountRow();
            if (table[key].IsEmpty) throw table.Fault(key, "the row has no key", $"expected the {(rowsAreActors ? "actor" : "proposition")} in this column");
            var row = rows.FindOrAdd(table[key]);
            if (row == actors.Count && rowsAreActors) actors.Add(describe.Actor(rows[row]));
            else if (row == propositions.Count && !rowsAreActors) propositions.Add(describe.Proposition(rows[row]));
            if (rows.Count > (rowsAreActors ? reading.Options.Limits.Actors : reading.Options.Limits.Propositions))
                throw table.Fault(key, "there are too many rows", "expected fewer, or a larger limit in the options");
            for (var place = 0; place < stanceColumns.Length; place++)
            {
                var field = table[stanceColumns[place]];
                if (field.IsEmpty) continue;
                if (!vocabulary.TryParse(field, out var stance))
                    throw table.Fault(stanceColumns[place], $"'{TableReader.Shown(field)}' is not a stance", $"expected one of: {vocabulary.Description}");
                stances.Add(rowsAreActors ? row : place, rowsAreActors ? place : row, stance, table);
            }
        }

        return stances.Build(actors, propositions);
    }
}
