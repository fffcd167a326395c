using System.Collections.Immutable;
using Entente.Measures.Blocs.Polis;
using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>How blocs are found.</summary>
public enum BlocMethod
{
    /// <summary>The pipeline of Polis, for dialogues: many actors, few stances each. See <see cref="PolisMath"/>.</summary>
    Polis = 0,

    /// <summary>Spectral clustering on chance-corrected agreement, for assemblies of states. See <see cref="AssemblyBlocs"/>.</summary>
    Assembly = 1,

    /// <summary>Not found but declared by a grouping such as region.</summary>
    Declared = 2,
}

/// <summary>The blocs of a record, however they were found.</summary>
public sealed record BlocResult
{
    /// <summary>How they were found.</summary>
    public required BlocMethod Method { get; init; }

    /// <summary>Who belongs to which bloc.</summary>
    public required BlocPartition Partition { get; init; }

    /// <summary>The id of each bloc, a letter; kept from period to period where periods are matched.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>
    /// Mean silhouette in [−1, 1]: over base clusters for Polis, over actors by the distance that their chance-corrected agreement makes
    /// otherwise. Null where there are not two blocs.
    /// </summary>
    public double? Silhouette { get; init; }

    /// <summary>How well the blocs are found again when the propositions are drawn again; null where that was not asked.</summary>
    public BlocStability? Stability { get; init; }

    /// <summary>What was found for every number of blocs that was looked at; empty where none was.</summary>
    public ImmutableArray<BlocCandidate> Candidates { get; init; } = [];

    /// <summary>For each actor of the record its place in the plane; null for an actor that took no part; length A.</summary>
    public required ImmutableArray<ActorPlace?> Places { get; init; }

    /// <summary>For each bloc at most five propositions that tell it from the others, those it supports first.</summary>
    public required ImmutableArray<ImmutableArray<RepresentativeStatement>> Representative { get; init; }

    /// <summary>The groups of a Polis conversation as blocs, named by letters.</summary>
    /// <param name="tick">The tick.</param>
    public static BlocResult Of(PolisTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var blocOf = new int[tick.Record.Actors.Length];
        Array.Fill(blocOf, -1);
        var places = new ActorPlace?[blocOf.Length];
        foreach (var participant in tick.Participants)
        {
            blocOf[participant.Actor] = participant.Group;
            places[participant.Actor] = new ActorPlace(participant.X, participant.Y);
        }

        return new BlocResult
        {
            Method = BlocMethod.Polis,
            Partition = new BlocPartition([.. blocOf], BlocNames.Letters(tick.Groups.Length)),
            Ids = BlocNames.Letters(tick.Groups.Length),
            Silhouette = tick.Silhouette,
            Candidates = [.. tick.Clusterings.Select(clustering => new BlocCandidate(clustering.K, clustering.Silhouette, Stability: null))],
            Places = [.. places],
            Representative = [.. tick.Groups.Select(group => group.Representative)],
        };
    }

    /// <summary>For each bloc of a partition the propositions that tell it from the others, chosen as Polis does.</summary>
    /// <param name="record">The record.</param>
    /// <param name="partition">Its blocs.</param>
    public static ImmutableArray<ImmutableArray<RepresentativeStatement>> RepresentativeOf(StanceRecord record, BlocPartition partition)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(partition);
        return partition.Count == 0 ? [] : Representativeness.Of(record, partition);
    }
}

/// <summary>A place in the plane.</summary>
/// <param name="X">First coordinate, along what divides the actors most.</param>
/// <param name="Y">Second coordinate.</param>
public readonly record struct ActorPlace(double X, double Y);

/// <summary>A number of blocs that was looked at.</summary>
/// <param name="Count">The number of blocs, k.</param>
/// <param name="Silhouette">Mean silhouette, in [−1, 1]; null where it is undefined.</param>
/// <param name="Stability">How well these blocs are found again; null where that was not asked.</param>
public sealed record BlocCandidate(int Count, double? Silhouette, BlocStability? Stability);

/// <summary>How well blocs are found again when the propositions are drawn again, over bootstrap replicates.</summary>
/// <param name="Mean">Mean adjusted Rand index of the replicates' blocs and these, at most 1.</param>
/// <param name="Low">The 5 % point of the replicates.</param>
/// <param name="High">The 95 % point of the replicates.</param>
/// <param name="WeakestBloc">
/// The smallest over the blocs of their mean recovery, in [0, 1]: shared members over all members of the bloc and the most similar one of the replicate.
/// </param>
/// <param name="Replicates">The number of replicates.</param>
/// <param name="IsStable">Whether the blocs are recovered as a whole and one by one: mean and weakest reach the level that the options ask for.</param>
public sealed record BlocStability(double Mean, double Low, double High, double WeakestBloc, int Replicates, bool IsStable);
