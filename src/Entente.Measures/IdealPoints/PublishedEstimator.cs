using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Runs <see cref="PublishedSampler"/> as the published estimates were run: 4,000 sweeps of burn-in, 20,000 kept, every 50th stored.</summary>
internal static class PublishedEstimator
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
        var (burnIn, sweeps) = (options.BurnIn ?? 4000, options.Sweeps ?? 20000);
        var thin = Math.Min(options.Thin ?? 50, Math.Max(1, sweeps / 100));
        var starts = start.AtAnchors();
        if (Array.TrueForAll(starts, value => value == 0)) starts = start.PrincipalComponent();
        using var sampler = new PublishedSampler(data, crew, options.SeedInUse, starts, start.PublishedItems());
        var draws = new List<float[]>((sweeps / thin) + 1);
        var items = new double[3 * data.ItemCount];
        for (var sweep = 1; sweep <= burnIn + sweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            sampler.Sweep();
            progress?.Report(sweep / (double)(burnIn + sweeps));
            if (sweep <= burnIn || (sweep - burnIn) % thin != 0) continue;
            draws.Add([.. sampler.Theta.Select(value => (float)value)]);
            sampler.AddItems(items);
        }

        var mean = new double[data.PointTotal];
        foreach (var draw in draws)
        {
            for (var point = 0; point < mean.Length; point++) mean[point] += draw[point] / (double)draws.Count;
        }

        var sign = start.IsReversed(mean) ? -1 : 1;
        foreach (var draw in sign < 0 ? draws : [])
        {
            for (var point = 0; point < draw.Length; point++) draw[point] = -draw[point];
        }

        var posterior = new PointDraws([.. draws], 1);
        var diagnostics = posterior.Diagnose(sampler.Acceptance);
        return new IdealPointFit(record, data, options, posterior, null)
        {
            Items = [.. Enumerable.Range(0, data.ItemCount).Select(item => new IdealPointItem(
                data.Items[item], sign * items[3 * item] / draws.Count, items[(3 * item) + 1] / draws.Count, items[(3 * item) + 2] / draws.Count))],
            HasConverged = diagnostics.LargestRHat < 1.1,
            Iterations = burnIn + sweeps,
            Diagnostics = diagnostics,
            Warnings =
            [
                .. IdealPointModel.CommonWarnings(data),
                "The published sampler is not a valid Gibbs sampler: its intervals are those of the published estimates, not of a posterior.",
                .. diagnostics.LargestRHat >= 1.1 ? new[] { $"The two halves of the chain disagree (largest R-hat {diagnostics.LargestRHat:f2}): early levels drift." } : [],
            ],
        };
    }
}
