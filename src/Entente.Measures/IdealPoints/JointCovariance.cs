namespace Entente.Measures.IdealPoints;

/// <summary>The joint posterior covariance of all points with the items' uncertainty in it, at the means of a variational fit.</summary>
/// <remarks>
/// <para>The information of points and items together is [Λ C; Cᵀ H]; items are integrated out, which leaves S = Λ − C H⁻¹ Cᵀ, the linear
/// response of the variational means [Giordano2018]. Within a period S is dense, because its actors judge the same items; between
/// periods it holds the steps of the random walk and what bridging items tie together. Solving is exact: conjugate gradients on S,
/// preconditioned by S without the ties of bridging items between periods, which is block tridiagonal. The covariance of two points is
/// that of the preconditioner, corrected exactly on the space of movements in which each period shifts and stretches as a whole: that is
/// where the ties matter.</para>
/// <para>A symmetric block tridiagonal matrix: elimination from the first period forwards and from the last backwards gives every diagonal
/// block of the inverse. An actor that is silent for some periods is carried through them as a point without stances.</para>
/// <para>Blocks are stored in single precision and widened to be inverted; every buffer is allocated once and used again by each call, because
/// what a fit allocates, and not what it needs at a time, is what its process grows by.</para>
/// </remarks>
internal sealed class JointCovariance
{
    // A block of twice as many would take four times the memory, and past 46,000 be longer than an array can be.
    private const int MostPointsInPeriod = 10_000;

    private readonly IdealPointData _data;
    private readonly ActorChains _chains;
    private readonly WorkCrew _crew;
    private readonly int[] _size;
    private readonly int[][] _before;
    private readonly int[][] _after;
    private readonly double[][] _coupling;
    private readonly int[][] _point;
    private readonly int[] _placeOf;
    private readonly double[][] _prior;
    private readonly float[][] _forward;
    private readonly float[][] _covariance;
    private readonly SymmetricInverse[] _inverses;
    private readonly double[][] _work;
    private readonly double[][] _carried;
    private readonly (int Period, int Column)[][] _slots;
    private readonly int[][] _crossItem;
    private double[][] _cross;
    private double[][] _parts;
    private double[] _information = [];
    private double[] _theta = [];
    private double[] _correction = [];

    public JointCovariance(IdealPointData data, ActorChains chains, WorkCrew crew)
    {
        (_data, _chains, _crew) = (data, chains, crew);
        var periods = data.Periods.Length;
        var points = new List<int>[periods];
        var before = new List<int>[periods];
        var coupling = new List<double>[periods];
        var prior = new List<double>[periods];
        for (var period = 0; period < periods; period++)
        {
            points[period] = [.. Enumerable.Range(data.PeriodStart[period], data.PeriodStart[period + 1] - data.PeriodStart[period])];
            before[period] = [.. points[period].Select(_ => -1)];
            coupling[period] = [.. points[period].Select(_ => 0.0)];
            prior[period] = [.. points[period].Select(_ => 0.0)];
        }

        _placeOf = new int[data.PointTotal];
        for (var point = 0; point < data.PointTotal; point++) _placeOf[point] = point - data.PeriodStart[data.PointPeriod[point]];
        for (var point = 0; point < data.PointTotal; point++)
        {
            var last = data.Previous[point];
            if (last < 0) continue;
            // The variance of a step over a gap is dealt out over its periods; the points between have no stances of their own.
            var (from, to) = (data.PointPeriod[last], data.PointPeriod[point]);
            var precision = chains.Coupling[point] * (to - from);
            var place = _placeOf[last];
            for (var period = from + 1; period <= to; period++)
            {
                prior[period - 1][place] += precision;
                var here = period == to ? _placeOf[point] : points[period].Count;
                if (period < to)
                {
                    points[period].Add(-1);
                    before[period].Add(-1);
                    coupling[period].Add(0);
                    prior[period].Add(0);
                }

                before[period][here] = place;
                coupling[period][here] = precision;
                prior[period][here] += precision;
                place = here;
            }
        }

        _size = [.. points.Select(list => list.Count)];
        if (_size.DefaultIfEmpty().Max() > MostPointsInPeriod)
        {
            throw new ArgumentException(
                $"A period has {_size.Max()} actors; the joint uncertainty of their ideal points takes at most {MostPointsInPeriod}. A record of fewer actors, or the static model in two or more dimensions, can be fitted.",
                nameof(data));
        }

        _point = [.. points.Select(list => list.ToArray())];
        _before = [.. before.Select(list => list.ToArray())];
        _coupling = [.. coupling.Select(list => list.ToArray())];
        _prior = [.. prior.Select(list => list.ToArray())];
        _after = [.. _size.Select(size => Enumerable.Repeat(-1, size).ToArray())];
        for (var period = 1; period < periods; period++)
        {
            for (var place = 0; place < _size[period]; place++)
            {
                if (_before[period][place] >= 0) _after[period - 1][_before[period][place]] = place;
            }
        }

        _forward = new float[periods][];
        _covariance = new float[periods][];
        for (var period = 0; period < periods; period++) _forward[period] = new float[_size[period] * SymmetricInverse.Stride(_size[period])];
        _carried = [.. _size.Select(size => new double[SymmetricInverse.Stride(size)])];
        var largest = _size.Max();
        _inverses = [.. Enumerable.Range(0, crew.Threads).Select(_ => new SymmetricInverse(largest))];
        _work = [.. Enumerable.Range(0, crew.Threads).Select(_ => new double[largest * SymmetricInverse.Stride(largest)])];
        (_slots, _crossItem) = Slots();
        _cross = new double[periods][];
        _parts = new double[periods][];
        for (var period = 0; period < periods; period++)
        {
            _parts[period] = new double[SymmetricInverse.Stride(Math.Max(1, 3 * _crossItem[period].Length))];
            _cross[period] = new double[_size[period] * _parts[period].Length];
        }
    }

