using System.Collections.Immutable;

namespace Entente.Records;

public sealed partial class StanceRecord
{
    /// <summary>The record restricted to some propositions. All actors stay, and the stances are shared, not copied.</summary>
    /// <param name="propositions">Indices of the propositions to keep, in the order they shall have.</param>
    /// <exception cref="ArgumentException">An index is out of range or occurs twice.</exception>
    public StanceRecord SelectPropositions(ReadOnlySpan<int> propositions)
    {
        var seen = new bool[Propositions.Length];
        var kept = ImmutableArray.CreateBuilder<Proposition>(propositions.Length);
        foreach (var proposition in propositions)
        {
            if ((uint)proposition >= (uint)seen.Length || seen[proposition])
                throw new ArgumentException($"Proposition {proposition} is out of range or named twice.", nameof(propositions));
            seen[proposition] = true;
            kept.Add(Propositions[proposition]);
        }

        return new StanceRecord(Name, Actors, kept.MoveToImmutable(), _byProposition.Select(propositions), Notes);
    }

    /// <summary>The record restricted to the propositions that meet a condition, in their order.</summary>
    /// <param name="condition">Whether to keep a proposition.</param>
    public StanceRecord Where(Func<Proposition, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var kept = new List<int>(Propositions.Length);
        for (var index = 0; index < Propositions.Length; index++)
        {
            if (condition(Propositions[index])) kept.Add(index);
        }

        return kept.Count == Propositions.Length ? this : SelectPropositions(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
    }

    /// <summary>The record restricted to some actors, in their order. Copies the stances that stay, once.</summary>
    /// <param name="condition">Whether to keep an actor.</param>
    public StanceRecord WhereActors(Func<Actor, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var newIndex = new int[Actors.Length];
        var kept = ImmutableArray.CreateBuilder<Actor>();
        for (var actor = 0; actor < Actors.Length; actor++)
        {
            var keep = condition(Actors[actor]);
            newIndex[actor] = keep ? kept.Count : -1;
            if (keep) kept.Add(Actors[actor]);
        }

        return kept.Count == Actors.Length
            ? this
            : new StanceRecord(Name, kept.ToImmutable(), Propositions, _byProposition.Keep(newIndex), Notes);
    }

    /// <summary>The record without actors that took no stance in it: a slice by period has the members of that period only.</summary>
    public StanceRecord WithoutSilentActors()
    {
        var speaks = new bool[Actors.Length];
        for (var proposition = 0; proposition < Propositions.Length; proposition++)
        {
            foreach (var actor in _byProposition[proposition].Indices) speaks[actor] = true;
        }

        var next = 0;
        return WhereActors(_ => speaks[next++]);
    }

    /// <summary>The record with its propositions described anew, for instance with other topics or goal levels.</summary>
    /// <param name="describe">Gives the new description; the id must stay.</param>
    /// <exception cref="ArgumentException">An id was changed.</exception>
    public StanceRecord WithPropositions(Func<Proposition, Proposition> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var described = Propositions.Select(describe).ToImmutableArray();
        for (var index = 0; index < described.Length; index++)
        {
            if (!string.Equals(described[index].Id, Propositions[index].Id, StringComparison.Ordinal))
                throw new ArgumentException($"The id of proposition '{Propositions[index].Id}' must stay.", nameof(describe));
        }

        return new StanceRecord(Name, Actors, described, _byProposition, Notes);
    }

    /// <summary>The record with its actors described anew, for instance with other groups or weights.</summary>
    /// <param name="describe">Gives the new description; the code must stay.</param>
    /// <exception cref="ArgumentException">A code was changed.</exception>
    public StanceRecord WithActors(Func<Actor, Actor> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var described = Actors.Select(describe).ToImmutableArray();
        for (var index = 0; index < described.Length; index++)
        {
            if (!string.Equals(described[index].Code, Actors[index].Code, StringComparison.Ordinal))
                throw new ArgumentException($"The code of actor '{Actors[index].Code}' must stay.", nameof(describe));
        }

        return new StanceRecord(Name, described, Propositions, _byProposition, Notes);
    }

    /// <summary>The record with other findings about it.</summary>
    /// <param name="notes">The findings, in the order to show them.</param>
    public StanceRecord WithNotes(IEnumerable<RecordNote> notes) => new(Name, Actors, Propositions, _byProposition, notes.ToImmutableArray());
}
