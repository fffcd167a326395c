using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Measures.Numerics;

namespace Entente.Measures.IdealPoints;

/// <summary>What the fast fit does with one item: expected first and second derivatives of its log-likelihood.</summary>
/// <remarks>
/// With θ ~ N(m, v) and (β, γ) ~ N(·, S) independent, η = γ − βθ has variance β²v + (1, −m) S (1, −m)ᵀ + S_ββ v. Expectations of the
/// derivatives of log Φ over η are means over the two nodes ± one standard deviation, exact for cubics; products with θ or β follow by
/// Stein's identity. For reserve the two bounds move together. One instance per worker: it owns the scratch memory.
/// </remarks>
internal sealed unsafe class ExpectedItemKernel : IDisposable
{
    private const int Width = NormalVector.Width;
    private readonly double* _memory;
    private readonly double* _theta, _variance, _chunkTheta, _chunkVariance, _gradient, _curvature;

    public ExpectedItemKernel(int largestItem, int largestChunk)
    {
        var item = largestItem + Width;
        var chunk = (largestChunk + Width) / Width * Width;
        _memory = (double*)NativeMemory.AlignedAlloc((nuint)((4 * item) + (2 * chunk)) * sizeof(double), 64);
        _theta = _memory;
        _variance = _theta + item;
        _gradient = _variance + item;
        _curvature = _gradient + item;
        _chunkTheta = _curvature + item;
        _chunkVariance = _chunkTheta + chunk;
    }

    /// <summary>Whether the information on θ is that of the mean slope, (E β)² instead of E β²: what linear response needs. With E β² a shift of
    /// all points of a period would cost something even where the cut points follow, and levels would seem surer than they are.</summary>
    public bool UsesMeanSlope { get; set; }

    /// <summary>θ of the item's stances, by segment.</summary>
    public ReadOnlySpan<double> Theta(int start, int count) => new(_theta + start, count);

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    /// <summary>Copies means and variances of a chunk's points.</summary>
    public void Enter(in IdealPointChunk chunk, ReadOnlySpan<double> theta, ReadOnlySpan<double> variance)
    {
        theta.Slice(chunk.FirstPoint, chunk.Points).CopyTo(new Span<double>(_chunkTheta, chunk.Points));
        variance.Slice(chunk.FirstPoint, chunk.Points).CopyTo(new Span<double>(_chunkVariance, chunk.Points));
        _chunkTheta[chunk.Points] = 0;
        _chunkVariance[chunk.Points] = 0;
    }

    /// <summary>Gathers θ and its variance for an item.</summary>
    public void Gather(ReadOnlySpan<int> cells)
    {
        for (var place = 0; place < cells.Length; place++)
        {
            var cell = cells[place];
            _theta[place] = _chunkTheta[cell];
            _variance[place] = _chunkVariance[cell];
        }
    }

    /// <summary>The expected derivatives of the item's log-likelihood.</summary>
    /// <param name="counts">Stances in support, reserve, oppose.</param>
    /// <param name="item">The item's mean and covariance.</param>
    /// <returns>Sums for the item; those of points are kept for <see cref="Scatter"/>.</returns>
    public ItemDerivatives Evaluate(ReadOnlySpan<int> counts, in ItemBelief item)
    {
        var sums = default(ItemDerivatives);
        var place = 0;
        if (item.Form == ItemForm.ThreeCategories)
        {
            place = OneSided(place, counts[0], 1, item.Mean.Lower, item.LowerLower, item.SlopeLower, item, ref sums, upper: false);
            place = Middle(place, counts[1], item, ref sums);
            OneSided(place, counts[2], -1, item.Mean.Upper, item.UpperUpper, item.SlopeUpper, item, ref sums, upper: true);
            return sums;
        }

        // Two categories: one cut point, kept as the lower one; the first category that is there lies below it.
        var sign = 1.0;
        for (var category = 0; category < 3; category++)
        {
            if (counts[category] == 0) continue;
            place = OneSided(place, counts[category], sign, item.Mean.Lower, item.LowerLower, item.SlopeLower, item, ref sums, upper: false);
            sign = -1;
        }

        return sums;
    }

    /// <summary>Adds the expected gradient and information of θ of each stance to its point.</summary>
    public void Scatter(ReadOnlySpan<int> cells, double* sums)
    {
        for (var place = 0; place < cells.Length; place++)
        {
            var target = sums + (2 * cells[place]);
            (Vector128.Load(target) + Vector128.Create(_gradient[place], _curvature[place])).Store(target);
        }
    }

