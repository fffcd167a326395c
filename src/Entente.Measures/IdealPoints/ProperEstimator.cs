using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Runs <see cref="ProperSampler"/> in several chains; every draw is standardised before it is stored.</summary>
internal static class ProperEstimator
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
        var (burnIn, sweeps) = (options.BurnIn ?? 1000, options.Sweeps ?? 2000);
        var thin = Math.Min(options.Thin ?? 10, Math.Max(1, sweeps / 100));
        using var means = new VariationalFit(data, crew, start.PrincipalComponent());
        // The fast fit fixes κ, gives proposals their shape and chains their start.
        FastEstimator.Converge(means, new JointCovariance(data, means.Chains, crew), options, null, cancellation);
        var reference = start.IsReversed(means.Theta) ? -1 : 1;
        var draws = new List<float[]>();
        var items = new double[3 * data.ItemCount];
        var acceptance = 0.0;
        for (var chain = 0; chain < options.Chains; chain++)
        {
            using var sampler = new ProperSampler(data, crew, means, options.SeedInUse + ((ulong)chain * 0x632BE59BD9B4E019));
            for (var sweep = 1; sweep <= burnIn + sweeps; sweep++)
            {
                cancellation.ThrowIfCancellationRequested();
                sampler.Adapts = sweep <= burnIn;
                sampler.Sweep();
                progress?.Report(((chain * (double)(burnIn + sweeps)) + sweep) / (options.Chains * (double)(burnIn + sweeps)));
                if (sweep <= burnIn || (sweep - burnIn) % thin != 0) continue;
                var scale = FastEstimator.Scale.Of(sampler.Theta);
                // Every draw is turned to the side of the fast fit, so that the sign is one for all draws.
                var sign = reference * (SumOfProducts(sampler.Theta, means.Theta) < 0 ? -1 : 1);
                draws.Add([.. sampler.Theta.Select(value => (float)(sign * scale.Apply(value)))]);
                for (var item = 0; item < data.ItemCount; item++)
                {
                    var drawn = sampler.Items[item];
                    items[3 * item] += sign * drawn.Slope * scale.Sd;
                    items[(3 * item) + 1] += drawn.Lower - (drawn.Slope * scale.Mean);
                    items[(3 * item) + 2] += drawn.Upper - (drawn.Slope * scale.Mean);
                }
            }

            acceptance += sampler.Acceptance / options.Chains;
        }

        var posterior = new PointDraws([.. draws], options.Chains);
        var diagnostics = posterior.Diagnose(acceptance);
        return new IdealPointFit(record, data, options, posterior, null)
        {
            Items = [.. Enumerable.Range(0, data.ItemCount).Select(item => new IdealPointItem(
                data.Items[item], items[3 * item] / draws.Count, items[(3 * item) + 1] / draws.Count, items[(3 * item) + 2] / draws.Count))],
            HasConverged = diagnostics.LargestRHat < 1.1,
            Iterations = options.Chains * (burnIn + sweeps),
            Pull = means.Chains.Pull,
            Diagnostics = diagnostics,
            Warnings =
            [
                .. IdealPointModel.CommonWarnings(data),
                .. diagnostics.LargestRHat is null ? ["Too few draws for R-hat and effective sizes."] : Array.Empty<string>(),
                .. diagnostics.LargestRHat >= 1.1
                    ? [$"Chains have not mixed everywhere: {diagnostics.RHat.Count(value => value >= 1.1)} of {data.PointTotal} points have an R-hat of 1.1 or more, the largest {diagnostics.LargestRHat:f2}."]
                    : Array.Empty<string>(),
            ],
        };
    }

    private static double SumOfProducts(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var point = 0; point < first.Length; point++) sum += first[point] * second[point];
        return sum;
    }
}
