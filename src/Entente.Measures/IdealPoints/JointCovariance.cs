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
/// </remarks>
internal sealed class JointCovariance
{
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
    private double[][] _cross = [];
    private int[][] _crossItem = [];
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
    }

    /// <summary>Whether every block was positive definite; if not, the covariance must not be used.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Builds the blocks and inverts.</summary>
    /// <param name="fit">The means, the information and the items.</param>
    /// <param name="marginals">Whether the diagonal blocks of the inverse are wanted, or only <see cref="Solve"/>.</param>
    public void Compute(VariationalFit fit, bool marginals)
    {
        var periods = _data.Periods.Length;
        var largest = _size.Max();
        var blocks = new float[periods][];
        var cross = _cross = CrossRows(fit);
        _information = [.. fit.Information];
        _theta = [.. fit.Theta];
        var inverses = Enumerable.Range(0, _crew.Threads).Select(_ => new SymmetricInverse(largest)).ToArray();
        _crew.Run(periods, (period, _) => blocks[period] = Block(period, fit, cross));
        var backward = new float[periods][];
        // Forwards and backwards do not depend on each other.
        _crew.Run(marginals ? 2 : 1, (way, worker) =>
        {
            var work = new double[largest * SymmetricInverse.Stride(largest)];
            if (way == 0)
            {
                for (var period = 0; period < periods; period++)
                    _forward[period] = Eliminate(blocks[period], period, period == 0 ? null : _forward[period - 1], isForward: true, work, inverses[worker]);
            }
            else
            {
                for (var period = periods - 1; period >= 0; period--)
                    backward[period] = Eliminate(blocks[period], period, period == periods - 1 ? null : backward[period + 1], isForward: false, work, inverses[worker]);
            }
        });
        if (!marginals) return;
        CorrectForBridges();
        _crew.Run(periods, (period, worker) =>
        {
            var work = new double[_size[period] * SymmetricInverse.Stride(_size[period])];
            Widen(blocks[period], work);
            if (period > 0) Couple(work, period, _forward[period - 1], isForward: true);
            if (period + 1 < periods) Couple(work, period, backward[period + 1], isForward: false);
            _covariance[period] = Inverse(work, _size[period], inverses[worker]);
        });
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
        var direction = Precondition(residual);
        var product = Inner(residual, direction);
        var enough = product * 1e-12;
        for (var step = 0; step < 80 && product > enough; step++)
        {
            var image = Apply(direction);
            var curvature = Inner(direction, image);
            if (!(curvature > 0)) break;
            var length = product / curvature;
            for (var point = 0; point < solution.Length; point++)
            {
                solution[point] += length * direction[point];
                residual[point] -= length * image[point];
            }

            var next = Precondition(residual);
            var nextProduct = Inner(residual, next);
            for (var point = 0; point < solution.Length; point++) direction[point] = next[point] + (nextProduct / product * direction[point]);
            product = nextProduct;
        }

        return solution;
    }

    // S x.
    private double[] Apply(double[] x)
    {
        var result = new double[x.Length];
        for (var chain = 0; chain < _chains.Count; chain++) _chains.Multiply(chain, x, result);
        var sums = new double[3 * _data.ItemCount];
        var parts = new double[_cross.Length][];
        _crew.Run(_cross.Length, (period, _) =>
        {
            var length = _cross[period].Length / _size[period];
            var part = parts[period] = new double[length];
            for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            {
                var row = _cross[period].AsSpan(_placeOf[point] * length, length);
                SymmetricInverse.AddScaled(row, x[point], part);
            }
        });
        for (var period = 0; period < parts.Length; period++)
        {
            for (var column = 0; column < 3 * _crossItem[period].Length; column++) sums[(3 * _crossItem[period][column / 3]) + (column % 3)] += parts[period][column];
        }

        _crew.Run(_cross.Length, (period, _) =>
        {
            var length = parts[period].Length;
            for (var column = 0; column < 3 * _crossItem[period].Length; column++) parts[period][column] = sums[(3 * _crossItem[period][column / 3]) + (column % 3)];
            for (var point = _data.PeriodStart[period]; point < _data.PeriodStart[period + 1]; point++)
            {
                var row = _cross[period].AsSpan(_placeOf[point] * length, length);
                result[point] += (_information[point] * x[point]) - SymmetricInverse.Dot(row, parts[period], 0, length);
            }
        });
        return result;
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
            var length = _cross[period].Length / _size[period];
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
            var next = new double[_size[period + 1]];
            for (var place = 0; place < next.Length; place++)
            {
                if (_before[period + 1][place] is var before && before >= 0) next[place] = _coupling[period + 1][place] * weights[before];
            }

            period++;
            if (period == last)
            {
                var sum = 0.0;
                for (var place = 0; place < next.Length; place++) sum += next[place] * covariance[(place * lastStride) + column];
                return sum;
            }

            weights = Multiply(_forward[period], next);
        }
    }

    // Solves the block tridiagonal part.
    private double[] Precondition(ReadOnlySpan<double> right)
    {
        var periods = _data.Periods.Length;
        var carried = new double[periods][];
        var solution = new double[_data.PointTotal];
        for (var period = 0; period < periods; period++)
        {
            var sums = new double[_size[period]];
            for (var place = 0; place < sums.Length; place++)
            {
                if (_point[period][place] is var point && point >= 0) sums[place] = right[point];
            }

            if (period > 0)
            {
                var moved = Multiply(_forward[period - 1], carried[period - 1]);
                for (var place = 0; place < sums.Length; place++)
                {
                    if (_before[period][place] is var before && before >= 0) sums[place] += _coupling[period][place] * moved[before];
                }
            }

            carried[period] = sums;
        }

        double[] later = [];
        for (var period = periods - 1; period >= 0; period--)
        {
            var sums = carried[period];
            for (var place = 0; place < sums.Length && period + 1 < periods; place++)
            {
                if (_after[period][place] is var after && after >= 0) sums[place] += _coupling[period + 1][after] * later[after];
            }

            later = Multiply(_forward[period], sums);
            for (var place = 0; place < sums.Length; place++)
            {
                if (_point[period][place] is var point && point >= 0) solution[point] = later[place];
            }
        }

        return solution;
    }

    // For each period and item a few rows: C L with H⁻¹ = L Lᵀ, over the points of the period.
    private double[][] CrossRows(VariationalFit fit)
    {
        var periods = _data.Periods.Length;
        var count = new int[periods];
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

        _crossItem = [.. count.Select(columns => new int[columns / 3])];
        for (var item = 0; item < slots.Length; item++)
        {
            foreach (var (period, column) in slots[item]) _crossItem[period][column / 3] = item;
        }

        var rows = new double[periods][];
        for (var period = 0; period < periods; period++) rows[period] = new double[_size[period] * SymmetricInverse.Stride(Math.Max(1, count[period]))];
        var length = count.Select(columns => SymmetricInverse.Stride(Math.Max(1, columns))).ToArray();
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
            var place = (_placeOf[point] * length[period]) + slots[item][period - _data.FirstPeriod[item]].Column;
            rows[period][place] += (slope * a) + (lower * b) + (upper * c);
            rows[period][place + 1] += (lower * d) + (upper * e);
            rows[period][place + 2] += upper * f;
        });
        return rows;
    }

    private float[] Block(int period, VariationalFit fit, double[][] cross)
    {
        var n = _size[period];
        var stride = SymmetricInverse.Stride(n);
        var block = new double[n * stride];
        for (var place = 0; place < n; place++)
        {
            block[(place * stride) + place] = _prior[period][place];
            if (_point[period][place] is not (>= 0 and var point)) continue;
            var steps = _data.Previous[point] < 0 ? 1.0 : 0;
            block[(place * stride) + place] += steps + _chains.PullOf(point) + fit.Information[point];
        }

        SymmetricInverse.SubtractSquare(cross[period], cross[period].Length / n, block, n);
        var narrow = new float[block.Length];
        for (var index = 0; index < block.Length; index++) narrow[index] = (float)block[index];
        return narrow;
    }

    private float[] Eliminate(float[] block, int period, float[]? neighbour, bool isForward, double[] work, SymmetricInverse inverse)
    {
        Widen(block, work);
        if (neighbour is not null) Couple(work, period, neighbour, isForward);
        return Inverse(work, _size[period], inverse);
    }

    private float[] Inverse(double[] work, int n, SymmetricInverse inverse)
    {
        if (!inverse.Invert(work, n, work)) IsValid = false;
        var narrow = new float[n * SymmetricInverse.Stride(n)];
        for (var index = 0; index < narrow.Length; index++) narrow[index] = (float)work[index];
        return narrow;
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

    private static double[] Multiply(float[] matrix, double[] vector)
    {
        var n = vector.Length;
        var stride = SymmetricInverse.Stride(n);
        var result = new double[n];
        for (var row = 0; row < n; row++)
        {
            var sum = 0.0;
            for (var place = 0; place < n; place++) sum += matrix[(row * stride) + place] * vector[place];
            result[row] = sum;
        }

        return result;
    }
}
