using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Records;

/// <summary>
/// Who took which stance on what: the one table that carries everything Entente measures. Immutable and columnar; stances are kept
/// sparse by proposition and, once asked for, by actor, a byte a stance.
/// </summary>
/// <remarks>
/// Actors and propositions are numbered from 0 in the order that the source gives them; measures that depend on order say so. All
/// members are safe to call from several threads at once.
/// </remarks>
public sealed partial class StanceRecord
{
    private readonly SparseStances _byProposition;
    private readonly Lazy<SparseStances> _byActor;
    private readonly Lazy<FrozenDictionary<string, int>> _actorIndex;
    private readonly Lazy<FrozenDictionary<string, int>> _propositionIndex;
    private readonly Lazy<PeriodIndex> _periods;

    internal StanceRecord(
        string name,
        ImmutableArray<Actor> actors,
        ImmutableArray<Proposition> propositions,
        SparseStances byProposition,
        ImmutableArray<RecordNote> notes)
    {
        Name = name;
        Actors = actors;
        Propositions = propositions;
        Notes = notes;
        _byProposition = byProposition;
        StanceCount = byProposition.Count();
        _byActor = new(() => _byProposition.Transpose(Actors.Length));
        _actorIndex = new(() => Actors.Select((actor, index) => (actor.Code, index)).ToFrozenDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal));
        _propositionIndex = new(() => Propositions.Select((proposition, index) => (proposition.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal));
        _periods = new(() => PeriodIndex.Of(Propositions));
    }

    /// <summary>What the record is called in reports: as a rule its file or folder.</summary>
    public string Name { get; }

    /// <summary>The actors, in the order of their index.</summary>
    public ImmutableArray<Actor> Actors { get; }

    /// <summary>The propositions, in the order of their index.</summary>
    public ImmutableArray<Proposition> Propositions { get; }

    /// <summary>The number of stances, none of them missing.</summary>
    public int StanceCount { get; }

    /// <summary>What the reader found and repaired.</summary>
    public ImmutableArray<RecordNote> Notes { get; }

    /// <summary>The periods that hold a proposition, ascending; empty if no proposition has a session or a date.</summary>
    public ImmutableArray<Period> Periods => _periods.Value.Periods;

    /// <summary>The stances on a proposition: indices of actors, ascending.</summary>
    /// <param name="proposition">Index of the proposition.</param>
    public StanceRow OnProposition(int proposition) => _byProposition[proposition];

    /// <summary>The stances of an actor: indices of propositions, ascending.</summary>
    /// <param name="actor">Index of the actor.</param>
    public StanceRow OfActor(int actor) => _byActor.Value[actor];

    /// <summary>The stance of an actor on a proposition.</summary>
    /// <param name="actor">Index of the actor.</param>
    /// <param name="proposition">Index of the proposition.</param>
    /// <returns>The stance, or <see cref="Stance.Missing"/>.</returns>
    public Stance this[int actor, int proposition]
    {
        get
        {
            var row = _byProposition[proposition];
            var place = row.Indices.BinarySearch(actor);
            return place < 0 ? Stance.Missing : row.Stances[place];
        }
    }

    /// <summary>The index of the actor with a code.</summary>
    /// <param name="code">The code, compared by its characters.</param>
    /// <returns>The index, or null if the record has no such actor.</returns>
    public int? ActorIndex(string code) => _actorIndex.Value.TryGetValue(code, out var index) ? index : null;

    /// <summary>The index of the proposition with an id.</summary>
    /// <param name="id">The id, compared by its characters.</param>
    /// <returns>The index, or null if the record has no such proposition.</returns>
    public int? PropositionIndex(string id) => _propositionIndex.Value.TryGetValue(id, out var index) ? index : null;

    /// <summary>The place of a proposition's period in <see cref="Periods"/>.</summary>
    /// <param name="proposition">Index of the proposition.</param>
    /// <returns>The place, or −1 if the proposition has neither session nor date.</returns>
    public int PeriodOf(int proposition) => _periods.Value.OfProposition[proposition];

    /// <summary>The propositions of a period, ascending.</summary>
    /// <param name="period">Place of the period in <see cref="Periods"/>.</param>
    public ReadOnlySpan<int> PropositionsIn(int period) => _periods.Value.PropositionsIn(period);

    /// <summary>A record of given actors, propositions and stances.</summary>
    /// <param name="name">What the record is called in reports.</param>
    /// <param name="actors">The actors; codes must be unique.</param>
    /// <param name="propositions">The propositions; ids must be unique.</param>
    /// <param name="stanceActors">For each stance the index of its actor; length S.</param>
    /// <param name="stancePropositions">For each stance the index of its proposition; length S.</param>
    /// <param name="stances">The stances; length S. Missing ones are left out.</param>
    /// <param name="notes">What the reader found and repaired.</param>
    /// <returns>The record. Of several stances of one actor on one proposition the last in the input counts.</returns>
    /// <exception cref="ArgumentException">Lengths differ, an index is out of range, or a code or id occurs twice.</exception>
    public static StanceRecord Create(
        string name,
        IEnumerable<Actor> actors,
        IEnumerable<Proposition> propositions,
        ReadOnlySpan<int> stanceActors,
        ReadOnlySpan<int> stancePropositions,
        ReadOnlySpan<Stance> stances,
        IEnumerable<RecordNote>? notes = null)
    {
        var actorArray = actors.ToImmutableArray();
        var propositionArray = propositions.ToImmutableArray();
        RequireUnique(actorArray.Select(actor => actor.Code), "actor code", nameof(actors));
        RequireUnique(propositionArray.Select(proposition => proposition.Id), "proposition id", nameof(propositions));
        var byProposition = SparseStances.ByProposition(
            actorArray.Length, propositionArray.Length, stanceActors, stancePropositions, stances);
        return new StanceRecord(name, actorArray, propositionArray, byProposition, notes?.ToImmutableArray() ?? []);
    }

    private static void RequireUnique(IEnumerable<string> keys, string what, string parameter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!seen.Add(key)) throw new ArgumentException($"The {what} '{key}' occurs twice; each must be unique.", parameter);
        }
    }
}
