namespace Entente.Measures.IdealPoints;

/// <summary>The fast fit's means: a Gaussian variational approximation with points independent of items, by alternating Newton steps.</summary>
internal sealed unsafe class VariationalFit : IDisposable
{
    internal const double LargestCut = 7;
    private const double SmallestPull = 1e-3;
    private const double LargestPull = 100;
    private readonly IdealPointData _data;
    private readonly WorkCrew _crew;
    private readonly ExpectedItemKernel[] _kernels;
    private readonly PointSums _sums;
    private readonly double[] _right, _pivot;
    private readonly Action<int, int> _itemsTask, _addTask, _chainsTask;
    private readonly double[] _moved;
    private int _itemSteps = 1;
    private bool[]? _activeItems;

    public VariationalFit(IdealPointData data, WorkCrew crew, double[] theta)
    {
        (_data, _crew) = (data, crew);
        _kernels = new ExpectedItemKernel[crew.Threads];
        for (var worker = 0; worker < crew.Threads; worker++) _kernels[worker] = new ExpectedItemKernel(data.LargestItem, data.Chunks.Max(chunk => chunk.Points) + 1);
        _sums = new PointSums(data);
        Chains = new ActorChains(data) { Pull = 1 };
        Theta = theta;
        Variance = new double[data.PointTotal];
        Array.Fill(Variance, 0.02);
        Items = new ItemBelief[data.ItemCount];
        for (var item = 0; item < Items.Length; item++) Items[item] = Start(item);
        (_right, _pivot) = (new double[data.PointTotal], new double[data.PointTotal]);
        _moved = new double[Chains.Count];
        (_itemsTask, _addTask, _chainsTask) = (SweepItems, (period, _) => _sums.Add(period), SweepChain);
    }

    public ActorChains Chains { get; }

    /// <summary>Means of the points.</summary>
    public double[] Theta { get; }

    /// <summary>Variances of the points with items independent of them: too small, see the corrected covariance.</summary>
    public double[] Variance { get; }

    /// <summary>Whether κ stays as it is; else every iteration moves it to where the standard deviation of the points is 1.</summary>
    public bool HoldsPull { get; set; }

    /// <summary>Beliefs about the items.</summary>
    public ItemBelief[] Items { get; }

    /// <summary>The information on each point at the last iteration, and the gradient of the log-likelihood by it.</summary>
    public double[] Information => _sums.Second;

    public void Dispose()
    {
        foreach (var kernel in _kernels) kernel.Dispose();
        _sums.Dispose();
    }

    /// <summary>Newton steps for items alone, until they fit the points.</summary>
    /// <param name="steps">The number of steps; 0 only visits.</param>
    /// <param name="response">Whether the information left is that of the mean slopes, which the covariance by linear response needs.</param>
    public void FitItems(int steps, bool response = false)
    {
        _itemSteps = steps;
        foreach (var kernel in _kernels) kernel.UsesMeanSlope = response;
        _crew.Run(_data.Chunks.Length, _itemsTask);
        foreach (var kernel in _kernels) kernel.UsesMeanSlope = false;
        _itemSteps = 1;
    }

    /// <summary>One step for all items, then one for all points.</summary>
    /// <returns>The largest move of a point.</returns>
    public double Iterate()
    {
        _crew.Run(_data.Chunks.Length, _itemsTask);
        _crew.Run(_data.Periods.Length, _addTask);
        _crew.Run(Chains.Count, _chainsTask);
        if (!HoldsPull)
        {
            var mean = Theta.Average();
            // What must have variance 1 are points drawn from the posterior, not their means.
            var spread = (Theta.Sum(value => (value - mean) * (value - mean)) / Theta.Length) + Variance.Average();
            Chains.Pull = Math.Clamp(Chains.Pull * spread, SmallestPull, LargestPull);
        }

        return _moved.Max();
    }

    /// <summary>The variance of all points drawn from the posterior after a step of their means; κ is right where it is 1.</summary>
    public double SpreadAfter(double[] step)
    {
        double sum = 0, squares = 0;
        for (var point = 0; point < Theta.Length; point++)
        {
            var value = Theta[point] + step[point];
            sum += value;
            squares += value * value;
        }

        return (squares / Theta.Length) - (sum / Theta.Length * (sum / Theta.Length)) + Variance.Average();
    }

    /// <summary>The gradient of the prior's energy by κ and each point.</summary>
    public double[] PullGradient() => [.. Theta.Select((value, point) => Chains.WeightOf(point) * value)];

