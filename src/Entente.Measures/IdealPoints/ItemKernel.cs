using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.IdealPoints;

/// <summary>What a sampler does with one item: weigh new parameters by their likelihood ratio, draw Z, and sum up.</summary>
/// <remarks>
/// Stances lie in segments by category, so no lane asks which category it holds. Gaps at the end of a segment have θ = 0: they add nothing
/// to sums, and their factor in the likelihood ratio is set to 1. One instance per worker: it owns the scratch memory.
/// </remarks>
internal sealed unsafe class ItemKernel : IDisposable
{
    private const int Width = NormalVector.Width;
    private const double SmallestProbability = 1e-300;
    private readonly double _largestZ;
    private readonly int _capacity;
    private readonly double* _memory;

    /// <summary>Scratch memory for items and chunks up to a size.</summary>
    /// <param name="largestItem">The longest item, with its gaps.</param>
    /// <param name="largestChunk">The most points of a chunk, and one.</param>
    /// <param name="largestZ">Where Z is cut off: 9 in the published sampler, nowhere in an exact one.</param>
    public ItemKernel(int largestItem, int largestChunk, double largestZ)
    {
        _largestZ = largestZ;
        _capacity = largestItem + Width;
        _memory = (double*)NativeMemory.AlignedAlloc((nuint)((6 * _capacity) + largestChunk + Width) * sizeof(double), 64);
        Theta = _memory;
        Z = Theta + _capacity;
        _first = Z + _capacity;
        _second = _first + _capacity;
        _third = _second + _capacity;
        _fourth = _third + _capacity;
        ChunkTheta = _fourth + _capacity;
    }

    /// <summary>θ of the item's stances, by segment.</summary>
    public double* Theta { get; }

    /// <summary>Z of the item's stances, by segment.</summary>
    public double* Z { get; }

    /// <summary>θ of the points of the chunk, then a 0 for the gaps.</summary>
    public double* ChunkTheta { get; }

    // Probabilities under the old and the new parameters: of the category, or for reserve of its lower and upper bound.
    private readonly double* _first;
    private readonly double* _second;
    private readonly double* _third;
    private readonly double* _fourth;

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    /// <summary>Copies θ of a chunk's points.</summary>
    public void Enter(in IdealPointChunk chunk, ReadOnlySpan<double> theta)
    {
        theta.Slice(chunk.FirstPoint, chunk.Points).CopyTo(new Span<double>(ChunkTheta, chunk.Points));
        ChunkTheta[chunk.Points] = 0;
    }

    /// <summary>Gathers θ of an item.</summary>
    /// <returns>The length of the item with its gaps.</returns>
    public int Gather(ReadOnlySpan<int> cells)
    {
        for (var place = 0; place < cells.Length; place++) Theta[place] = ChunkTheta[cells[place]];
        return cells.Length;
    }

    /// <summary>The likelihood ratio of new to old parameters; leaves the probabilities for <see cref="Draw"/>.</summary>
    /// <param name="counts">Stances in support, reserve, oppose.</param>
    /// <param name="old">Old parameters.</param>
    /// <param name="proposal">New parameters.</param>
    public double Ratio(ReadOnlySpan<int> counts, in ItemParameters old, in ItemParameters proposal)
    {
        var product = Vector512.Create(1.0);
        var place = 0;
        place = OneSided(place, counts[0], -old.Slope, old.Lower, -proposal.Slope, proposal.Lower, ref product);
        place = Middle(place, counts[1], old, proposal, ref product);
        OneSided(place, counts[2], old.Slope, -old.Upper, proposal.Slope, -proposal.Upper, ref product);
        var ratio = 1.0;
        for (var lane = 0; lane < Width; lane++) ratio *= product.GetElement(lane);
        return ratio;
    }