    /// <summary>The expected cross derivatives of a stance's log-likelihood by θ and the item: three numbers a stance.</summary>
    public void Cross(ReadOnlySpan<int> counts, in ItemBelief item, Span<double> slope, Span<double> lower, Span<double> upper)
    {
        var place = 0;
        var sign = 1.0;
        var beta = item.Mean.Slope;
        for (var category = 0; category < 3; category++)
        {
            var middle = item.Form == ItemForm.ThreeCategories && category == 1;
            var isUpper = item.Form == ItemForm.ThreeCategories && category == 2;
            if (item.Form == ItemForm.ThreeCategories) sign = category == 0 ? 1 : -1;
            for (var stop = place + counts[category]; place < stop; place++)
            {
                var theta = _theta[place];
                if (middle)
                {
                    var (g1, g2, h11, h12, h22) = MiddleAt(item, theta, _variance[place]);
                    var (one, two) = (g1 + g2, h11 + (2 * h12) + h22);
                    slope[place] = -one + (beta * theta * two);
                    lower[place] = -beta * (h11 + h12);
                    upper[place] = -beta * (h12 + h22);
                    continue;
                }

                var cut = isUpper ? item.Mean.Upper : item.Mean.Lower;
                var cutVariance = isUpper ? item.UpperUpper : item.LowerLower;
                var cutSlope = isUpper ? item.SlopeUpper : item.SlopeLower;
                var spread = Math.Sqrt(Math.Max(0, EtaVariance(item, theta, _variance[place], cutVariance, cutSlope)));
                double first = 0, second = 0;
                for (var node = -1; node <= 1; node += 2)
                {
                    var x = sign * (cut - (beta * theta) + (node * spread));
                    var mills = Normal.InverseMills(x);
                    first += 0.5 * sign * mills;
                    second -= 0.5 * mills * (mills + x);
                }

                slope[place] = -first + (beta * theta * second);
                (isUpper ? upper : lower)[place] = -beta * second;
                (isUpper ? lower : upper)[place] = 0;
            }

            place = (place + Width - 1) / Width * Width;
            if (counts[category] > 0) sign = -1;
        }
    }

    private static double EtaVariance(in ItemBelief item, double theta, double variance, double cutVariance, double cutSlope) =>
        (((item.Mean.Slope * item.Mean.Slope) + item.SlopeSlope) * variance) + cutVariance + (theta * ((theta * item.SlopeSlope) - (2 * cutSlope)));

    private static (double G1, double G2, double H11, double H12, double H22) MiddleAt(in ItemBelief item, double theta, double variance)
    {
        var centre = (0.5 * (item.Mean.Lower + item.Mean.Upper)) - (item.Mean.Slope * theta);
        var half = 0.5 * (item.Mean.Upper - item.Mean.Lower);
        var spread = Math.Sqrt(Math.Max(0, EtaVariance(item, theta, variance, item.CentreVariance, item.CentreSlope)));
        double g1 = 0, g2 = 0, h11 = 0, h12 = 0, h22 = 0;
        for (var node = -1; node <= 1; node += 2)
        {
            var (low, high) = (centre + (node * spread) - half, centre + (node * spread) + half);
            // Both bounds above 0 are mirrored, to keep their digits.
            var difference = low + high > 0 ? Normal.Cdf(-low) - Normal.Cdf(-high) : Normal.Cdf(high) - Normal.Cdf(low);
            difference = Math.Max(difference, 1e-300);
            var (a, b) = (-Normal.Density(low) / difference, Normal.Density(high) / difference);
            g1 += 0.5 * a;
            g2 += 0.5 * b;
            h11 += 0.5 * ((-low * a) - (a * a));
            h12 -= 0.5 * a * b;
            h22 += 0.5 * ((-high * b) - (b * b));
        }

        return (g1, g2, h11, h12, h22);
    }