    /// <summary>The κ that brings the spread to 1 after a step, to first order in its response.</summary>
    public double PullAfter(double[] step, double[] response)
    {
        var (mean, product) = (Theta.Average(), 0.0);
        for (var point = 0; point < Theta.Length; point++) product += 2 * (Theta[point] + step[point] - mean) * response[point] / Theta.Length;
        // Only where a larger pull contracts the points is the response one to follow.
        if (!(product < 0) && !(product > 0)) return Chains.Pull;
        var change = (SpreadAfter(step) - 1) / product;
        return Math.Clamp(Chains.Pull + change, Math.Max(SmallestPull, Chains.Pull / 4), Math.Min(LargestPull, (Chains.Pull * 4) + 0.1));
    }

    /// <summary>One step for the given items and points; everything else is held.</summary>
    /// <param name="items">Whether an item moves.</param>
    /// <param name="points">The points that move, in time.</param>
    /// <returns>The largest move of a point.</returns>
    public double IterateOnly(bool[] items, ReadOnlySpan<int> points)
    {
        _activeItems = items;
        _crew.Run(_data.Chunks.Length, _itemsTask);
        _crew.Run(_data.Periods.Length, _addTask);
        _activeItems = null;
        var moved = 0.0;
        foreach (var point in points)
        {
            // The point before is held or has just moved; a point after it, if any, is as it was.
            var (right, pivot) = (_sums.First[point] + (_sums.Second[point] * Theta[point]), Chains.Diagonal[point] + _sums.Second[point]);
            var carried = 0.0;
            if (_data.Previous[point] is var before && before >= 0)
            {
                right += Chains.Coupling[point] * Theta[before];
                carried = Chains.Coupling[point] / pivot;
                carried *= carried * Variance[before];
            }

            if (_data.Next[point] is var after && after >= 0) right += Chains.Coupling[after] * Theta[after];
            moved = Math.Max(moved, Math.Abs((right / pivot) - Theta[point]));
            Theta[point] = right / pivot;
            Variance[point] = (1 / pivot) + carried;
        }

        return moved;
    }

    /// <summary>The gradient of the objective by the points, after a visit of the items.</summary>
    public double[] Gradient()
    {
        _crew.Run(_data.Periods.Length, _addTask);
        var gradient = new double[Theta.Length];
        for (var chain = 0; chain < Chains.Count; chain++) Chains.Multiply(chain, Theta, gradient);
        for (var point = 0; point < gradient.Length; point++) gradient[point] = _sums.First[point] - gradient[point];
        return gradient;
    }

    /// <summary>Calls back with the expected cross derivatives −∂²/∂θ∂(β, γ₁, γ₂) of every stance: item, point and the three numbers; those of different items at the same time.</summary>
    public void VisitCross(Action<int, int, double, double, double> visit)
    {
        var scratch = new double[_crew.Threads][];
        for (var worker = 0; worker < scratch.Length; worker++) scratch[worker] = new double[3 * _data.LargestItem];
        _crew.Run(_data.Chunks.Length, (number, worker) =>
        {
            var chunk = _data.Chunks[number];
            var kernel = _kernels[worker];
            var size = _data.LargestItem;
            var slope = scratch[worker].AsSpan(0, size);
            var lower = scratch[worker].AsSpan(size, size);
            var upper = scratch[worker].AsSpan(2 * size, size);
            kernel.Enter(chunk, Theta, Variance);
            for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
            {
                var cells = _data.Cells.AsSpan(_data.SegmentStart[3 * item].._data.SegmentStart[(3 * item) + 3]);
                kernel.Gather(cells);
                kernel.Cross(_data.SegmentCount.AsSpan(3 * item, 3), Items[item], slope, lower, upper);
                for (var place = 0; place < cells.Length; place++)
                {
                    if (cells[place] < chunk.Points) visit(item, chunk.FirstPoint + cells[place], slope[place], lower[place], upper[place]);
                }
            }
        });
    }

    private ItemBelief Start(int item)
    {
        double support = _data.Count(item, 0), reserve = _data.Count(item, 1), oppose = _data.Count(item, 2);
        var total = support + reserve + oppose;
        var form = reserve == 0 ? ItemForm.NoReserve : oppose == 0 ? ItemForm.NoOppose : support == 0 ? ItemForm.NoSupport : ItemForm.ThreeCategories;
        var lower = Numerics.Normal.Quantile((form == ItemForm.NoSupport ? reserve : support) / total);
        var upper = form == ItemForm.ThreeCategories ? Numerics.Normal.Quantile((support + reserve) / total) : lower;
        return new ItemBelief { Form = form, Mean = new(0, lower, upper), SlopeSlope = 0.02, LowerLower = 0.02, UpperUpper = form == ItemForm.ThreeCategories ? 0.02 : 0 };
    }

