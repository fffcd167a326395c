using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.Randomness;

/// <summary>
/// A counter-based random source: the number at (seed, stream, counter) depends on these three alone, so a draw is the same
/// whichever thread makes it and in whatever order.
/// </summary>
/// <remarks>
/// SplitMix64 [Steele2014] addressed by position, as <c>mix(key + (counter + 1)·golden)</c> with the key mixed from seed and stream.
/// Not for secrets.
/// </remarks>
public readonly struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    /// <summary>The source of a seed and a stream; different streams of one seed are independent for practical purposes.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">Which of the many streams of the seed, for instance the bootstrap replicate.</param>
    public CounterRandom(ulong seed, ulong stream = 0) => _key = Mix(Mix(seed + Golden) ^ (stream * 0xD1342543DE82EF95));

    /// <summary>64 random bits at a position.</summary>
    /// <param name="counter">The position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(ulong counter) => Mix(_key + ((counter + 1) * Golden));

    /// <summary>A double in [0, 1) at a position, a multiple of 2⁻⁵³.</summary>
    /// <param name="counter">The position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(ulong counter) => (Bits(counter) >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>An integer in [0, bound) at a position, with a bias below bound / 2⁶⁴.</summary>
    /// <param name="counter">The position.</param>
    /// <param name="bound">The exclusive upper bound, positive.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(ulong counter, int bound) => (int)Math.BigMul(Bits(counter), (ulong)bound, out _);

    /// <summary>Eight doubles in (0, 1), neither 0 nor 1, at eight consecutive positions: (k + ½)·2⁻⁵² from the upper 52 bits k of each.</summary>
    /// <param name="counter">The first position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> OpenUniforms(ulong counter)
    {
        var z = Vector512.Create(_key + ((counter + 1) * Golden)) + Steps;
        z = (z ^ (z >>> 30)) * Vector512.Create(0xBF58476D1CE4E5B9UL);
        z = (z ^ (z >>> 27)) * Vector512.Create(0x94D049BB133111EBUL);
        z ^= z >>> 31;
        // 52 bits under the exponent of 1 make a number in [1, 2); taking 1 − 2⁻⁵³ away is exact.
        var unit = ((z >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
        return unit - Vector512.Create(1 - (1.0 / 9007199254740992.0));
    }

    /// <summary>A double in (0, 1) at a position: the scalar form of <see cref="OpenUniforms"/>.</summary>
    /// <param name="counter">The position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double OpenUniform(ulong counter) => ((Bits(counter) >> 12) + 0.5) * (1.0 / 4503599627370496.0);

    private static Vector512<ulong> Steps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0UL, Golden, unchecked(2 * Golden), unchecked(3 * Golden), unchecked(4 * Golden), unchecked(5 * Golden), unchecked(6 * Golden), unchecked(7 * Golden));
    }

    /// <summary>The finalizer of SplitMix64: a bijection of 64 bits that spreads every input bit over all output bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