    /// <summary>Draws Z for every stance of the item under the parameters that <see cref="Ratio"/> weighed.</summary>
    /// <param name="counts">Stances in support, reserve, oppose.</param>
    /// <param name="chosen">The parameters that hold now.</param>
    /// <param name="isNew">Whether they are the new ones of the last call of <see cref="Ratio"/>.</param>
    /// <param name="random">The stream of this sweep.</param>
    /// <param name="counter">The position of the item's first stance in it.</param>
    /// <returns>Σ θ Z and Σ θ².</returns>
    public ItemSums Draw(ReadOnlySpan<int> counts, in ItemParameters chosen, bool isNew, in CounterRandom random, ulong counter)
    {
        var slope = Vector512.Create(chosen.Slope);
        var (cross, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (low, high) = (Vector512.Create(-_largestZ), Vector512.Create(_largestZ));
        var smallest = Vector512.Create(SmallestProbability);
        var one = isNew ? _second : _first;
        var two = isNew ? _fourth : _third;
        var place = 0;
        for (var end = Padded(counts[0]); place < end; place += Width)
        {
            var theta = Vector512.LoadAligned(Theta + place);
            var error = NormalVector.Quantile(Vector512.Max(smallest, random.OpenUniforms(counter + (ulong)place) * Vector512.LoadAligned(one + place)));
            var z = Vector512.Min(Vector512.Max(Vector512.FusedMultiplyAdd(slope, theta, error), low), high);
            z.StoreAligned(Z + place);
            cross = Vector512.FusedMultiplyAdd(theta, z, cross);
            squares = Vector512.FusedMultiplyAdd(theta, theta, squares);
        }

        var middle = Vector512.Create(chosen.Lower + chosen.Upper);
        for (var end = place + Padded(counts[1]); place < end; place += Width)
        {
            var theta = Vector512.LoadAligned(Theta + place);
            var from = Vector512.LoadAligned(one + place);
            var width = Vector512.LoadAligned(two + place) - from;
            var error = NormalVector.Quantile(Vector512.Max(smallest, Vector512.FusedMultiplyAdd(random.OpenUniforms(counter + (ulong)place), width, from)));
            // Bounds above 0 were mirrored, to keep their digits.
            var mirrored = Vector512.GreaterThan(Vector512.FusedMultiplyAdd(slope, theta * Vector512.Create(-2.0), middle), Vector512<double>.Zero);
            error = Vector512.ConditionalSelect(mirrored, -error, error);
            var z = Vector512.Min(Vector512.Max(Vector512.FusedMultiplyAdd(slope, theta, error), low), high);
            z.StoreAligned(Z + place);
            cross = Vector512.FusedMultiplyAdd(theta, z, cross);
            squares = Vector512.FusedMultiplyAdd(theta, theta, squares);
        }

        for (var end = place + Padded(counts[2]); place < end; place += Width)
        {
            var theta = Vector512.LoadAligned(Theta + place);
            var error = NormalVector.Quantile(Vector512.Max(smallest, random.OpenUniforms(counter + (ulong)place) * Vector512.LoadAligned(one + place)));
            var z = Vector512.Min(Vector512.Max(Vector512.FusedMultiplyAdd(slope, theta, -error), low), high);
            z.StoreAligned(Z + place);
            cross = Vector512.FusedMultiplyAdd(theta, z, cross);
            squares = Vector512.FusedMultiplyAdd(theta, theta, squares);
        }

        return new ItemSums(Vector512.Sum(cross), Vector512.Sum(squares));
    }

    /// <summary>Adds βZ and β² of each stance to its point.</summary>
    /// <param name="cells">The points of the item's stances.</param>
    /// <param name="slope">β.</param>
    /// <param name="sums">For each point of the chunk and the gap Σ βZ, then Σ β².</param>
    public void Scatter(ReadOnlySpan<int> cells, double slope, double* sums)
    {
        var square = slope * slope;
        for (var place = 0; place < cells.Length; place++)
        {
            var target = sums + (2 * cells[place]);
            (Vector128.Load(target) + Vector128.Create(slope * Z[place], square)).Store(target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Padded(int count) => (count + Width - 1) / Width * Width;

    // P = Φ(cut + slope·θ): support with (−β, γ₁), oppose with (β, −γ₂).
    private int OneSided(int place, int count, double oldSlope, double oldCut, double newSlope, double newCut, ref Vector512<double> product)
    {
        var (slope, cut) = (Vector512.Create(oldSlope), Vector512.Create(oldCut));
        var (slope2, cut2) = (Vector512.Create(newSlope), Vector512.Create(newCut));
        var sum = product;
        for (var stop = place + count; place < stop; place += Width)
        {
            var theta = Vector512.LoadAligned(Theta + place);
            var before = NormalVector.Cdf(Vector512.FusedMultiplyAdd(slope, theta, cut));
            var after = NormalVector.Cdf(Vector512.FusedMultiplyAdd(slope2, theta, cut2));
            before.StoreAligned(_first + place);
            after.StoreAligned(_second + place);
            sum *= Factor(after, before, stop - place);
        }

        product = sum;
        return place;
    }

    private int Middle(int place, int count, in ItemParameters old, in ItemParameters proposal, ref Vector512<double> product)
    {
        for (var stop = place + count; place < stop; place += Width)
        {
            var theta = Vector512.LoadAligned(Theta + place);
            var before = Between(theta, old, _first + place, _third + place);
            var after = Between(theta, proposal, _second + place, _fourth + place);
            product *= Factor(after, before, stop - place);
        }

        return place;
    }

    // Φ(γ₂ − βθ) − Φ(γ₁ − βθ); with both bounds mirrored where their middle is above 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Between(Vector512<double> theta, in ItemParameters item, double* lower, double* upper)
    {
        var slope = Vector512.Create(-item.Slope);
        var from = Vector512.FusedMultiplyAdd(slope, theta, Vector512.Create(item.Lower));
        var to = Vector512.FusedMultiplyAdd(slope, theta, Vector512.Create(item.Upper));
        var mirrored = Vector512.GreaterThan(
            Vector512.FusedMultiplyAdd(Vector512.Create(item.Slope), theta * Vector512.Create(-2.0), Vector512.Create(item.Lower + item.Upper)),
            Vector512<double>.Zero);
        var a = NormalVector.Cdf(Vector512.ConditionalSelect(mirrored, -to, from));
        var b = NormalVector.Cdf(Vector512.ConditionalSelect(mirrored, -from, to));
        a.StoreAligned(lower);
        b.StoreAligned(upper);
        return b - a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Factor(Vector512<double> after, Vector512<double> before, int left)
    {
        var factor = after / before;
        if (left >= Width) return factor;
        var inside = Vector512.LessThan(Vector512<double>.Indices, Vector512.Create((double)left));
        return Vector512.ConditionalSelect(inside, factor, Vector512.Create(1.0));
    }
}

/// <summary>The parameters of an item: Z = βθ + ε; support below γ₁, oppose above γ₂.</summary>
/// <param name="Slope">β.</param>
/// <param name="Lower">γ₁.</param>
/// <param name="Upper">γ₂.</param>
internal readonly record struct ItemParameters(double Slope, double Lower, double Upper);

/// <summary>Sums over the stances of an item.</summary>
/// <param name="Cross">Σ θ Z.</param>
/// <param name="Squares">Σ θ².</param>
internal readonly record struct ItemSums(double Cross, double Squares);