    /// <summary>Whether every block was positive definite; if not, the covariance must not be used.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Builds the blocks and inverts.</summary>
    /// <param name="fit">The means, the information and the items.</param>
    /// <param name="marginals">Whether the diagonal blocks of the inverse are wanted, or only <see cref="Solve"/>.</param>
    public void Compute(VariationalFit fit, bool marginals)
    {
        var periods = _data.Periods.Length;
        FillCross(fit);
        _information = [.. fit.Information];
        _theta = [.. fit.Theta];
        if (!marginals)
        {
            // The blocks lie where their inverses go.
            _crew.Run(periods, (period, worker) => Block(period, fit, _work[worker], _forward[period]));
            for (var period = 0; period < periods; period++) Eliminate(_forward[period], period, isForward: true, _forward, worker: 0);
            return;
        }

        var backward = new float[periods][];
        for (var period = 0; period < periods; period++)
        {
            _covariance[period] = new float[_forward[period].Length];
            backward[period] = new float[_forward[period].Length];
        }

        _crew.Run(periods, (period, worker) => Block(period, fit, _work[worker], _covariance[period]));
        // Forwards and backwards do not depend on each other.
        _crew.Run(2, (way, worker) =>
        {
            for (var step = 0; step < periods; step++)
            {
                var period = way == 0 ? step : periods - 1 - step;
                Eliminate(_covariance[period], period, way == 0, way == 0 ? _forward : backward, worker);
            }
        });
        CorrectForBridges();
        _crew.Run(periods, (period, worker) =>
        {
            var work = _work[worker];
            Widen(_covariance[period], work);
            if (period > 0) Couple(work, period, _forward[period - 1], isForward: true);
            if (period + 1 < periods) Couple(work, period, backward[period + 1], isForward: false);
            Inverse(work, period, worker, _covariance[period]);
        });
    }

    /// <summary>Lets go of what only <see cref="Compute"/> and <see cref="Solve"/> need; neither may be called again.</summary>
    public void Close()
    {
        _cross = _parts = [];
        Array.Clear(_inverses);
        Array.Clear(_work);
        Array.Clear(_carried);
    }

    /// <summary>The posterior covariance of two points.</summary>
    public double Covariance(int first, int second)
    {
        var sum = CovarianceWithoutTies(first, second);
        if (_correction.Length == 0) return sum;
        var size = 2 * _data.Periods.Length;
        var stride = SymmetricInverse.Stride(size);
        var (one, other) = (2 * _data.PointPeriod[first], 2 * _data.PointPeriod[second]);
        return sum
            + _correction[(one * stride) + other]
            + (_correction[(one * stride) + other + 1] * _theta[second])
            + (_theta[first] * (_correction[((one + 1) * stride) + other] + (_correction[((one + 1) * stride) + other + 1] * _theta[second])));
    }