    private void SweepItems(int number, int worker)
    {
        var chunk = _data.Chunks[number];
        var kernel = _kernels[worker];
        kernel.Enter(chunk, Theta, Variance);
        var sums = _sums.Clear(number);
        for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
        {
            if (_activeItems is not null && !_activeItems[item]) continue;
            var cells = _data.Cells.AsSpan(_data.SegmentStart[3 * item].._data.SegmentStart[(3 * item) + 3]);
            var counts = _data.SegmentCount.AsSpan(3 * item, 3);
            kernel.Gather(cells);
            for (var step = 0; step < _itemSteps; step++) Items[item] = Newton(Items[item], kernel.Evaluate(counts, Items[item]));
            kernel.Evaluate(counts, Items[item]);
            kernel.Scatter(cells, sums);
        }
    }

    private void SweepChain(int chain, int worker)
    {
        var points = Chains.PointsOf(chain);
        foreach (var point in points) _right[point] = _sums.First[point] + (_sums.Second[point] * Theta[point]);
        // The right side Λm + g makes the solution the Newton step from the present mean.
        var moved = 0.0;
        Span<double> before = points.Length <= 512 ? stackalloc double[points.Length] : new double[points.Length];
        for (var place = 0; place < points.Length; place++) before[place] = Theta[points[place]];
        Chains.Solve(chain, _sums.Second, _right, _pivot, Theta, Variance);
        for (var place = 0; place < points.Length; place++) moved = Math.Max(moved, Math.Abs(Theta[points[place]] - before[place]));
        _moved[chain] = moved;
    }

    /// <summary>A Newton step of the belief about an item: the prior is β ~ N(0, 1), cut points flat between ±7.</summary>
    internal static ItemBelief Newton(in ItemBelief item, ItemDerivatives d)
    {
        const double Floor = 1e-6;
        var three = item.Form == ItemForm.ThreeCategories;
        double a = 1 - d.SlopeSlope, b = -d.SlopeLower, c = -d.SlopeUpper, e = Floor - d.LowerLower, f = -d.LowerUpper, g = three ? Floor - d.UpperUpper : 1;
        var gradient = d.Slope - item.Mean.Slope;
        // The inverse of the symmetric matrix (a b c; b e f; c f g) by cofactors.
        double ca = (e * g) - (f * f), cb = (c * f) - (b * g), cc = (b * f) - (c * e);
        var determinant = (a * ca) + (b * cb) + (c * cc);
        if (!(determinant > 0)) return item;
        double ce = (a * g) - (c * c), cf = (b * c) - (a * f), cg = (a * e) - (b * b);
        double saa = ca / determinant, sab = cb / determinant, sac = cc / determinant, see = ce / determinant, sef = cf / determinant, sgg = cg / determinant;
        var slope = (saa * gradient) + (sab * d.Lower) + (sac * d.Upper);
        var lower = (sab * gradient) + (see * d.Lower) + (sef * d.Upper);
        var upper = three ? (sac * gradient) + (sef * d.Lower) + (sgg * d.Upper) : lower;
        // A long step is shortened: Newton's quadratic does not reach that far.
        var longest = Math.Max(Math.Abs(slope), Math.Max(Math.Abs(lower), Math.Abs(upper)));
        var scale = longest > 1 ? 1 / longest : 1;
        var newLower = Math.Clamp(item.Mean.Lower + (scale * lower), -LargestCut, LargestCut);
        var newUpper = Math.Clamp(item.Mean.Upper + (scale * upper), -LargestCut, LargestCut);
        if (three && newUpper - newLower < 1e-3)
        {
            var centre = 0.5 * (newLower + newUpper);
            (newLower, newUpper) = (centre - 5e-4, centre + 5e-4);
        }

        return item with
        {
            Mean = new(item.Mean.Slope + (scale * slope), newLower, three ? newUpper : newLower),
            SlopeSlope = saa,
            SlopeLower = sab,
            LowerLower = see,
            SlopeUpper = three ? sac : 0,
            LowerUpper = three ? sef : 0,
            UpperUpper = three ? sgg : 0,
        };
    }
}
