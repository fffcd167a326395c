using Entente.Records;

namespace Entente.Measures.Blocs.Polis;

/// <summary>What a tick takes over from the one before, in the rows and columns of the record now.</summary>
internal sealed class EarlierTick
{
    private readonly PolisTick? _tick;
    private readonly int[] _rowOfActor;
    private readonly int[] _columnBefore;

    private EarlierTick(PolisTick? tick, int[] rowOfActor, int[] columnBefore)
    {
        _tick = tick;
        _rowOfActor = rowOfActor;
        _columnBefore = columnBefore;
    }

    /// <summary>The last components over the columns of now, 1 where a column is new; null without an earlier tick.</summary>
    public double[]?[] Components => _tick is null
        ? new double[]?[PowerIteration.Components]
        :
        [
            Array.ConvertAll(_columnBefore, column => column < 0 ? 1 : _tick.Statements[column].First),
            Array.ConvertAll(_columnBefore, column => column < 0 ? 1 : _tick.Statements[column].Second),
        ];

    /// <summary>Rows of now that were in the clustering.</summary>
    public IEnumerable<int> Inside => _tick is null
        ? []
        : _tick.Participants.Where(participant => participant.InConversation).Select(participant => _rowOfActor[participant.Actor]).Where(row => row >= 0);

    /// <summary>The last votes per group; empty without an earlier tick.</summary>
    public VoteCounts[] GroupVotes => _tick?.GroupVotes ?? [];

    public static EarlierTick Of(PolisTick? tick, VoteMatrix votes, StanceRecord record)
    {
        if (tick is null) return new EarlierTick(null, [], Unknown(votes.ColumnCount));
        var isSame = ReferenceEquals(tick.Record, record);
        var rowOf = Unknown(record.Actors.Length);
        for (var row = 0; row < votes.RowCount; row++) rowOf[votes.Actors[row]] = row;
        var rowOfActor = isSame
            ? rowOf
            : [.. tick.Record.Actors.Select(actor => record.ActorIndex(actor.Code) is { } index ? rowOf[index] : -1)];

        var columnOf = Unknown(tick.Record.Propositions.Length);
        for (var column = 0; column < tick.Statements.Length; column++) columnOf[tick.Statements[column].Proposition] = column;
        var columnBefore = Array.ConvertAll(votes.Propositions, proposition =>
            (isSame ? proposition : tick.Record.PropositionIndex(record.Propositions[proposition].Id)) is { } index ? columnOf[index] : -1);
        return new EarlierTick(tick, rowOfActor, columnBefore);
    }

    /// <summary>The column that the tick before had for a column of now; −1 if none.</summary>
    public int Column(int column) => _columnBefore[column];

    /// <summary>The last base clusters, with members as places in the rows that are inside now.</summary>
    public IReadOnlyList<PointCluster>? BaseClusters(int[] inside)
    {
        if (_tick is null) return null;
        var places = inside.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. _tick.BaseClusters.Select(cluster => new PointCluster(
            cluster.Id,
            [.. cluster.Members.Where(actor => _rowOfActor[actor] >= 0).Select(actor => places[_rowOfActor[actor]]).Order()],
            cluster.X,
            cluster.Y))];
    }

    /// <summary>The last groups for a k, with members as places among the base clusters of now, recognised by their ids.</summary>
    public IReadOnlyList<PointCluster>? Groups(int k, List<PointCluster> bases)
    {
        if (_tick?.Clusterings.FirstOrDefault(clustering => clustering.K == k) is not { } clustering) return null;
        var places = bases.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        return [.. clustering.Groups.Select(group => new PointCluster(
            group.Id,
            [.. group.Members.Select(place => places.GetValueOrDefault(_tick.BaseClusters[place].Id, -1)).Where(place => place >= 0).Order()],
            group.X,
            group.Y))];
    }

    private static int[] Unknown(int count)
    {
        var unknown = new int[count];
        Array.Fill(unknown, -1);
        return unknown;
    }
}
