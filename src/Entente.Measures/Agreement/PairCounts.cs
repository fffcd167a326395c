using System.Numerics;

namespace Entente.Measures.Agreement;

/// <summary>What the agreement of two actors rests on: counts over the propositions on which both took a stance.</summary>
/// <param name="Both">Propositions with a stance of both.</param>
/// <param name="FirstNotOpposing">Of these, on which the first supports or reserves.</param>
/// <param name="FirstSupporting">Of these, on which the first supports.</param>
/// <param name="SecondNotOpposing">Of these, on which the second supports or reserves.</param>
/// <param name="SecondSupporting">Of these, on which the second supports.</param>
/// <param name="Distance">Sum of |x − y| with stances coded −1, 0, 1.</param>
internal readonly record struct PairCounts(
    int Both, int FirstNotOpposing, int FirstSupporting, int SecondNotOpposing, int SecondSupporting, int Distance)
{
    /// <summary>n² · Σ |x − y| expected if both drew from their own shares: for each threshold, one on either side.</summary>
    public double OwnExpectation => (double)(
        ((long)FirstNotOpposing * (Both - SecondNotOpposing)) + ((long)(Both - FirstNotOpposing) * SecondNotOpposing)
        + ((long)FirstSupporting * (Both - SecondSupporting)) + ((long)(Both - FirstSupporting) * SecondSupporting));

    /// <summary>2n² · Σ |x − y| expected if both drew from their pooled shares.</summary>
    public double PooledExpectation
    {
        get
        {
            var notOpposing = (long)FirstNotOpposing + SecondNotOpposing;
            var supporting = (long)FirstSupporting + SecondSupporting;
            var stances = 2L * Both;
            return (double)((notOpposing * (stances - notOpposing)) + (supporting * (stances - supporting)));
        }
    }

    /// <summary>The same pair seen from the other actor.</summary>
    public PairCounts Swapped => new(Both, SecondNotOpposing, SecondSupporting, FirstNotOpposing, FirstSupporting, Distance);

    /// <summary>The counts of two actors from their bit planes.</summary>
    /// <param name="first">Three planes of one actor, one after the other: took a stance, does not oppose, supports.</param>
    /// <param name="second">The planes of the other actor.</param>
    public static PairCounts Of(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        var words = first.Length / 3;
        var firstTook = first[..words];
        var firstNotOpposes = first.Slice(words, words);
        var firstSupports = first.Slice(2 * words, words);
        var secondTook = second[..words];
        var secondNotOpposes = second.Slice(words, words);
        var secondSupports = second.Slice(2 * words, words);
        int both = 0, firstNotOpposing = 0, firstSupporting = 0, secondNotOpposing = 0, secondSupporting = 0, distance = 0;
        for (var word = 0; word < words; word++)
        {
            var common = firstTook[word] & secondTook[word];
            if (common == 0) continue;
            var a = firstNotOpposes[word] & common;
            var b = firstSupports[word] & common;
            var c = secondNotOpposes[word] & common;
            var d = secondSupports[word] & common;
            both += BitOperations.PopCount(common);
            firstNotOpposing += BitOperations.PopCount(a);
            firstSupporting += BitOperations.PopCount(b);
            secondNotOpposing += BitOperations.PopCount(c);
            secondSupporting += BitOperations.PopCount(d);
            distance += BitOperations.PopCount(a ^ c) + BitOperations.PopCount(b ^ d);
        }

        return new PairCounts(both, firstNotOpposing, firstSupporting, secondNotOpposing, secondSupporting, distance);
    }
}
