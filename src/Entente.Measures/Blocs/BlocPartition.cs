using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>Which actor of a record belongs to which bloc; found by a method or declared by a grouping.</summary>
public sealed class BlocPartition
{
    /// <summary>A partition from bloc numbers.</summary>
    /// <param name="blocOf">For each actor of the record its bloc from 0, or −1 if it is in none; length A.</param>
    /// <param name="names">The names of the blocs; length k.</param>
    /// <exception cref="ArgumentException">A bloc number has no name.</exception>
    public BlocPartition(ImmutableArray<int> blocOf, ImmutableArray<string> names)
    {
        for (var actor = 0; actor < blocOf.Length; actor++)
        {
            if (blocOf[actor] < -1 || blocOf[actor] >= names.Length)
                throw new ArgumentException($"Actor {actor} is in bloc {blocOf[actor]}; expected -1 to {names.Length - 1}.", nameof(blocOf));
        }

        BlocOf = blocOf;
        Names = names;
    }

    /// <summary>For each actor of the record its bloc from 0, or −1 if it is in none; length A.</summary>
    public ImmutableArray<int> BlocOf { get; }

    /// <summary>The names of the blocs, in the order of their numbers.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of blocs, k.</summary>
    public int Count => Names.Length;

    /// <summary>The actors of a bloc, ascending.</summary>
    /// <param name="bloc">The bloc's number.</param>
    public ImmutableArray<int> MembersOf(int bloc) => [.. Enumerable.Range(0, BlocOf.Length).Where(actor => BlocOf[actor] == bloc)];

    /// <summary>The declared blocs of a grouping, in ordinal order of their names; actors without one are in none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="grouping">The name of the grouping, such as <c>region</c>.</param>
    public static BlocPartition Declared(StanceRecord record, string grouping)
    {
        ArgumentNullException.ThrowIfNull(record);
        var groups = record.Actors.Select(actor => actor.Groups.GetValueOrDefault(grouping)).ToArray();
        var names = groups.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return new BlocPartition([.. groups.Select(group => group is null ? -1 : names.BinarySearch(group, StringComparer.Ordinal))], names);
    }
}
