using System.Runtime.InteropServices;
using Entente.Records.Tables;

namespace Entente.Records.Sources;

/// <summary>Collects stances as they are read and makes the record, noting stances given more than once.</summary>
internal sealed class StanceBuilder(SourceReading reading)
{
    private readonly List<int> _actors = [];
    private readonly List<int> _propositions = [];
    private readonly List<Stance> _stances = [];

    public int Count => _stances.Count;

    /// <summary>The number of actors that took a stance, once they are numbered by their first one.</summary>
    public int Voters => _actors.Count == 0 ? 0 : _actors.Max() + 1;

    /// <summary>Whether the source keeps every vote that was cast, so that another one later is a change of mind and no fault.</summary>
    public bool KeepsHistory { get; init; }

    public void Add(int actor, int proposition, Stance stance, TableReader table)
    {
        if (stance == Stance.Missing) return;
        if (_stances.Count >= reading.Options.Limits.Stances)
            throw table.Fault(null, $"there are more than {reading.Options.Limits.Stances} stances", "expected fewer, or a larger limit in the options");
        Add(actor, proposition, stance);
    }

    public void Add(int actor, int proposition, Stance stance)
    {
        _actors.Add(actor);
        _propositions.Add(proposition);
        _stances.Add(stance);
    }

    /// <summary>Puts the stances into the order of their keys; those with equal keys keep theirs.</summary>
    public void SortBy(long[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order, Comparer<long>.Default);
        // Array.Sort is not stable: runs of equal keys are put back in order.
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) Array.Sort(order, start, end - start);
        }

        Reorder(_actors, order);
        Reorder(_propositions, order);
        Reorder(_stances, order);
    }

    /// <summary>Renumbers actors and propositions in order of their first stance; those without follow in their old order.</summary>
    public (int[] ActorOrder, int[] PropositionOrder) NumberByFirstStance(int actors, int propositions) =>
        (Renumber(_actors, actors), Renumber(_propositions, propositions));

    public StanceRecord Build(IReadOnlyList<Actor> actors, IReadOnlyList<Proposition> propositions)
    {
        var record = StanceRecord.Create(
            reading.Name, actors, propositions, CollectionsMarshal.AsSpan(_actors), CollectionsMarshal.AsSpan(_propositions), CollectionsMarshal.AsSpan(_stances));
        if (record.StanceCount != _stances.Count) NoteRepeated(record);
        return record.WithNotes(reading.Findings.ToNotes());
    }

    private static void Reorder<T>(List<T> values, int[] order)
    {
        var old = values.ToArray();
        for (var i = 0; i < old.Length; i++) values[i] = old[order[i]];
    }

    private static int[] Renumber(List<int> indices, int count)
    {
        var order = new List<int>(count);
        var place = new int[count];
        Array.Fill(place, -1);
        foreach (ref var index in CollectionsMarshal.AsSpan(indices))
        {
            if (place[index] < 0)
            {
                place[index] = order.Count;
                order.Add(index);
            }

            index = place[index];
        }

        for (var index = 0; index < count; index++)
        {
            if (place[index] < 0) order.Add(index);
        }

        return [.. order];
    }

    private void NoteRepeated(StanceRecord record)
    {
        var seen = new Dictionary<long, (Stance First, bool Differs)>();
        var repeated = new List<long>();
        for (var i = 0; i < _stances.Count; i++)
        {
            var key = ((long)_propositions[i] << 32) | (uint)_actors[i];
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out var exists);
            if (!exists) entry = (_stances[i], false);
            else
            {
                repeated.Add(key);
                if (entry.First != _stances[i]) entry.Differs = true;
            }
        }

        var distinct = repeated.Distinct().ToList();
        Note(distinct.Where(key => seen[key].Differs).ToList(), "conflicting-stances", KeepsHistory ? NoteSeverity.Info : NoteSeverity.Warning,
            KeepsHistory ? "Actors changed their stance on a proposition; the last one counts." : "Actors took different stances on one proposition; the last one counts.");
        Note(distinct.Where(key => !seen[key].Differs).ToList(), "duplicate-stances", NoteSeverity.Info,
            "Stances were given more than once, always the same; each counts once.");

        void Note(List<long> keys, string code, NoteSeverity severity, string message)
        {
            if (keys.Count == 0) return;
            reading.Findings.Add(code, severity, message, keys.Count, keys.Take(10).Select(key =>
                $"{record.Actors[(int)(uint)key].Code} on {record.Propositions[(int)(key >> 32)].Id}"));
        }
    }
}
