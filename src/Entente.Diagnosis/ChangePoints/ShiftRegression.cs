namespace Entente.Diagnosis.ChangePoints;

/// <summary>
/// The regression of a series on levels (and trends) that change at given places, with AR(1) errors, and what one more change at every
/// place would explain: generalized least squares in the form of Prais and Winsten [PraisWinsten1954].
/// </summary>
/// <remarks>
/// A column that holds 1, or t − k, on places k up to b is a combination of prefix sums once it is multiplied with anything, so all places
/// together cost as much as one pass over the series.
/// </remarks>
internal sealed class ShiftRegression
{
    private readonly int _length;
    private readonly int _least;
    private readonly ChangeKind _kind;
    private readonly int[] _starts;
    private readonly double[][] _basis;
    private readonly double[][] _sums;
    private readonly double[][] _momentSums;
    private readonly double[] _residual;

    /// <summary>A regression for series of one length and one set of changes.</summary>
    /// <param name="length">The length of the series, T.</param>
    /// <param name="kind">What changes.</param>
    /// <param name="changes">The first place of each new regime, ascending.</param>
    /// <param name="least">The fewest places between changes, and between a change and an end.</param>
    public ShiftRegression(int length, ChangeKind kind, ReadOnlySpan<int> changes, int least)
    {
        (_length, _kind, _least) = (length, kind, least);
        _starts = [0, .. changes, length];
        var segments = _starts.Length - 1;
        Columns = segments * (kind == ChangeKind.Trend ? 2 : 1) + (kind == ChangeKind.LevelAroundTrend ? 1 : 0);
        _basis = Arrays(Columns, length);
        _sums = Arrays(Columns + 1, length + 1);
        _momentSums = Arrays(Columns + 1, length + 1);
        _residual = new double[length];
        Places =
        [
            .. Enumerable.Range(0, segments)
                .SelectMany(segment => Enumerable.Range(_starts[segment], _starts[segment + 1] - _starts[segment])
                    .Where(place => place - _starts[segment] >= least && _starts[segment + 1] - place >= least)),
        ];
    }

    /// <summary>What changes.</summary>
    public ChangeKind Kind => _kind;

    /// <summary>The number of coefficients without the further change.</summary>
    public int Columns { get; }

    /// <summary>The number of coefficients that a further change takes.</summary>
    public int ShiftColumns => _kind == ChangeKind.Trend ? 2 : 1;

    /// <summary>The places where a further change can start.</summary>
    public int[] Places { get; }

    /// <summary>The sum of squares that is left without a further change, of the series last given to <see cref="Regress"/>.</summary>
    public double Unexplained { get; private set; }

    private double Rho { get; set; }

    /// <summary>Regresses a series without a further change.</summary>
    /// <param name="series">The series; length T.</param>
    /// <param name="rho">The autocorrelation ρ of the errors, in (−1, 1).</param>
    public void Regress(ReadOnlySpan<double> series, double rho)
    {
        Rho = rho;
        SetBasis();
        Transform(series, _residual);
        foreach (var column in _basis) RemoveFrom(_residual, column);
        Unexplained = Product(_residual, _residual);
        for (var column = 0; column < Columns; column++) Accumulate(_basis[column], column);
        Accumulate(_residual, Columns);
    }

    /// <summary>What a further change explains of the sum of squares, and the change itself.</summary>
    /// <param name="place">The first place of the new regime.</param>
    public Shift At(int place)
    {
        var end = _starts[Array.FindIndex(_starts, start => start > place)];
        var n = end - place - 1;
        var (step, after) = (1 - Rho, end < _length ? Rho : 0);
        // Σ over i = 1…n of (1 − ρ)i + ρ, and of its square.
        var ramp = (step * n * (n + 1) / 2) + (Rho * n);
        var ramps = (step * step * n * (n + 1) * ((2.0 * n) + 1) / 6) + (step * Rho * n * (n + 1)) + (Rho * Rho * n);
        var levelLevel = 1 + (step * step * n) + (after * after);
        var levelSlope = (step * ramp) + (after * after * n);
        var slopeSlope = ramps + (after * after * n * n);
        var isTrend = _kind == ChangeKind.Trend;
        for (var column = 0; column < Columns; column++)
        {
            var level = OnLevel(column, _basis[column], place, end);
            levelLevel -= level * level;
            if (!isTrend) continue;
            var slope = OnSlope(column, _basis[column], place, end);
            levelSlope -= level * slope;
            slopeSlope -= slope * slope;
        }

        var gainLevel = OnLevel(Columns, _residual, place, end);
        if (!isTrend) return new Shift(gainLevel * gainLevel / levelLevel, gainLevel / levelLevel, 1 / levelLevel);
        var gainSlope = OnSlope(Columns, _residual, place, end);
        var determinant = (levelLevel * slopeSlope) - (levelSlope * levelSlope);
        var byLevel = ((slopeSlope * gainLevel) - (levelSlope * gainSlope)) / determinant;
        var bySlope = ((levelLevel * gainSlope) - (levelSlope * gainLevel)) / determinant;
        return new Shift((byLevel * gainLevel) + (bySlope * gainSlope), byLevel, slopeSlope / determinant)
        {
            Slope = bySlope,
            SlopeVariance = levelLevel / determinant,
        };
    }

