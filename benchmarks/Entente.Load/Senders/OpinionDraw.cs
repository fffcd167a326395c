namespace Entente.Load.Senders;

/// <summary>
/// Which position a made-up participant takes on a statement: three opinion groups, 40 % of the statements common ground, every number from a counter
/// through SplitMix64. The rule is that of <c>tests/Entente.TestKit/SyntheticRecord.cs</c>, so that a load run holds the dialogue that the benchmarks measure.
/// </summary>
internal sealed class OpinionDraw
{
    private const int Groups = 3;
    private readonly double[,] _support;
    private readonly int _statements;

    /// <summary>The opinions on a number of statements.</summary>
    /// <param name="statements">How many.</param>
    public OpinionDraw(int statements)
    {
        (_statements, _support) = (statements, new double[Groups, statements]);
        for (var statement = 0; statement < statements; statement++)
        {
            var place = (ulong)statement;
            var isCommonGround = Uniform(1, place) < 0.4;
            for (var group = 0; group < Groups; group++)
                _support[group, statement] = isCommonGround ? 0.15 + (0.7 * Uniform(2, place)) : 0.05 + (0.9 * Uniform(10 + (ulong)group, place));
        }
    }

    /// <summary>The position of a participant, from 0, on a statement, from 1.</summary>
    public Ledger.Position Of(int participant, int statement)
    {
        var group = (int)(Uniform(3, (ulong)participant) * Groups);
        var draw = Uniform(5, ((ulong)participant * (ulong)_statements) + (ulong)(statement - 1));
        if (draw < 0.15) return Ledger.Position.Abstain;
        return (draw - 0.15) / 0.85 < _support[group, statement - 1] ? Ledger.Position.Support : Ledger.Position.Oppose;
    }

    /// <summary>A number in [0, 1) by a stream and a counter.</summary>
    public static double Uniform(ulong stream, ulong counter)
    {
        var z = (stream * 0xD1342543DE82EF95) + ((counter + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / 9007199254740992.0);
    }
}
