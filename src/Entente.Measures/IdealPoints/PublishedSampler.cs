using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.IdealPoints;

/// <summary>The sampler behind the published UN ideal points [Bailey2017], reproduced as it is.</summary>
/// <remarks>
/// Not a valid Gibbs sampler: the lag in the prior of θ is the previous sweep's conditional mean, not a draw; nothing is smoothed from the
/// future; the Hastings ratio of the cut points leaves out the normaliser of the first and the outer bounds. One sweep: θ, cut points, Z, β.
/// </remarks>
internal sealed unsafe class PublishedSampler : IDisposable
{
    private const double LargestTheta = 5;
    private const double LargestCut = 7;
    private const double LargestZ = 9;
    private const double CutStep = 0.2 / 3;

    private readonly IdealPointData _data;
    private readonly WorkCrew _crew;
    private readonly ItemKernel[] _kernels;
    private readonly PointSums _sums;
    private readonly ulong _seed;
    private readonly ItemParameters[] _items;
    private readonly int[] _lag;
    private readonly double[] _variance;
    private readonly long[] _accepted;
    private readonly Action<int, int> _itemsTask, _pointsTask, _startTask;
    private double[] _mean, _meanBefore;
    private ulong _sweep;

    public PublishedSampler(IdealPointData data, WorkCrew crew, ulong seed, ReadOnlySpan<double> starts, ReadOnlySpan<ItemParameters> items)
    {
        (_data, _crew, _seed) = (data, crew, seed);
        _kernels = new ItemKernel[crew.Threads];
        for (var worker = 0; worker < crew.Threads; worker++) _kernels[worker] = new ItemKernel(data.LargestItem, data.Chunks.Max(chunk => chunk.Points) + 1, LargestZ);
        _sums = new PointSums(data);
        _items = items.ToArray();
        _accepted = new long[data.Chunks.Length];
        (_mean, _meanBefore) = (starts.ToArray(), starts.ToArray());
        Theta = new double[data.PointTotal];
        _lag = new int[data.PointTotal];
        _variance = new double[data.PointTotal];
        for (var point = 0; point < data.PointTotal; point++)
        {
            // The latest earlier point; for the first one the next; an actor of one period has a standard normal prior.
            _lag[point] = data.Previous[point] >= 0 ? data.Previous[point] : data.Next[point];
            _variance[point] = _lag[point] < 0 ? 1 : data.StepVariance(point, _lag[point]);
        }

        _itemsTask = SweepItems;
        _pointsTask = SweepPoints;
        _startTask = StartItems;
        crew.Run(data.Chunks.Length, _startTask);
    }

    /// <summary>θ of the last sweep, mean 0 and standard deviation 1 over all points.</summary>
    public double[] Theta { get; }

    /// <summary>The share of accepted cut points over all sweeps so far.</summary>
    public double Acceptance => _sweep == 0 ? 0 : _accepted.Sum() / ((double)_sweep * _data.ItemCount);

    public void Dispose()
    {
        foreach (var kernel in _kernels) kernel.Dispose();
        _sums.Dispose();
    }

    /// <summary>One sweep over all unknowns.</summary>
    public void Sweep()
    {
        _sweep++;
        (_mean, _meanBefore) = (_meanBefore, _mean);
        _crew.Run(_data.Periods.Length, _pointsTask);
        Standardize(Theta);
        _crew.Run(_data.Chunks.Length, _itemsTask);
    }

    /// <summary>Adds the parameters of the last sweep: β, γ₁, γ₂ of item 0, of item 1, ….</summary>
    public void AddItems(Span<double> sums)
    {
        for (var item = 0; item < _items.Length; item++)
        {
            sums[3 * item] += _items[item].Slope;
            sums[(3 * item) + 1] += _items[item].Lower;
            sums[(3 * item) + 2] += _items[item].Upper;
        }
    }

    /// <summary>Shifts and scales to mean 0 and standard deviation 1.</summary>
    internal static void Standardize(Span<double> theta)
    {
        double sum = 0, squares = 0;
        foreach (var value in theta) sum += value;
        var mean = sum / theta.Length;
        foreach (var value in theta) squares += (value - mean) * (value - mean);
        var sd = Math.Sqrt(squares / Math.Max(1, theta.Length - 1));
        if (!(sd > 0)) return;
        foreach (ref var value in theta) value = (value - mean) / sd;
    }

