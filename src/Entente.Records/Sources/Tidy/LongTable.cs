using Entente.Records.Tables;

namespace Entente.Records.Sources.Tidy;

/// <summary>
/// A table with one row a stance. Actors and propositions are numbered in order of appearance, and described by their first row;
/// a row without actor or without proposition only describes the other.
/// </summary>
internal sealed class LongTable(SourceReading reading, TableReader table, TidyHeader columns)
{
    private readonly Utf8Keys _actorKeys = new();
    private readonly Utf8Keys _propositionKeys = new();
    private readonly List<Actor> _actors = [];
    private readonly List<Proposition> _propositions = [];
    private readonly TidyDescription _describe = new(reading, table, columns);
    private readonly StanceBuilder _stances = new(reading);

    public StanceRecord Read()
    {
        var (actorColumn, propositionColumn, stanceColumn) = (Require(columns.Actor, "actor"), Require(columns.Proposition, "proposition"), Require(columns.Stance, "stance"));
        var vocabulary = reading.Options.Vocabulary;
        while (table.ReadRow())
        {
            reading.CountRow();
            var actor = table[actorColumn].IsEmpty ? -1 : TakeActor(actorColumn);
            var proposition = table[propositionColumn].IsEmpty ? -1 : TakeProposition(propositionColumn);
            if (!vocabulary.TryParse(table[stanceColumn], out var stance))
                throw table.Fault(stanceColumn, $"'{TableReader.Shown(table[stanceColumn])}' is not a stance", $"expected one of: {vocabulary.Description}");
            if (stance == Stance.Missing) continue;
            if (actor < 0) throw table.Fault(actorColumn, "a stance without an actor", "expected the actor who takes it");
            if (proposition < 0) throw table.Fault(propositionColumn, "a stance without a proposition", "expected the proposition it is on");
            _stances.Add(actor, proposition, stance, table);
        }

        return _stances.Build(_actors, _propositions);
    }

    private int Require(int? column, string what) => column ?? throw new RecordFormatException(
        table.File, 1, null, $"no column is recognised for: {what}", "expected columns for actor, proposition and stance; name them in the options");

    private int TakeActor(int column)
    {
        var actor = _actorKeys.FindOrAdd(table[column]);
        if (actor < _actors.Count) return actor;
        if (actor >= reading.Options.Limits.Actors) throw table.Fault(column, $"there are more than {reading.Options.Limits.Actors} actors", "expected fewer");
        _actors.Add(_describe.Actor(_actorKeys[actor]));
        return actor;
    }

    private int TakeProposition(int column)
    {
        var index = _propositionKeys.FindOrAdd(table[column]);
        if (index < _propositions.Count) return index;
        if (index >= reading.Options.Limits.Propositions) throw table.Fault(column, $"there are more than {reading.Options.Limits.Propositions} propositions", "expected fewer");
        _propositions.Add(_describe.Proposition(_propositionKeys[index]));
        return index;
    }
}