    private int OneSided(
        int place, int count, double sign, double cut, double cutVariance, double cutSlope, in ItemBelief item, ref ItemDerivatives sums, bool upper)
    {
        var beta = Vector512.Create(item.Mean.Slope);
        var minusBeta = -beta;
        var square = Vector512.Create((item.Mean.Slope * item.Mean.Slope) + item.SlopeSlope);
        var informing = UsesMeanSlope ? beta * beta : square;
        var slopeVariance = Vector512.Create(item.SlopeSlope);
        var (constant, linear) = (Vector512.Create(cutVariance), Vector512.Create(-2 * cutSlope));
        var (sided, half, zero) = (Vector512.Create(sign), Vector512.Create(0.5), Vector512<double>.Zero);
        var (cuts, covariance) = (Vector512.Create(cut), Vector512.Create(cutSlope));
        Vector512<double> g = zero, gTheta = zero, h = zero, hTheta = zero, hSquare = zero;
        for (var stop = place + count; place < stop; place += Width)
        {
            var theta = Vector512.LoadAligned(_theta + place);
            var variance = Vector512.LoadAligned(_variance + place);
            var spread = Vector512.FusedMultiplyAdd(square, variance, constant);
            spread = Vector512.FusedMultiplyAdd(theta, Vector512.FusedMultiplyAdd(theta, slopeVariance, linear), spread);
            spread = Vector512.Sqrt(Vector512.Max(spread, zero));
            var eta = Vector512.FusedMultiplyAdd(minusBeta, theta, cuts);
            var x = sided * (eta + spread);
            var y = sided * (eta - spread);
            var a = NormalVector.InverseMills(x);
            var b = NormalVector.InverseMills(y);
            var first = (a + b) * half * sided;
            var second = Vector512.FusedMultiplyAdd(a, a + x, b * (b + y)) * -half;
            if (stop - place < Width)
            {
                var inside = Vector512.LessThan(Vector512<double>.Indices, Vector512.Create((double)(stop - place)));
                first = Vector512.ConditionalSelect(inside, first, zero);
                second = Vector512.ConditionalSelect(inside, second, zero);
            }

            g += first;
            gTheta += (beta * variance * second) - (theta * first);
            h += second;
            hTheta -= theta * second;
            hSquare = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(theta, theta, variance), second, hSquare);
            ((minusBeta * first) - ((covariance - (theta * slopeVariance)) * second)).StoreAligned(_gradient + place);
            (-informing * second).StoreAligned(_curvature + place);
        }

        sums.Slope += Vector512.Sum(gTheta);
        sums.SlopeSlope += Vector512.Sum(hSquare);
        if (upper)
        {
            sums.Upper += Vector512.Sum(g);
            sums.UpperUpper += Vector512.Sum(h);
            sums.SlopeUpper += Vector512.Sum(hTheta);
        }
        else
        {
            sums.Lower += Vector512.Sum(g);
            sums.LowerLower += Vector512.Sum(h);
            sums.SlopeLower += Vector512.Sum(hTheta);
        }

