using Entente.Records;

namespace Entente.Measures.Blocs.Polis;

/// <summary>
/// The mathematics of Polis [Small2021], reproduced: principal components of the votes, base clusters, groups, and for each statement
/// how it represents groups and bridges them. Quirks included; docs/measures/blocs-polis.md names them and what they cost.
/// </summary>
/// <remarks>
/// The order of actors and propositions matters (Polis: order of first vote). Above 10,000 participants Polis draws unseeded
/// mini-batches, which nobody can reproduce; here the exact method serves every size.
/// </remarks>
public static class PolisMath
{
    /// <summary>The state after <see cref="PolisOptions.Ticks"/> ticks on one record.</summary>
    /// <param name="record">The record; needs at least one stance.</param>
    /// <param name="options">Settings; null for Polis' own.</param>
    /// <param name="cancellation">Stops the work between ticks.</param>
    /// <exception cref="ArgumentException">The record has no stance.</exception>
    public static PolisTick Measure(StanceRecord record, PolisOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new PolisOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Ticks, 1, nameof(options));
        var tick = Tick(record, previous: null, options);
        for (var number = 2; number <= options.Ticks; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            tick = Tick(record, tick, options);
        }

        return tick;
    }

    /// <summary>One tick: everything computed anew, starting where the tick before ended.</summary>
    /// <param name="record">The record now; needs at least one stance. Actors and propositions are recognised by code and id.</param>
    /// <param name="previous">The tick before; null for a cold start.</param>
    /// <param name="options">Settings; null for Polis' own.</param>
    /// <exception cref="ArgumentException">The record has no stance.</exception>
    public static PolisTick Tick(StanceRecord record, PolisTick? previous, PolisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new PolisOptions();
        if (record.StanceCount == 0) throw new ArgumentException("A record without stances has no groups; at least one stance is needed.", nameof(record));
        var votes = ReferenceEquals(previous?.Record, record) ? previous.Votes : VoteMatrix.Of(record, options);
        var earlier = EarlierTick.Of(previous, votes, record);

        var center = votes.Center();
        var centered = votes.Centered(center);
        var components = PowerIteration.Of(centered, earlier.Components, options);
        var positions = Projection.Participants(votes, centered, components);

        var inside = Conversation.Members(votes, earlier.Inside, options);
        var points = new PointSet(Array.ConvertAll(inside, row => positions.X[row]), Array.ConvertAll(inside, row => positions.Y[row]), weights: null);
        var bases = PolisKMeans.Fit(points, options.BaseClusters, earlier.BaseClusters(inside), options.BaseIterations);
        var basePoints = new PointSet(
            [.. bases.Select(cluster => cluster.X)], [.. bases.Select(cluster => cluster.Y)], [.. bases.Select(cluster => (double)cluster.Members.Count)]);
        var clusterings = Groups.Of(basePoints, k => earlier.Groups(k, bases), options);
        var count = GroupCount.Next(previous?.GroupCount, clusterings, options.GroupCountBuffer);
        var groups = clusterings.First(clustering => clustering.K == count.Smoothed).Groups;

        var baseOf = new int[votes.RowCount];
        var groupOf = new int[votes.RowCount];
        Array.Fill(baseOf, -1);
        Array.Fill(groupOf, -1);
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var place in groups[group].Members)
            {
                foreach (var point in bases[place].Members) (baseOf[inside[point]], groupOf[inside[point]]) = (place, group);
            }
        }

        var groupVotes = votes.CountByGroup(groupOf, groups.Length);
        var everyone = votes.CountByGroup(new int[votes.RowCount], 1)[0];
        var representative = Representativeness.Of(groupVotes, votes.Propositions, votes.ModeratedOut);
        return new PolisTick(record, votes, groupVotes)
        {
            Number = (previous?.Number ?? 0) + 1,
            Participants = [.. Enumerable.Range(0, votes.RowCount).Select(row => new PolisParticipant(
                votes.Actors[row], votes.VotesOf(row), positions.X[row], positions.Y[row], baseOf[row], groupOf[row]))],
            Statements = [.. Enumerable.Range(0, votes.ColumnCount).Select(column =>
            {
                var proposition = votes.Propositions[column];
                var extremity = Projection.Extremity(votes.ColumnCount, center[column], components[0][column], components[1][column]);
                return new PolisStatement(
                    proposition,
                    votes.ModeratedOut[column],
                    center[column],
                    components[0][column],
                    components[1][column],
                    extremity,
                    StatementScores.GroupAwareConsensus(groupVotes, column),
                    StatementScores.Priority(
                        earlier.GroupVotes, earlier.Column(column), extremity, record.Propositions[proposition].Moderation == Moderation.Meta));
            })],
            BaseClusters = [.. bases.Select(cluster => new PolisCluster(
                cluster.Id, [.. cluster.Members.Select(point => votes.Actors[inside[point]])], cluster.X, cluster.Y))],
            Clusterings = clusterings,
            GroupCount = count,
            Groups = [.. groups.Select((group, place) => new PolisGroup(
                group.Id,
                [.. Enumerable.Range(0, votes.RowCount).Where(row => groupOf[row] == place).Select(row => votes.Actors[row])],
                group.X,
                group.Y,
                [.. Enumerable.Range(0, votes.ColumnCount).Select(column => new GroupVotes(
                    groupVotes[place].Agree[column], groupVotes[place].Disagree[column], groupVotes[place].Seen[column]))],
                representative[place]))],
            Consensus = PolisConsensus.Of(everyone, votes.Propositions, votes.ModeratedOut),
        };
    }
}
