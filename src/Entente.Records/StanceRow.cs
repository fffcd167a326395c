namespace Entente.Records;

/// <summary>The stances of one actor, or on one proposition: two spans of equal length, in ascending order of index.</summary>
public readonly ref struct StanceRow
{
    internal StanceRow(ReadOnlySpan<int> indices, ReadOnlySpan<Stance> stances)
    {
        Indices = indices;
        Stances = stances;
    }

    /// <summary>Indices of the propositions (in an actor's row) or of the actors (in a proposition's row), strictly ascending.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>The stances, one for each index, none missing.</summary>
    public ReadOnlySpan<Stance> Stances { get; }

    /// <summary>The number of stances.</summary>
    public int Length => Indices.Length;
}