    /// <summary>Solves S x = r by preconditioned conjugate gradients.</summary>
    /// <param name="right">r, by point.</param>
    /// <returns>x, by point, to a relative residual of 1e-6 or what 80 steps reach.</returns>
    public double[] Solve(double[] right)
    {
        var solution = new double[right.Length];
        var residual = right.ToArray();
        var (direction, next, image) = (new double[right.Length], new double[right.Length], new double[right.Length]);
        var sums = new double[3 * _data.ItemCount];
        Precondition(residual, direction);
        var product = Inner(residual, direction);
        var enough = product * 1e-12;
        for (var step = 0; step < 80 && product > enough; step++)
        {
            Apply(direction, sums, image);
            var curvature = Inner(direction, image);
            if (!(curvature > 0)) break;
            var length = product / curvature;
            for (var point = 0; point < solution.Length; point++)
            {
                solution[point] += length * direction[point];
                residual[point] -= length * image[point];
            }

            Precondition(residual, next);
            var nextProduct = Inner(residual, next);
            for (var point = 0; point < solution.Length; point++) direction[point] = next[point] + (nextProduct / product * direction[point]);
            product = nextProduct;
        }

        return solution;
    }

    // S x; sums is scratch, three numbers an item.
    private void Apply(double[] x, double[] sums, double[] result)
    {
        for (var chain = 0; chain < _chains.Count; chain++) _chains.Multiply(chain, x, result);
        _crew.Run(_cross.Length, (period, _) =>
        {
            var part = _parts[period];
            Array.Clear(part);
            for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            {
                var row = _cross[period].AsSpan(_placeOf[point] * part.Length, part.Length);
                SymmetricInverse.AddScaled(row, x[point], part);
            }
        });
        Array.Clear(sums);
        for (var period = 0; period < _parts.Length; period++)
        {
            for (var column = 0; column < 3 * _crossItem[period].Length; column++) sums[(3 * _crossItem[period][column / 3]) + (column % 3)] += _parts[period][column];
        }

        _crew.Run(_cross.Length, (period, _) =>
        {
            var part = _parts[period];
            for (var column = 0; column < 3 * _crossItem[period].Length; column++) part[column] = sums[(3 * _crossItem[period][column / 3]) + (column % 3)];
            for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            {
                var row = _cross[period].AsSpan(_placeOf[point] * part.Length, part.Length);
                result[point] += (_information[point] * x[point]) - SymmetricInverse.Dot(row, part, 0, part.Length);
            }
        });
    }

    // On the space in which periods shift and stretch as a whole: the inverse of S there minus the inverse of the preconditioner there.
    private void CorrectForBridges()
    {
        var size = 2 * _data.Periods.Length;
        var stride = SymmetricInverse.Stride(size);
        var (without, with) = (new double[size * stride], new double[size * stride]);
        for (var point = 0; point < _data.PointTotal; point++)
        {
            Add(point, point, _chains.Diagonal[point] + _information[point]);
            if (_data.Previous[point] is var before && before >= 0)
            {
                Add(point, before, -_chains.Coupling[point]);
                Add(before, point, -_chains.Coupling[point]);
            }
        }

        var images = new Dictionary<int, List<(int Period, double[] Image)>>();
        for (var period = 0; period < _cross.Length; period++)
        {
            var length = _parts[period].Length;
            var (shift, stretch) = (new double[length], new double[length]);
            for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            {
                var row = _cross[period].AsSpan(_placeOf[point] * length, length);
                for (var column = 0; column < length; column++)
                {
                    shift[column] += row[column];
                    stretch[column] += row[column] * _theta[point];
                }
            }

            for (var slot = 0; slot < _crossItem[period].Length; slot++)
            {
                var image = new double[6];
                for (var column = 0; column < 3; column++) (image[column], image[3 + column]) = (shift[(3 * slot) + column], stretch[(3 * slot) + column]);
                if (!images.TryGetValue(_crossItem[period][slot], out var list)) images[_crossItem[period][slot]] = list = [];
                list.Add((period, image));
            }
        }

        foreach (var list in images.Values)
        {
            foreach (var (period, image) in list)
            {
                foreach (var (other, second) in list)
                {
                    for (var i = 0; i < 2; i++)
                    {
                        for (var j = 0; j < 2; j++)
                        {
                            var value = (image[3 * i] * second[3 * j]) + (image[(3 * i) + 1] * second[(3 * j) + 1]) + (image[(3 * i) + 2] * second[(3 * j) + 2]);
                            var place = (((2 * period) + i) * stride) + (2 * other) + j;
                            with[place] -= value;
                            if (period == other) without[place] -= value;
                        }
                    }
                }
            }
        }

        var inverse = new SymmetricInverse(size);
        if (!inverse.Invert(with, size, with) || !inverse.Invert(without, size, without)) return;
        for (var place = 0; place < with.Length; place++) with[place] -= without[place];
        _correction = with;

        void Add(int first, int second, double value)
        {
            var (one, other) = (2 * _data.PointPeriod[first], 2 * _data.PointPeriod[second]);
            foreach (var matrix in (double[][])[without, with])
            {
                matrix[(one * stride) + other] += value;
                matrix[((one + 1) * stride) + other] += value * _theta[first];
                matrix[(one * stride) + other + 1] += value * _theta[second];
                matrix[((one + 1) * stride) + other + 1] += value * _theta[first] * _theta[second];
            }
        }
    }

