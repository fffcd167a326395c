namespace Entente.Measures.IdealPoints;

/// <summary>The two-sided random-walk prior: the points of an actor, period after period, are a Gaussian chain.</summary>
/// <remarks>
/// The first point of an actor is N(0, 1); each later one is N(the point before, ½ N / (N + N before)) with N the counts of stances; and
/// every point is pulled to 0 with precision κ (N / mean N)^1.25, which holds the scale (see <see cref="Pull"/>). In precision form the
/// prior of a chain is tridiagonal.
/// </remarks>
internal sealed class ActorChains
{
    private const double PullPower = 1.25;
    private readonly int[] _points;
    private readonly int[] _start;
    private readonly double[] _steps;
    private readonly double[] _weight;

    public ActorChains(IdealPointData data)
    {
        Diagonal = new double[data.PointTotal];
        Coupling = new double[data.PointTotal];
        var points = new List<int>(data.PointTotal);
        var starts = new List<int> { 0 };
        for (var first = 0; first < data.PointTotal; first++)
        {
            if (data.Previous[first] >= 0) continue;
            Diagonal[first] += 1;
            for (var point = first; point >= 0; point = data.Next[point])
            {
                points.Add(point);
                if (data.Previous[point] is var before && before < 0) continue;
                var precision = 1 / data.StepVariance(point, before);
                Diagonal[point] += precision;
                Diagonal[before] += precision;
                Coupling[point] = precision;
            }

            starts.Add(points.Count);
        }

        _points = [.. points];
        _start = [.. starts];
        _steps = [.. Diagonal];
        var mean = data.PointTotal == 0 ? 1 : data.PointCount.Average();
        _weight = [.. data.PointCount.Select(count => Math.Pow(count / mean, PullPower))];
    }

    /// <summary>κ: the precision with which a point of average count is pulled to 0.</summary>
    /// <remarks>
    /// Slopes ~ N(0, 1) press the points apart, and steps as small as real ones do not hold them together; κ is the force that keeps their
    /// standard deviation at 1, where the published estimates put it by standardising every sweep. It is found by the fast fit, and fixed.
    /// </remarks>
    public double Pull
    {
        get;
        set
        {
            field = value;
            for (var point = 0; point < Diagonal.Length; point++) Diagonal[point] = _steps[point] + (value * _weight[point]);
        }
    }

    /// <summary>The precision with which a point is pulled to 0.</summary>
    public double PullOf(int point) => Pull * _weight[point];

    /// <summary>The weight of a point in the pull: (N / mean N)^1.25.</summary>
    public double WeightOf(int point) => _weight[point];

    /// <summary>The number of actors.</summary>
    public int Count => _start.Length - 1;

    /// <summary>The prior precision of each point.</summary>
    public double[] Diagonal { get; }

    /// <summary>The precision of the step from the point before to each point; 0 for an actor's first.</summary>
    public double[] Coupling { get; }

    /// <summary>The points of an actor, in time.</summary>
    public ReadOnlySpan<int> PointsOf(int chain) => _points.AsSpan(_start[chain].._start[chain + 1]);

    /// <summary>The product of the prior precision with θ, at the points of one chain.</summary>
    public void Multiply(int chain, ReadOnlySpan<double> theta, Span<double> result)
    {
        var points = PointsOf(chain);
        for (var place = 0; place < points.Length; place++)
        {
            var point = points[place];
            var sum = Diagonal[point] * theta[point];
            if (place > 0) sum -= Coupling[point] * theta[points[place - 1]];
            if (place + 1 < points.Length) sum -= Coupling[points[place + 1]] * theta[points[place + 1]];
            result[point] = sum;
        }
    }

    /// <summary>
    /// Solves (prior + diagonal information) x = right side on one chain by elimination forwards and substitution backwards, and gives the
    /// marginal variances, or draws from the posterior if normals are given.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <param name="information">The information that the stances add to each point.</param>
    /// <param name="right">The right side, by point.</param>
    /// <param name="pivot">Scratch, by point.</param>
    /// <param name="solution">The solution, by point.</param>
    /// <param name="variance">The marginal variances, by point; may be empty.</param>
    /// <param name="normals">Standard normal draws by point; if given, the solution is a draw with the mean that solves the system.</param>
    public void Solve(
        int chain,
        ReadOnlySpan<double> information,
        ReadOnlySpan<double> right,
        Span<double> pivot,
        Span<double> solution,
        Span<double> variance,
        ReadOnlySpan<double> normals = default)
    {
        var points = PointsOf(chain);
        for (var place = 0; place < points.Length; place++)
        {
            var point = points[place];
            pivot[point] = Diagonal[point] + information[point];
            solution[point] = right[point];
            if (place == 0) continue;
            var before = points[place - 1];
            var factor = Coupling[point] / pivot[before];
            pivot[point] -= factor * Coupling[point];
            solution[point] += factor * solution[before];
        }

        for (var place = points.Length - 1; place >= 0; place--)
        {
            var point = points[place];
            var inverse = 1 / pivot[point];
            var sum = solution[point];
            if (!normals.IsEmpty) sum += Math.Sqrt(pivot[point]) * normals[point];
            if (place + 1 < points.Length)
            {
                var after = points[place + 1];
                var coupling = Coupling[after] * inverse;
                solution[point] = (sum * inverse) + (coupling * solution[after]);
                if (!variance.IsEmpty) variance[point] = inverse + (coupling * coupling * variance[after]);
            }
            else
            {
                solution[point] = sum * inverse;
                if (!variance.IsEmpty) variance[point] = inverse;
            }
        }
    }
}