    private CounterRandom Stream(int kind) => new(_seed, (_sweep * 4) + (ulong)kind);

    private void SweepPoints(int period, int worker)
    {
        _sums.Add(period);
        var random = Stream(0);
        var (from, to) = (_data.PeriodStart[period], _data.PeriodStart[period + 1]);
        Span<double> normals = stackalloc double[NormalVector.Width];
        for (var point = from; point < to; point++)
        {
            var lane = (point - from) % NormalVector.Width;
            if (lane == 0) System.Runtime.Intrinsics.Vector512.CopyTo(NormalVector.Quantile(random.OpenUniforms((ulong)point)), normals);
            var lag = _lag[point] < 0 ? 0 : _meanBefore[_lag[point]];
            var variance = 1 / (_sums.Second[point] + (1 / _variance[point]));
            var mean = variance * (_sums.First[point] + (lag / _variance[point]));
            _mean[point] = mean;
            Theta[point] = Math.Clamp(mean + (Math.Sqrt(variance) * normals[lane]), -LargestTheta, LargestTheta);
        }
    }

    private void StartItems(int number, int worker)
    {
        var chunk = _data.Chunks[number];
        var kernel = _kernels[worker];
        kernel.Enter(chunk, Theta);
        var sums = _sums.Clear(number);
        var random = Stream(2);
        for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
        {
            var cells = _data.Cells.AsSpan(_data.SegmentStart[3 * item].._data.SegmentStart[(3 * item) + 3]);
            var counts = _data.SegmentCount.AsSpan(3 * item, 3);
            kernel.Gather(cells);
            kernel.Ratio(counts, _items[item], _items[item]);
            kernel.Draw(counts, _items[item], isNew: false, random, (ulong)_data.SegmentStart[3 * item]);
            kernel.Scatter(cells, _items[item].Slope, sums);
        }
    }

    private void SweepItems(int number, int worker)
    {
        var chunk = _data.Chunks[number];
        var kernel = _kernels[worker];
        kernel.Enter(chunk, Theta);
        var sums = _sums.Clear(number);
        var (cuts, draws) = (Stream(1), Stream(2));
        var accepted = 0;
        for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
        {
            var cells = _data.Cells.AsSpan(_data.SegmentStart[3 * item].._data.SegmentStart[(3 * item) + 3]);
            var counts = _data.SegmentCount.AsSpan(3 * item, 3);
            kernel.Gather(cells);
            var old = _items[item];
            var counter = (ulong)item * 4;
            var lower = TruncatedNormal(old.Lower, -LargestCut, old.Upper, cuts.OpenUniform(counter));
            var upper = TruncatedNormal(old.Upper, lower, LargestCut, cuts.OpenUniform(counter + 1));
            var proposal = new ItemParameters(old.Slope, lower, upper);
            var ratio = kernel.Ratio(counts, old, proposal)
                * (Normal.Cdf((old.Upper - lower) / CutStep) / Normal.Cdf((upper - old.Lower) / CutStep));
            var isNew = double.IsNaN(ratio) || cuts.OpenUniform(counter + 2) < ratio;
            if (isNew) accepted++;
            var chosen = isNew ? proposal : old;
            var moments = kernel.Draw(counts, chosen, isNew, draws, (ulong)_data.SegmentStart[3 * item]);
            var variance = 1 / (moments.Squares + 1);
            var slope = (variance * moments.Cross) + (Math.Sqrt(variance) * Normal.Quantile(cuts.OpenUniform(counter + 3)));
            _items[item] = chosen with { Slope = slope };
            kernel.Scatter(cells, slope, sums);
        }

        _accepted[number] += accepted;
    }

    // A normal draw around the mean with the step of the cut points, between two bounds, by inverse distribution function.
    private static double TruncatedNormal(double mean, double low, double high, double uniform)
    {
        var (from, to) = ((low - mean) / CutStep, (high - mean) / CutStep);
        // Both bounds above the mean are mirrored, to keep their digits.
        var mirrored = from > 0;
        if (mirrored) (from, to) = (-to, -from);
        var below = Normal.Cdf(from);
        var step = Normal.Quantile(below + (uniform * (Normal.Cdf(to) - below)));
        if (double.IsInfinity(step)) step = Math.Clamp(step, from, to);
        return Math.Clamp(mean + (CutStep * (mirrored ? -step : step)), low, high);
    }
}