    private static double Inner(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var point = 0; point < first.Length; point++) sum += first[point] * second[point];
        return sum;
    }

    private double CovarianceWithoutTies(int first, int second)
    {
        if (_data.PointPeriod[first] > _data.PointPeriod[second]) (first, second) = (second, first);
        var (period, last) = (_data.PointPeriod[first], _data.PointPeriod[second]);
        var column = _placeOf[second];
        var covariance = _covariance[last];
        var lastStride = SymmetricInverse.Stride(_size[last]);
        if (period == last) return covariance[(_placeOf[first] * lastStride) + column];
        var weights = Row(_forward[period], _placeOf[first], _size[period]);
        while (true)
        {
            var next = new double[SymmetricInverse.Stride(_size[period + 1])];
            for (var place = 0; place < _size[period + 1]; place++)
            {
                if (_before[period + 1][place] is var before && before >= 0) next[place] = _coupling[period + 1][place] * weights[before];
            }

            period++;
            if (period == last)
            {
                var sum = 0.0;
                for (var place = 0; place < _size[last]; place++) sum += next[place] * covariance[(place * lastStride) + column];
                return sum;
            }

            weights = new double[next.Length];
            SymmetricInverse.Multiply(_forward[period], next, weights, _size[period]);
        }
    }

    // Solves the block tridiagonal part.
    private void Precondition(double[] right, double[] solution)
    {
        var periods = _data.Periods.Length;
        Span<double> moved = _work[0].AsSpan(0, _size.Max());
        for (var period = 0; period < periods; period++)
        {
            var sums = _carried[period];
            for (var place = 0; place < _size[period]; place++)
            {
                sums[place] = _point[period][place] is var point && point >= 0 ? right[point] : 0;
                if (period > 0 && _before[period][place] is var before && before >= 0) sums[place] += _coupling[period][place] * moved[before];
            }

            SymmetricInverse.Multiply(_forward[period], sums, moved, _size[period]);
        }

        for (var period = periods - 1; period >= 0; period--)
        {
            var sums = _carried[period];
            for (var place = 0; place < _size[period] && period + 1 < periods; place++)
            {
                if (_after[period][place] is var after && after >= 0) sums[place] += _coupling[period + 1][after] * moved[after];
            }

            SymmetricInverse.Multiply(_forward[period], sums, moved, _size[period]);
            for (var place = 0; place < _size[period]; place++)
            {
                if (_point[period][place] is var point && point >= 0) solution[point] = moved[place];
            }
        }
    }

    // For each item its columns in each of its periods, and for each period its items.
    private ((int Period, int Column)[][] Slots, int[][] Items) Slots()
    {
        var count = new int[_data.Periods.Length];
        var slots = new (int Period, int Column)[_data.ItemCount][];
        for (var item = 0; item < _data.ItemCount; item++)
        {
            slots[item] = new (int, int)[_data.LastPeriod[item] - _data.FirstPeriod[item] + 1];
            for (var period = _data.FirstPeriod[item]; period <= _data.LastPeriod[item]; period++)
            {
                slots[item][period - _data.FirstPeriod[item]] = (period, count[period]);
                count[period] += 3;
            }
        }

        int[][] items = [.. count.Select(columns => new int[columns / 3])];
        for (var item = 0; item < slots.Length; item++)
        {
            foreach (var (period, column) in slots[item]) items[period][column / 3] = item;
        }

        return (slots, items);
    }

    // For each period and item a few rows: C L with H⁻¹ = L Lᵀ, over the points of the period.
    private void FillCross(VariationalFit fit)
    {
        foreach (var rows in _cross) Array.Clear(rows);
        fit.VisitCross((item, point, slope, lower, upper) =>
        {
            var belief = fit.Items[item];
            // L of the covariance of (β, γ₁, γ₂), column by column; with two categories the last is 0.
            var a = Math.Sqrt(belief.SlopeSlope);
            var (b, c) = (belief.SlopeLower / a, belief.SlopeUpper / a);
            var d = Math.Sqrt(Math.Max(0, belief.LowerLower - (b * b)));
            var e = d > 0 ? (belief.LowerUpper - (b * c)) / d : 0;
            var f = Math.Sqrt(Math.Max(0, belief.UpperUpper - (c * c) - (e * e)));
            var period = _data.PointPeriod[point];
            var place = (_placeOf[point] * _parts[period].Length) + _slots[item][period - _data.FirstPeriod[item]].Column;
            var rows = _cross[period];
            rows[place] += (slope * a) + (lower * b) + (upper * c);
            rows[place + 1] += (lower * d) + (upper * e);
            rows[place + 2] += upper * f;
        });
    }

    private void Block(int period, VariationalFit fit, double[] work, float[] block)
    {
        var n = _size[period];
        var stride = SymmetricInverse.Stride(n);
        Array.Clear(work, 0, block.Length);
        for (var place = 0; place < n; place++)
        {
            work[(place * stride) + place] = _prior[period][place];
            if (_point[period][place] is not (>= 0 and var point)) continue;
            var steps = _data.Previous[point] < 0 ? 1.0 : 0;
            work[(place * stride) + place] += steps + _chains.PullOf(point) + fit.Information[point];
        }

        SymmetricInverse.SubtractSquare(_cross[period], _parts[period].Length, work, n);
        for (var index = 0; index < block.Length; index++) block[index] = (float)work[index];
    }

    private void Eliminate(float[] block, int period, bool isForward, float[][] inverses, int worker)
    {
        var work = _work[worker];
        Widen(block, work);
        var neighbour = isForward ? period - 1 : period + 1;
        if (neighbour >= 0 && neighbour < inverses.Length) Couple(work, period, inverses[neighbour], isForward);
        Inverse(work, period, worker, inverses[period]);
    }

    private void Inverse(double[] work, int period, int worker, float[] inverse)
    {
        if (!_inverses[worker].Invert(work, _size[period], work)) IsValid = false;
        for (var index = 0; index < inverse.Length; index++) inverse[index] = (float)work[index];
    }

    // Takes c cᵀ ∘ (inverse of the neighbour's pivot) from the lower triangle.
    private void Couple(Span<double> work, int period, float[] neighbour, bool isForward)
    {
        var n = _size[period];
        var stride = SymmetricInverse.Stride(n);
        var other = SymmetricInverse.Stride(_size[isForward ? period - 1 : period + 1]);
        var link = isForward ? _before[period] : _after[period];
        for (var i = 0; i < n; i++)
        {
            if (link[i] < 0) continue;
            var first = isForward ? _coupling[period][i] : _coupling[period + 1][link[i]];
            for (var j = 0; j <= i; j++)
            {
                if (link[j] < 0) continue;
                var second = isForward ? _coupling[period][j] : _coupling[period + 1][link[j]];
                work[(i * stride) + j] -= first * second * neighbour[(link[i] * other) + link[j]];
            }
        }
    }

    private static void Widen(float[] block, Span<double> work)
    {
        for (var index = 0; index < block.Length; index++) work[index] = block[index];
    }

    private static double[] Row(float[] matrix, int row, int n)
    {
        var result = new double[n];
        var stride = SymmetricInverse.Stride(n);
        for (var place = 0; place < n; place++) result[place] = matrix[(row * stride) + place];
        return result;
    }
}