    /// <summary>F of a further change: what it explains for each coefficient against what is left for each degree of freedom.</summary>
    public double F(in Shift shift) => shift.Explained / ShiftColumns / ((Unexplained - shift.Explained) / (_length - Columns - ShiftColumns));

    /// <summary>The same length and kind with other changes.</summary>
    public ShiftRegression With(ReadOnlySpan<int> changes) => new(_length, _kind, changes, _least);

    /// <summary>The residuals of the series last given, on the scale on which the errors are uncorrelated; length T.</summary>
    public ReadOnlySpan<double> Residuals => _residual;

    /// <summary>The residuals with a further change.</summary>
    /// <param name="place">The first place of the new regime.</param>
    /// <param name="shift">The change at this place.</param>
    /// <param name="residuals">Where they go; length T.</param>
    public void ResidualsWith(int place, in Shift shift, double[] residuals)
    {
        var end = _starts[Array.FindIndex(_starts, start => start > place)];
        Span<double> raw = stackalloc double[_length];
        raw.Clear();
        for (var t = place; t < end; t++) raw[t] = shift.Level + (shift.Slope * (t - place));
        Transform(raw, residuals);
        foreach (var column in _basis) RemoveFrom(residuals, column);
        for (var t = 0; t < _length; t++) residuals[t] = _residual[t] - residuals[t];
    }

    private double OnLevel(int which, double[] vector, int place, int end) =>
        vector[place] + ((1 - Rho) * (_sums[which][end] - _sums[which][place + 1])) - (end < _length ? Rho * vector[end] : 0);

    private double OnSlope(int which, double[] vector, int place, int end) =>
        ((1 - Rho) * (_momentSums[which][end] - _momentSums[which][place + 1]))
            + ((Rho - ((1 - Rho) * place)) * (_sums[which][end] - _sums[which][place + 1]))
            - (end < _length ? Rho * (end - 1 - place) * vector[end] : 0);

    /// <summary>The columns without a further change, transformed and made orthonormal in their order.</summary>
    private void SetBasis()
    {
        var column = 0;
        if (_kind == ChangeKind.LevelAroundTrend) Fill(column++, 0, _length, isSlope: true);
        for (var segment = 0; segment + 1 < _starts.Length; segment++)
        {
            Fill(column++, _starts[segment], _starts[segment + 1], isSlope: false);
            if (_kind == ChangeKind.Trend) Fill(column++, _starts[segment], _starts[segment + 1], isSlope: true);
        }

        for (column = 0; column < Columns; column++)
        {
            for (var earlier = 0; earlier < column; earlier++) RemoveFrom(_basis[column], _basis[earlier]);
            var norm = Math.Sqrt(Product(_basis[column], _basis[column]));
            foreach (ref var value in _basis[column].AsSpan()) value /= norm;
        }
    }

    private void Fill(int column, int start, int end, bool isSlope)
    {
        Span<double> raw = stackalloc double[_length];
        raw.Clear();
        for (var t = start; t < end; t++) raw[t] = isSlope ? t - ((start + end - 1) / 2.0) : 1;
        Transform(raw, _basis[column]);
    }

    private void Transform(ReadOnlySpan<double> raw, double[] transformed)
    {
        transformed[0] = Math.Sqrt(1 - (Rho * Rho)) * raw[0];
        for (var t = 1; t < _length; t++) transformed[t] = raw[t] - (Rho * raw[t - 1]);
    }

    private void Accumulate(double[] vector, int which)
    {
        var (sums, moments) = (_sums[which], _momentSums[which]);
        for (var t = 0; t < _length; t++)
        {
            sums[t + 1] = sums[t] + vector[t];
            moments[t + 1] = moments[t] + (t * vector[t]);
        }
    }

    private static void RemoveFrom(double[] vector, double[] unit)
    {
        var share = Product(vector, unit);
        for (var t = 0; t < vector.Length; t++) vector[t] -= share * unit[t];
    }

    private static double Product(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var t = 0; t < first.Length; t++) sum += first[t] * second[t];
        return sum;
    }

    private static double[][] Arrays(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}

/// <summary>A further change at one place.</summary>
/// <param name="Explained">What it explains of the sum of squares.</param>
/// <param name="Level">By how much the level changes (of a trend: at the place itself).</param>
/// <param name="LevelVariance">The variance of that, in units of the variance of the errors.</param>
internal readonly record struct Shift(double Explained, double Level, double LevelVariance)
{
    /// <summary>By how much the slope changes a period; 0 where slopes do not change.</summary>
    public double Slope { get; init; }

    /// <summary>The variance of that, in units of the variance of the errors.</summary>
    public double SlopeVariance { get; init; }
}
