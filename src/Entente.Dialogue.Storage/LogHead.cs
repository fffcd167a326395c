namespace Entente.Dialogue.Storage;

/// <summary>The last event of a dialogue. Its hash stands for the whole log up to there and may be published or notarised.</summary>
/// <param name="Sequence">The place of the last event; 0 where nothing was appended yet.</param>
/// <param name="Hash">Its hash, 32 bytes; all zero where nothing was appended yet.</param>
public sealed record LogHead(long Sequence, ReadOnlyMemory<byte> Hash)
{
    /// <summary>The head of a log without events.</summary>
    public static LogHead Empty { get; } = new(0, new byte[32]);

    /// <summary>Whether two heads stand for the same log.</summary>
    public bool Equals(LogHead? other) => other is not null && Sequence == other.Sequence && Hash.Span.SequenceEqual(other.Hash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Sequence.GetHashCode();

    /// <summary>The head as text: sequence, colon, hash in hexadecimal digits.</summary>
    public override string ToString() => $"{Sequence}:{Convert.ToHexStringLower(Hash.Span)}";
}
