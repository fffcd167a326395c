using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>The default estimator: variational means, then the joint covariance of all points with the items' uncertainty in it.</summary>
internal static class FastEstimator
{
    public static IdealPointFit Fit(
        StanceRecord record,
        IdealPointData data,
        IdealPointOptions options,
        PointStart start,
        WorkCrew crew,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        using var means = new VariationalFit(data, crew, start.PrincipalComponent());
        means.FitItems(8);
        var (iteration, converged) = (0, false);
        while (!converged && iteration < options.MaxIterations)
        {
            cancellation.ThrowIfCancellationRequested();
            iteration++;
            converged = means.Iterate() < options.Tolerance;
            progress?.Report(0.8 * iteration / options.MaxIterations);
        }

        var scale = Scale.Of(means.Theta);
        var sign = start.IsReversed(means.Theta) ? -1 : 1;
        var posterior = new GaussianPoints(
            [.. means.Theta.Select(value => sign * scale.Apply(value))],
            [.. means.Variance.Select(value => Math.Sqrt(value) / scale.Sd)]);
        progress?.Report(1);
        return new IdealPointFit(record, data, options, posterior, null)
        {
            Items = [.. Enumerable.Range(0, data.ItemCount).Select(item => scale.Apply(data.Items[item], means.Items[item], sign))],
            HasConverged = converged,
            Iterations = iteration,
            Pull = means.Chains.Pull,
            Warnings =
            [
                .. IdealPointModel.CommonWarnings(data),
                .. converged ? [] : new[] { $"The fit stopped after {iteration} iterations before every point moved by less than {options.Tolerance}." },
            ],
        };
    }

    /// <summary>Mean and standard deviation of all points: the scale of the result has 0 and 1.</summary>
    internal readonly record struct Scale(double Mean, double Sd)
    {
        public static Scale Of(ReadOnlySpan<double> theta)
        {
            double sum = 0, squares = 0;
            foreach (var value in theta) sum += value;
            var mean = sum / theta.Length;
            foreach (var value in theta) squares += (value - mean) * (value - mean);
            var sd = Math.Sqrt(squares / Math.Max(1, theta.Length - 1));
            return new Scale(mean, sd > 0 ? sd : 1);
        }

        public double Apply(double theta) => (theta - Mean) / Sd;

        /// <summary>The item on the scale of the result: βθ − γ stays what it was.</summary>
        public IdealPointItem Apply(string key, in ItemBelief item, int sign)
        {
            var (slope, lower, upper) = (item.Mean.Slope, item.Mean.Lower, item.Mean.Upper);
            if (item.Form == ItemForm.NoOppose) upper = VariationalFit.LargestCut;
            if (item.Form == ItemForm.NoSupport) (lower, upper) = (-VariationalFit.LargestCut, lower);
            return new IdealPointItem(key, sign * slope * Sd, lower - (slope * Mean), upper - (slope * Mean));
        }
    }
}
