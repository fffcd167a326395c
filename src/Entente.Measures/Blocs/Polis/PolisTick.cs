using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.Blocs.Polis;

/// <summary>What Polis computes from a conversation at one moment; also the state from which the next tick starts.</summary>
public sealed class PolisTick
{
    internal PolisTick(StanceRecord record, VoteMatrix votes, VoteCounts[] groupVotes)
    {
        Record = record;
        Votes = votes;
        GroupVotes = groupVotes;
    }

    /// <summary>The record that was measured.</summary>
    public StanceRecord Record { get; }

    /// <summary>How many ticks led here: 1 after a cold start.</summary>
    public required int Number { get; init; }

    /// <summary>Participants with a vote, in the order of the record.</summary>
    public required ImmutableArray<PolisParticipant> Participants { get; init; }

    /// <summary>Statements with a vote, in the order of the record.</summary>
    public required ImmutableArray<PolisStatement> Statements { get; init; }

    /// <summary>The base clusters of the participants in the clustering, by id.</summary>
    public required ImmutableArray<PolisCluster> BaseClusters { get; init; }

    /// <summary>The groupings of the base clusters for k = 2, 3, … and their silhouettes.</summary>
    public required ImmutableArray<PolisClustering> Clusterings { get; init; }

    /// <summary>Which number of groups is best, for how long, and which is in use.</summary>
    public required GroupCount GroupCount { get; init; }

    /// <summary>The groups in use, by id.</summary>
    public required ImmutableArray<PolisGroup> Groups { get; init; }

    /// <summary>What the participants at large agree or disagree with.</summary>
    public required PolisConsensus Consensus { get; init; }

    /// <summary>Mean silhouette of the groups in use, over base clusters; null where there are not two groups.</summary>
    public double? Silhouette =>
        Groups.Length < 2 ? null : Clusterings.First(clustering => clustering.K == GroupCount.Smoothed).Silhouette;

    internal VoteMatrix Votes { get; }

    internal VoteCounts[] GroupVotes { get; }
}

/// <summary>A participant with at least one vote.</summary>
/// <param name="Actor">Index of the actor in the record.</param>
/// <param name="Votes">Votes cast, on moderated statements too.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="BaseCluster">Place in <see cref="PolisTick.BaseClusters"/>, or −1 if not in the clustering.</param>
/// <param name="Group">Place in <see cref="PolisTick.Groups"/>, or −1 if not in the clustering.</param>
public sealed record PolisParticipant(int Actor, int Votes, double X, double Y, int BaseCluster, int Group)
{
    /// <summary>Whether the participant is in the clustering.</summary>
    public bool InConversation => BaseCluster >= 0;
}

/// <summary>A statement with at least one vote.</summary>
/// <param name="Proposition">Index of the proposition in the record.</param>
/// <param name="IsModeratedOut">Whether it was rejected or is about the participants, and so counts as a pass of everyone.</param>
/// <param name="Center">Mean vote, in [−1, 1]; 0 if moderated out.</param>
/// <param name="First">Loading on the first principal component.</param>
/// <param name="Second">Loading on the second principal component.</param>
/// <param name="Extremity">How far from the centre one agreement with it alone would put a participant; not negative.</param>
/// <param name="GroupAwareConsensus">Product over groups of (agree + 1) / (seen + 2), in (0, 1).</param>
/// <param name="Priority">Weight in the draw of the next statement to show; computed from the group votes of the tick before.</param>
public sealed record PolisStatement(
    int Proposition,
    bool IsModeratedOut,
    double Center,
    double First,
    double Second,
    double Extremity,
    double GroupAwareConsensus,
    double Priority);

/// <summary>A group of participants.</summary>
/// <param name="Id">Its number, kept from tick to tick.</param>
/// <param name="Members">Indices of its actors, ascending.</param>
/// <param name="X">First coordinate of the centre.</param>
/// <param name="Y">Second coordinate of the centre.</param>
/// <param name="Votes">The group's votes on each statement, in the order of <see cref="PolisTick.Statements"/>.</param>
/// <param name="Representative">At most five statements that tell it from the others, agreements first.</param>
public sealed record PolisGroup(
    int Id,
    ImmutableArray<int> Members,
    double X,
    double Y,
    ImmutableArray<GroupVotes> Votes,
    ImmutableArray<RepresentativeStatement> Representative);

/// <summary>Votes of a group on a statement.</summary>
/// <param name="Agree">Agreements.</param>
/// <param name="Disagree">Disagreements.</param>
/// <param name="Seen">All votes, passes included.</param>
public readonly record struct GroupVotes(int Agree, int Disagree, int Seen);
