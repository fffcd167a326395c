using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.IdealPoints;

/// <summary>One chain of an exact sampler of the model with the two-sided prior of <see cref="ActorChains"/>.</summary>
/// <remarks>
/// One sweep: (β, γ₁, γ₂) of each item given θ by random-walk Metropolis on the likelihood without Z; Z given θ and items [Albert1993];
/// β given Z and θ; all points of an actor together given Z and β, by elimination forwards and drawing backwards. Items and Z are one
/// block, as in [Cowles1996], so cut points do not wait for Z. Proposals are shaped by the fast fit; their size is adapted during burn-in
/// and then stays, so that the chain after burn-in is a Markov chain with the posterior as its distribution.
/// </remarks>
internal sealed class ProperSampler : IDisposable
{
    private const double LargestCut = VariationalFit.LargestCut;
    private const double AcceptanceAimed = 0.3;
    private readonly IdealPointData _data;
    private readonly WorkCrew _crew;
    private readonly ActorChains _chains;
    private readonly ItemKernel[] _kernels;
    private readonly PointSums _sums;
    private readonly ulong _seed;
    private readonly ItemParameters[] _items;
    private readonly ProposalShape[] _shape;
    private readonly double[] _logSize, _normals, _pivot;
    private readonly int[] _acceptedIn;
    private readonly Action<int, int> _itemsTask, _addTask, _chainsTask;
    private ulong _sweep;
    private long _accepted, _proposed;

    /// <summary>A chain that starts at the fast fit, each point moved at random by half a standard deviation of all points.</summary>
    public ProperSampler(IdealPointData data, WorkCrew crew, VariationalFit start, ulong seed)
    {
        (_data, _crew, _chains, _seed) = (data, crew, start.Chains, seed);
        _kernels = new ItemKernel[crew.Threads];
        for (var worker = 0; worker < crew.Threads; worker++) _kernels[worker] = new ItemKernel(data.LargestItem, data.Chunks.Max(chunk => chunk.Points) + 1, double.MaxValue);
        _sums = new PointSums(data);
        _items = [.. start.Items.Select(StartOf)];
        _shape = [.. start.Items.Select(ProposalShape.Of)];
        _logSize = new double[data.ItemCount];
        (_normals, _pivot) = (new double[data.PointTotal], new double[data.PointTotal]);
        _acceptedIn = new int[data.Chunks.Length];
        var random = new CounterRandom(seed, ulong.MaxValue);
        Theta = [.. start.Theta.Select((value, point) => value + (0.5 * Normal.Quantile(random.OpenUniform((ulong)point))))];
        _itemsTask = SweepItems;
        _addTask = SweepPeriod;
        _chainsTask = SweepChain;
    }

    /// <summary>θ of the last sweep, on the scale of the model.</summary>
    public double[] Theta { get; }

    /// <summary>Whether the size of proposals adapts: true during burn-in.</summary>
    public bool Adapts { get; set; } = true;

    /// <summary>The share of accepted proposals since adaptation ended.</summary>
    public double Acceptance => _proposed == 0 ? 0 : _accepted / (double)_proposed;

    /// <summary>The items of the last sweep.</summary>
    public ReadOnlySpan<ItemParameters> Items => _items;

    public void Dispose()
    {
        foreach (var kernel in _kernels) kernel.Dispose();
        _sums.Dispose();
    }

    /// <summary>One sweep over all unknowns.</summary>
    public void Sweep()
    {
        _sweep++;
        _crew.Run(_data.Chunks.Length, _itemsTask);
        _crew.Run(_data.Periods.Length, _addTask);
        _crew.Run(_chains.Count, _chainsTask);
        if (Adapts) return;
        _accepted += _acceptedIn.Sum();
        _proposed += _data.ItemCount;
    }

    private CounterRandom Stream(int kind) => new(_seed, (_sweep * 4) + (ulong)kind);