        return place;
    }

    private int Middle(int place, int count, in ItemBelief item, ref ItemDerivatives sums)
    {
        var beta = Vector512.Create(item.Mean.Slope);
        var minusBeta = -beta;
        var square = Vector512.Create((item.Mean.Slope * item.Mean.Slope) + item.SlopeSlope);
        var informing = UsesMeanSlope ? beta * beta : square;
        var slopeVariance = Vector512.Create(item.SlopeSlope);
        var (constant, linear) = (Vector512.Create(item.CentreVariance), Vector512.Create(-2 * item.CentreSlope));
        var (half, zero) = (Vector512.Create(0.5), Vector512<double>.Zero);
        var (centre, gap) = (Vector512.Create(0.5 * (item.Mean.Lower + item.Mean.Upper)), Vector512.Create(0.5 * (item.Mean.Upper - item.Mean.Lower)));
        var covariance = Vector512.Create(item.CentreSlope);
        Vector512<double> gLower = zero, gUpper = zero, gTheta = zero, hLower = zero, hCross = zero, hUpper = zero, hThetaLower = zero, hThetaUpper = zero, hSquare = zero;
        for (var stop = place + count; place < stop; place += Width)
        {
            var theta = Vector512.LoadAligned(_theta + place);
            var variance = Vector512.LoadAligned(_variance + place);
            var spread = Vector512.FusedMultiplyAdd(square, variance, constant);
            spread = Vector512.FusedMultiplyAdd(theta, Vector512.FusedMultiplyAdd(theta, slopeVariance, linear), spread);
            spread = Vector512.Sqrt(Vector512.Max(spread, zero));
            var eta = Vector512.FusedMultiplyAdd(minusBeta, theta, centre);
            var one = ReserveAt(eta + spread, gap);
            var two = ReserveAt(eta - spread, gap);
            var (lower, upper) = ((one.Lower + two.Lower) * half, (one.Upper + two.Upper) * half);
            var (lowerLower, cross, upperUpper) = ((one.LowerLower + two.LowerLower) * half, (one.Cross + two.Cross) * half, (one.UpperUpper + two.UpperUpper) * half);
            if (stop - place < Width)
            {
                var inside = Vector512.LessThan(Vector512<double>.Indices, Vector512.Create((double)(stop - place)));
                lower = Vector512.ConditionalSelect(inside, lower, zero);
                upper = Vector512.ConditionalSelect(inside, upper, zero);
                lowerLower = Vector512.ConditionalSelect(inside, lowerLower, zero);
                cross = Vector512.ConditionalSelect(inside, cross, zero);
                upperUpper = Vector512.ConditionalSelect(inside, upperUpper, zero);
            }

            var first = lower + upper;
            var second = lowerLower + cross + cross + upperUpper;
            gLower += lower;
            gUpper += upper;
            gTheta += (beta * variance * second) - (theta * first);
            hLower += lowerLower;
            hCross += cross;
            hUpper += upperUpper;
            hThetaLower -= theta * (lowerLower + cross);
            hThetaUpper -= theta * (cross + upperUpper);
            hSquare = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(theta, theta, variance), second, hSquare);
            ((minusBeta * first) - ((covariance - (theta * slopeVariance)) * second)).StoreAligned(_gradient + place);
            (-informing * second).StoreAligned(_curvature + place);
        }

        sums.Slope += Vector512.Sum(gTheta);
        sums.Lower += Vector512.Sum(gLower);
        sums.Upper += Vector512.Sum(gUpper);
        sums.SlopeSlope += Vector512.Sum(hSquare);
        sums.SlopeLower += Vector512.Sum(hThetaLower);
        sums.SlopeUpper += Vector512.Sum(hThetaUpper);
        sums.LowerLower += Vector512.Sum(hLower);
        sums.LowerUpper += Vector512.Sum(hCross);
        sums.UpperUpper += Vector512.Sum(hUpper);
        return place;
    }

    // Derivatives of log(Φ(centre + gap) − Φ(centre − gap)) by the two bounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Reserve ReserveAt(Vector512<double> centre, Vector512<double> gap)
    {
        // Symmetric in the sign of the centre: the bounds are taken below 0 to keep their digits.
        var mirrored = Vector512.GreaterThan(centre, Vector512<double>.Zero);
        var below = -Vector512.Abs(centre);
        var (a, b) = (below - gap, below + gap);
        var (densityA, densityB) = (NormalVector.Density(a), NormalVector.Density(b));
        var tail = densityB * NormalVector.MillsRatio(Vector512.Abs(b));
        var upTo = Vector512.ConditionalSelect(Vector512.GreaterThan(b, Vector512<double>.Zero), Vector512.Create(1.0) - tail, tail);
        var difference = upTo - (densityA * NormalVector.MillsRatio(-a));
        var inverse = Vector512.Create(1.0) / Vector512.Max(difference, Vector512.Create(1e-300));
        var (g1, g2) = (-densityA * inverse, densityB * inverse);
        var h11 = (-a * g1) - (g1 * g1);
        var h22 = (-b * g2) - (g2 * g2);
        return new Reserve
        {
            Lower = Vector512.ConditionalSelect(mirrored, -g2, g1),
            Upper = Vector512.ConditionalSelect(mirrored, -g1, g2),
            LowerLower = Vector512.ConditionalSelect(mirrored, h22, h11),
            Cross = -g1 * g2,
            UpperUpper = Vector512.ConditionalSelect(mirrored, h11, h22),
        };
    }

    private struct Reserve
    {
        public Vector512<double> Lower, Upper, LowerLower, Cross, UpperUpper;
    }
}

/// <summary>Which categories an item has.</summary>
internal enum ItemForm : byte
{
    /// <summary>All three: two cut points.</summary>
    ThreeCategories = 0,

    /// <summary>Support and oppose: the cut points coincide.</summary>
    NoReserve = 1,

    /// <summary>Support and reserve: the upper cut point is beyond everyone.</summary>
    NoOppose = 2,

    /// <summary>Reserve and oppose: the lower cut point is beyond everyone.</summary>
    NoSupport = 3,
}

/// <summary>The Gaussian belief about an item: mean and covariance of β, γ₁, γ₂; with two categories of β and the one cut point (as the lower).</summary>
internal readonly record struct ItemBelief
{
    public ItemForm Form { get; init; }

    public ItemParameters Mean { get; init; }

    public double SlopeSlope { get; init; }

    public double SlopeLower { get; init; }

    public double SlopeUpper { get; init; }

    public double LowerLower { get; init; }

    public double LowerUpper { get; init; }

    public double UpperUpper { get; init; }

    public double CentreVariance => 0.25 * (LowerLower + (2 * LowerUpper) + UpperUpper);

    public double CentreSlope => 0.5 * (SlopeLower + SlopeUpper);
}

/// <summary>First derivatives by β, γ₁, γ₂ and second derivatives by their pairs.</summary>
internal struct ItemDerivatives
{
    public double Slope, Lower, Upper, SlopeSlope, SlopeLower, SlopeUpper, LowerLower, LowerUpper, UpperUpper;
}
