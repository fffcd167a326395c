using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>The default estimator: variational means, then the joint covariance of all points with the items' uncertainty in it.</summary>
internal static class FastEstimator
{
    private const int AlternatingSteps = 30;
    private const double SpreadTolerance = 2e-3;

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
        var covariance = new JointCovariance(data, means.Chains, crew);
        var (iterations, converged) = Converge(means, covariance, options, progress, cancellation);
        means.FitItems(0, response: true);
        means.Gradient();
        covariance.Compute(means, marginals: true);
        var settled = covariance.IsValid;
        if (!settled || !Enumerable.Range(0, data.PointTotal).All(point => covariance.Covariance(point, point) is > 0 and < double.PositiveInfinity))
        {
            // Too few stances for the response to be determined: the information of E β², which never vanishes.
            means.FitItems(0);
            means.Gradient();
            covariance = new JointCovariance(data, means.Chains, crew);
            covariance.Compute(means, marginals: true);
        }

        // Draws of the posterior are standardised, as a sampler standardises them; their means spread a little less.
        var scale = Scale.Of(means.Theta);
        var uncertainty = Enumerable.Range(0, data.PointTotal).Average(point => covariance.Covariance(point, point));
        scale = scale with { Sd = Math.Sqrt((scale.Sd * scale.Sd) + uncertainty) };
        var sign = start.IsReversed(means.Theta) ? -1 : 1;
        var posterior = new GaussianPoints([.. means.Theta.Select(value => sign * scale.Apply(value))], scale.Sd, covariance);
        progress?.Report(1);
        return new IdealPointFit(record, data, options, posterior, null)
        {
            Items = [.. Enumerable.Range(0, data.ItemCount).Select(item => scale.Apply(data.Items[item], means.Items[item], sign))],
            HasConverged = converged && covariance.IsValid,
            Iterations = iterations,
            Pull = means.Chains.Pull,
            State = new FastState(means.Theta, means.Variance, means.Items, means.Chains.Pull, scale, sign),
            Warnings =
            [
                .. IdealPointModel.CommonWarnings(data),
                .. converged ? [] : new[] { $"The fit stopped after {iterations} iterations before every point moved by less than {options.Tolerance}." },
            ],
        };
    }

    // Alternating steps settle what each period says; the slow rest, levels that only the prior carries over unbridged boundaries, needs
    // Newton steps for all points at once.
    internal static (int Iterations, bool Converged) Converge(
        VariationalFit means, JointCovariance covariance, IdealPointOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        means.FitItems(8);
        var iteration = 0;
        while (iteration < Math.Min(AlternatingSteps, options.MaxIterations))
        {
            cancellation.ThrowIfCancellationRequested();
            iteration++;
            means.Iterate();
            progress?.Report(0.5 * iteration / AlternatingSteps);
        }

        means.HoldsPull = true;
        covariance.Compute(means, marginals: false);
        while (iteration < options.MaxIterations && covariance.IsValid)
        {
            cancellation.ThrowIfCancellationRequested();
            iteration++;
            means.FitItems(2);
            var step = covariance.Solve(means.Gradient());
            if (Math.Abs(means.SpreadAfter(step) - 1) > SpreadTolerance)
            {
                // A larger κ by one moves the points by −S⁻¹Wθ; W are the weights of the pull.
                var response = covariance.Solve(means.PullGradient());
                var old = means.Chains.Pull;
                means.Chains.Pull = means.PullAfter(step, response);
                for (var point = 0; point < step.Length; point++) step[point] -= (means.Chains.Pull - old) * response[point];
            }

            var move = Math.Sqrt(step.Sum(value => value * value) / step.Length);
            for (var point = 0; point < step.Length; point++) means.Theta[point] += step[point];
            if (move < options.Tolerance) return (iteration, true);
        }

        return (iteration, false);
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

/// <summary>What a fast fit found, on the scale of the model.</summary>
internal sealed record FastState(double[] Theta, double[] Variance, ItemBelief[] Items, double Pull, FastEstimator.Scale Scale, int Sign);