    private unsafe void SweepItems(int number, int worker)
    {
        var chunk = _data.Chunks[number];
        var kernel = _kernels[worker];
        kernel.Enter(chunk, Theta);
        var sums = _sums.Clear(number);
        var (proposals, draws) = (Stream(1), Stream(2));
        var accepted = 0;
        for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
        {
            var cells = _data.Cells.AsSpan(_data.SegmentStart[3 * item].._data.SegmentStart[(3 * item) + 3]);
            var counts = _data.SegmentCount.AsSpan(3 * item, 3);
            kernel.Gather(cells);
            var counter = (ulong)item * 8;
            var old = _items[item];
            var proposal = _shape[item].Move(
                old, Math.Exp(_logSize[item]), Normal.Quantile(proposals.OpenUniform(counter)), Normal.Quantile(proposals.OpenUniform(counter + 1)), Normal.Quantile(proposals.OpenUniform(counter + 2)));
            var isAllowed = proposal.Lower > -LargestCut && proposal.Lower < proposal.Upper && proposal.Upper < LargestCut;
            var likelihood = kernel.Ratio(counts, old, isAllowed ? proposal : old);
            var prior = Math.Exp(0.5 * ((old.Slope * old.Slope) - (proposal.Slope * proposal.Slope)));
            var chance = isAllowed && likelihood > 0 ? Math.Min(1, likelihood * prior) : 0;
            var isNew = proposals.OpenUniform(counter + 3) < chance;
            if (isNew) accepted++;
            if (Adapts) _logSize[item] += (chance - AcceptanceAimed) * 3 / Math.Sqrt(_sweep + 9.0);
            var chosen = isNew ? proposal : old;
            var moments = kernel.Draw(counts, chosen, isNew, draws, (ulong)_data.SegmentStart[3 * item]);
            var variance = 1 / (moments.Squares + 1);
            var slope = (variance * moments.Cross) + (Math.Sqrt(variance) * Normal.Quantile(proposals.OpenUniform(counter + 4)));
            _items[item] = chosen with { Slope = slope };
            kernel.Scatter(cells, slope, sums);
        }

        _acceptedIn[number] = accepted;
    }

    private void SweepPeriod(int period, int worker)
    {
        _sums.Add(period);
        var random = Stream(0);
        for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            _normals[point] = Normal.Quantile(random.OpenUniform((ulong)point));
    }

    private void SweepChain(int chain, int worker) => _chains.Solve(chain, _sums.Second, _sums.First, _pivot, Theta, [], _normals);

    private static ItemParameters StartOf(ItemBelief belief) => belief.Form switch
    {
        ItemForm.NoReserve => belief.Mean with { Lower = belief.Mean.Lower - 0.01, Upper = belief.Mean.Lower + 0.01 },
        ItemForm.NoOppose => belief.Mean with { Upper = 0.5 * (Math.Max(belief.Mean.Lower, 0) + LargestCut) },
        ItemForm.NoSupport => belief.Mean with { Lower = 0.5 * (Math.Min(belief.Mean.Lower, 0) - LargestCut), Upper = belief.Mean.Lower },
        _ => belief.Mean,
    };

    /// <summary>The shape of proposals for (β, γ₁, γ₂): a lower triangular matrix by rows.</summary>
    private readonly record struct ProposalShape(double SlopeOne, double LowerOne, double LowerTwo, double LowerThree, double UpperOne, double UpperTwo, double UpperThree)
    {
        // 2.4 / √3 is the best size for a normal target of three dimensions.
        private const double Size = 1.4;

        public static ProposalShape Of(ItemBelief belief)
        {
            var a = Math.Sqrt(belief.SlopeSlope);
            var (b, c) = (belief.SlopeLower / a, belief.SlopeUpper / a);
            var d = Math.Sqrt(Math.Max(1e-8, belief.LowerLower - (b * b)));
            var e = (belief.LowerUpper - (b * c)) / d;
            var f = Math.Sqrt(Math.Max(1e-8, belief.UpperUpper - (c * c) - (e * e)));
            return belief.Form switch
            {
                ItemForm.NoReserve => new(a, b, d, 0, b, d, 0.05),
                ItemForm.NoOppose => new(a, b, d, 0, 0, 0, 1),
                ItemForm.NoSupport => new(a, 0, 0, 1, b, d, 0),
                _ => new(a, b, d, 0, c, e, f),
            };
        }

        public ItemParameters Move(in ItemParameters from, double size, double one, double two, double three)
        {
            size *= Size;
            return new(
                from.Slope + (size * SlopeOne * one),
                from.Lower + (size * ((LowerOne * one) + (LowerTwo * two) + (LowerThree * three))),
                from.Upper + (size * ((UpperOne * one) + (UpperTwo * two) + (UpperThree * three))));
        }
    }
}
