using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.Numerics;

/// <summary>The functions of <see cref="Normal"/> on eight numbers at a time.</summary>
/// <remarks>
/// Always eight lanes: on processors without 512-bit registers the runtime splits them, so the result does not depend on the width.
/// </remarks>
internal static class NormalVector
{
    /// <summary>The number of lanes.</summary>
    public const int Width = 8;

    /// <summary>The density φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Density(Vector512<double> x)
    {
        var square = x * x;
        var lost = Vector512.FusedMultiplyAdd(x, x, -square) * Vector512.Create(-0.5);
        var density = Exp(square * Vector512.Create(-0.5)) * Vector512.Create(Normal.InverseRootTwoPi);
        return Vector512.FusedMultiplyAdd(density, lost, density);
    }

    /// <summary>(1 − Φ(x)) / φ(x), x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MillsRatio(Vector512<double> x)
    {
        // One division serves both (x − 5) / (x + 5) and 1 / (1 + x).
        var one = Vector512.Create(1.0);
        var five = Vector512.Create(5.0);
        var right = x + five;
        var left = x + one;
        var inverse = one / (left * right);
        var t = (x - five) * left * inverse;
        return MillsPolynomial(t) * (right * inverse);
    }

    /// <summary>Φ(x), accurate in relative terms in the lower tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cdf(Vector512<double> x)
    {
        var tail = Density(x) * MillsRatio(Vector512.Abs(x));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512.Create(1.0) - tail, tail);
    }

    /// <summary>φ(x) / Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InverseMills(Vector512<double> x)
    {
        // 1/R(|x|) below 0 and φ/(1 − φR) above: selected first, divided once.
        var density = Density(x);
        var mills = MillsRatio(Vector512.Abs(x));
        var above = Vector512.GreaterThan(x, Vector512<double>.Zero);
        var one = Vector512.Create(1.0);
        var numerator = Vector512.ConditionalSelect(above, density, one);
        var denominator = Vector512.ConditionalSelect(above, one - (density * mills), mills);
        return numerator / denominator;
    }

    /// <summary>log Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogCdf(Vector512<double> x)
    {
        var mills = MillsRatio(Vector512.Abs(x));
        var tail = Density(x) * mills;
        var one = Vector512.Create(1.0);
        var above = Vector512.GreaterThan(x, Vector512<double>.Zero);
        var sum = one - tail;
        var log = Log(Vector512.ConditionalSelect(above, sum, mills * Vector512.Create(Normal.InverseRootTwoPi)));
        // log(1 − tail): the correction restores what the rounding of 1 − tail lost.
        var exact = Vector512.Equals(sum, one);
        var upper = Vector512.ConditionalSelect(exact, -tail, log * (tail / (one - Vector512.ConditionalSelect(exact, Vector512<double>.Zero, sum))));
        return Vector512.ConditionalSelect(above, upper, log - (x * x * Vector512.Create(0.5)));
    }

    /// <summary>Φ⁻¹(p), p in (0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Quantile(Vector512<double> p)
    {
        var w = -Log(p * (Vector512.Create(1.0) - p) * Vector512.Create(4.0));
        var t = (w * Vector512.Create(2 / Normal.QuantileSplit)) - Vector512.Create(1.0);
        var central = (p - Vector512.Create(0.5)) * QuantilePolynomial(t);
        var tails = Vector512.GreaterThanOrEqual(w, Vector512.Create(Normal.QuantileSplit));
        return tails == Vector512<double>.Zero ? central : QuantileTails(p, central, tails.ExtractMostSignificantBits());
    }

    /// <summary>Applies a kernel to a span, eight at a time; the last few are padded with a half.</summary>
    public static void Map<TKernel>(ReadOnlySpan<double> x, Span<double> result)
        where TKernel : struct, IKernel
    {
        if (result.Length < x.Length)
            throw new ArgumentException($"The result holds {result.Length} numbers; expected at least {x.Length}.", nameof(result));
        var index = 0;
        for (; index + Width <= x.Length; index += Width) TKernel.Of(Vector512.Create(x[index..])).CopyTo(result[index..]);
        if (index == x.Length) return;
        Span<double> rest = stackalloc double[Width];
        rest.Fill(0.5);
        x[index..].CopyTo(rest);
        TKernel.Of(Vector512.Create<double>(rest)).CopyTo(rest);
        rest[..(x.Length - index)].CopyTo(result[index..]);
    }

    // Lanes beyond w = 6.25, a thousandth of all under the normal distribution itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> QuantileTails(Vector512<double> p, Vector512<double> central, ulong lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = System.Numerics.BitOperations.TrailingZeroCount(lanes);
            central = central.WithElement(lane, Normal.Quantile(p.GetElement(lane)));
        }

        return central;
    }

    /// <summary>log(x) of positive normal numbers, within 1 unit in the last place or 1e-16, whichever is larger.</summary>
    /// <remarks>x = 2ⁿ·m, m in [√½, √2); log m = 2 artanh s, s = (m − 1)/(m + 1), by its series to s²¹.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log(Vector512<double> x)
    {
        // The bits of √½ are taken off first, so that the exponent that remains is n and the mantissa lies around 1.
        var bits = x.AsInt64() - Vector512.Create(0x3FE6A09E667F3BCDL);
        var exponent = bits >> 52;
        var m = (x.AsInt64() - (exponent << 52)).AsDouble();
        var n = Vector512.ConvertToDouble(exponent);
        var one = Vector512.Create(1.0);
        var s = (m - one) / (m + one);
        var square = s * s;
        var even = Vector512.Create(2.0 / 21.0);
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 19.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 17.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 15.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 13.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 11.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 9.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 7.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 5.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 3.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(2.0 / 1.0));
        var low = Vector512.FusedMultiplyAdd(n, Vector512.Create(1.90821492927058770002e-10), even * s);
        return Vector512.FusedMultiplyAdd(n, Vector512.Create(6.93147180369123816490e-01), low);
    }

    /// <summary>exp(x) of numbers that are 0 or less, to 2 units in the last place; 0 below −708.</summary>
    /// <remarks>x = n log 2 + r, |r| ≤ ½ log 2; exp r by its series to r¹³, then n is added to the exponent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exp(Vector512<double> x)
    {
        // Adding 1.5·2⁵² rounds to the nearest integer and leaves it in the low bits.
        var shift = Vector512.Create(6755399441055744.0);
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504088896340736), shift);
        var n = shifted - shift;
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-6.93147180369123816490e-01), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-1.90821492927058770002e-10), r);
        var square = r * r;
        var odd = Vector512.Create(1.0 / 6227020800.0);
        var even = Vector512.Create(1.0 / 479001600.0);
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 39916800.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 3628800.0));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 362880.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 40320.0));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 5040.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 720.0));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 120.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 24.0));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 6.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 2.0));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(1.0 / 1.0));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(1.0 / 1.0));
        var scaled = (Vector512.FusedMultiplyAdd(odd, r, even).AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(-708.0)), Vector512<double>.Zero, scaled);
    }

    // Written out, because the compiler does not unroll the loop; even and odd powers run side by side, which halves the chain
    // of dependent multiplications.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> MillsPolynomial(Vector512<double> t)
    {
        var square = t * t;
        var odd = Vector512.Create(Normal.MillsPolynomial[23]);
        var even = Vector512.Create(Normal.MillsPolynomial[22]);
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[21]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[20]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[19]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[18]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[17]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[16]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[15]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[14]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[13]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[12]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[11]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[10]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[9]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[8]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[7]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[6]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[5]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[4]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[3]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[2]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.MillsPolynomial[1]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.MillsPolynomial[0]));
        return Vector512.FusedMultiplyAdd(odd, t, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> QuantilePolynomial(Vector512<double> t)
    {
        var square = t * t;
        var odd = Vector512.Create(Normal.QuantilePolynomial[21]);
        var even = Vector512.Create(Normal.QuantilePolynomial[22]);
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[20]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[19]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[18]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[17]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[16]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[15]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[14]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[13]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[12]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[11]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[10]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[9]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[8]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[7]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[6]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[5]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[4]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[3]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[2]));
        odd = Vector512.FusedMultiplyAdd(odd, square, Vector512.Create(Normal.QuantilePolynomial[1]));
        even = Vector512.FusedMultiplyAdd(even, square, Vector512.Create(Normal.QuantilePolynomial[0]));
        return Vector512.FusedMultiplyAdd(odd, t, even);
    }

    /// <summary>A function of eight numbers, for <see cref="Map{TKernel}"/>.</summary>
    internal interface IKernel
    {
        static abstract Vector512<double> Of(Vector512<double> x);
    }

    internal readonly struct CdfKernel : IKernel
    {
        public static Vector512<double> Of(Vector512<double> x) => Cdf(x);
    }

    internal readonly struct LogCdfKernel : IKernel
    {
        public static Vector512<double> Of(Vector512<double> x) => LogCdf(x);
    }

    internal readonly struct InverseMillsKernel : IKernel
    {
        public static Vector512<double> Of(Vector512<double> x) => InverseMills(x);
    }

    internal readonly struct QuantileKernel : IKernel
    {
        public static Vector512<double> Of(Vector512<double> x) => Quantile(x);
    }
}
