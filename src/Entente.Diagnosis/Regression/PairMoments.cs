namespace Entente.Diagnosis.Regression;

/// <summary>Cross products of regressors and outcome over all pairs, over the pairs without an actor, and with the actors shuffled in the outcome.</summary>
internal sealed class PairMoments
{
    private readonly DyadicSample _sample;

    // Columns in units of their own standard deviation, centred: n × width, the outcome last. A constant column is 0.
    private readonly double[] _rows;
    private readonly int _width;

    // Sums of products with the constant in front, (width + 1)², over all pairs and over each actor's pairs.
    private readonly double[] _all;
    private readonly double[][] _ofActor;
    private readonly double[] _outcomeOf;

    public PairMoments(DyadicSample sample)
    {
        _sample = sample;
        _width = sample.Regressors.Length + 1;
        _rows = new double[sample.Count * _width];
        for (var column = 0; column < _width; column++)
            Fill(column, column < _width - 1 ? sample.Regressors[column].Values.AsSpan() : sample.Outcome);

        _all = new double[(_width + 1) * (_width + 1)];
        _ofActor = [.. Enumerable.Range(0, sample.ActorCount).Select(_ => new double[_all.Length])];
        _outcomeOf = new double[sample.ActorCount * sample.ActorCount];
        for (var row = 0; row < sample.Count; row++)
        {
            var (first, second) = (sample.First[row], sample.Second[row]);
            var values = _rows.AsSpan(row * _width, _width);
            Add(_all, values);
            Add(_ofActor[first], values);
            Add(_ofActor[second], values);
            _outcomeOf[(first * sample.ActorCount) + second] = _outcomeOf[(second * sample.ActorCount) + first] = values[^1];
        }
    }

    /// <summary>The sum of squares of the outcome in units of its standard deviation: n, or 0 if it does not vary.</summary>
    public double OutcomeVariation => _all[^1];

    /// <summary>Centred cross products over all pairs, width × width.</summary>
    public double[] Whole() => Centred(_all);

    /// <summary>Centred cross products over the pairs without an actor.</summary>
    public double[] Without(int actor)
    {
        var left = new double[_all.Length];
        for (var i = 0; i < left.Length; i++) left[i] = _all[i] - _ofActor[actor][i];
        return Centred(left);
    }

    /// <summary>Centred cross products with the outcome of other pairs: those of the actors that take the places. A pair without an outcome counts with the mean, 0.</summary>
    public double[] Shuffled(ReadOnlySpan<int> order)
    {
        var sums = (double[])_all.Clone();
        var last = _width;
        for (var column = 0; column <= last; column++) sums[(last * (_width + 1)) + column] = 0;
        for (var row = 0; row < _sample.Count; row++)
        {
            var outcome = _outcomeOf[(order[_sample.First[row]] * _sample.ActorCount) + order[_sample.Second[row]]];
            sums[last * (_width + 1)] += outcome;
            for (var column = 1; column < last; column++) sums[(last * (_width + 1)) + column] += outcome * _rows[(row * _width) + column - 1];
            sums[^1] += outcome * outcome;
        }

        return Centred(sums);
    }

    private void Fill(int column, ReadOnlySpan<double> values)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        var deviation = Math.Sqrt(squares / values.Length);
        if (deviation <= 1e-12 * Math.Abs(mean)) return;
        for (var row = 0; row < values.Length; row++) _rows[(row * _width) + column] = (values[row] - mean) / deviation;
    }

    private void Add(double[] sums, ReadOnlySpan<double> values)
    {
        sums[0]++;
        for (var i = 0; i < _width; i++)
        {
            sums[(i + 1) * (_width + 1)] += values[i];
            for (var j = 0; j <= i; j++) sums[((i + 1) * (_width + 1)) + j + 1] += values[i] * values[j];
        }
    }

    private double[] Centred(double[] sums)
    {
        var centred = new double[_width * _width];
        for (var i = 0; i < _width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = sums[((i + 1) * (_width + 1)) + j + 1] - (sums[(i + 1) * (_width + 1)] * sums[(j + 1) * (_width + 1)] / sums[0]);
                centred[(i * _width) + j] = centred[(j * _width) + i] = value;
            }
        }

        return centred;
    }
}
