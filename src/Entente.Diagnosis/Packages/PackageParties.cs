using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Records;

namespace Entente.Diagnosis.Packages;

/// <summary>A side that must be able to accept a package: an actor or a bloc.</summary>
/// <param name="Code">The key by which tables and reports name it: the code of the actor, or that of the bloc.</param>
/// <param name="Name">The name for readers.</param>
/// <param name="Actors">Indices of its actors in the record, ascending; one where the party is an actor.</param>
public sealed record PackageParty(string Code, string Name, ImmutableArray<int> Actors);

/// <summary>The sides that must all be able to accept a package.</summary>
public sealed class PackageParties
{
    private readonly Dictionary<string, int> _index = new(StringComparer.OrdinalIgnoreCase);

    private PackageParties(StanceRecord record, bool areBlocs, ImmutableArray<PackageParty> parties, ImmutableArray<int> outside)
    {
        (Record, AreBlocs, All, Outside) = (record, areBlocs, parties, outside);
        for (var party = 0; party < parties.Length; party++) _index.TryAdd(parties[party].Name, party);
        // A code is never hidden by the name of another party.
        for (var party = 0; party < parties.Length; party++) _index[parties[party].Code] = party;
    }

    /// <summary>The record whose actors they are.</summary>
    public StanceRecord Record { get; }

    /// <summary>Whether the parties are blocs; else each is one actor.</summary>
    public bool AreBlocs { get; }

    /// <summary>The parties, in order.</summary>
    public ImmutableArray<PackageParty> All { get; }

    /// <summary>Indices of the actors that belong to no party: without a stance, or in no bloc; ascending.</summary>
    public ImmutableArray<int> Outside { get; }

    /// <summary>The number of parties, N.</summary>
    public int Count => All.Length;

    /// <summary>Every actor that took a stance is a party.</summary>
    /// <param name="record">The record.</param>
    public static PackageParties Actors(StanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var speaks = Speaks(record);
        return new PackageParties(
            record,
            areBlocs: false,
            [.. Enumerable.Range(0, speaks.Length).Where(actor => speaks[actor]).Select(actor => new PackageParty(record.Actors[actor].Code, record.Actors[actor].Name, [actor]))],
            [.. Enumerable.Range(0, speaks.Length).Where(actor => !speaks[actor])]);
    }

    /// <summary>Every bloc in which someone took a stance is a party.</summary>
    /// <param name="record">The record.</param>
    /// <param name="partition">Which actor belongs to which bloc.</param>
    /// <param name="codes">The codes of the blocs, in the order of their numbers; the names where null.</param>
    /// <exception cref="ArgumentException">The partition is not one of the record's actors, or there are not as many codes as blocs.</exception>
    public static PackageParties Blocs(StanceRecord record, BlocPartition partition, IReadOnlyList<string>? codes = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(partition);
        if (partition.BlocOf.Length != record.Actors.Length)
            throw new ArgumentException($"Expected a partition of the record's {record.Actors.Length} actors; found one of {partition.BlocOf.Length}.", nameof(partition));
        if (codes is not null && codes.Count != partition.Count)
            throw new ArgumentException($"Expected {partition.Count} codes, one a bloc; found {codes.Count}.", nameof(codes));
        var speaks = Speaks(record);
        var parties = Enumerable.Range(0, partition.Count)
            .Select(bloc => new PackageParty(codes?[bloc] ?? partition.Names[bloc], partition.Names[bloc], [.. partition.MembersOf(bloc).Where(actor => speaks[actor])]))
            .Where(party => party.Actors.Length > 0)
            .ToImmutableArray();
        var inside = parties.SelectMany(party => party.Actors).ToHashSet();
        return new PackageParties(record, areBlocs: true, parties, [.. Enumerable.Range(0, record.Actors.Length).Where(actor => !inside.Contains(actor))]);
    }

    /// <summary>The index of the party with a code or a name.</summary>
    /// <param name="codeOrName">The code or the name, without regard to case; a code goes before a name.</param>
    /// <returns>The index, or null if there is no such party.</returns>
    public int? IndexOf(string codeOrName) => _index.TryGetValue(codeOrName, out var party) ? party : null;

    private static bool[] Speaks(StanceRecord record)
    {
        var speaks = new bool[record.Actors.Length];
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            foreach (var actor in record.OnProposition(proposition).Indices) speaks[actor] = true;
        }

        return speaks;
    }
}
