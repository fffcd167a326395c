using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Adds new periods to a fast fit: only their points, and the items that they judge, move.</summary>
internal static class FastExtension
{
    private const int MostIterations = 100;

    public static IdealPointFit Extend(IdealPointFit old, FastState state, StanceRecord record, CancellationToken cancellation)
    {
        var options = old.Options;
        var data = IdealPointData.Of(record, options.Sample, options.Periods);
        var oldItem = Enumerable.Range(0, old.Data.ItemCount).ToDictionary(item => old.Data.Items[item], item => item, StringComparer.Ordinal);
        var isNew = new bool[data.Periods.Length];
        for (var period = 0; period < isNew.Length; period++) isNew[period] = !old.Data.Periods.Contains(data.Periods[period]);
        using var crew = new WorkCrew(options.ThreadCount);
        using var fit = new VariationalFit(data, crew, new double[data.PointTotal]) { HoldsPull = true };
        fit.Chains.Pull = state.Pull;
        var moving = new List<int>();
        for (var point = 0; point < data.PointTotal; point++)
        {
            var code = record.Actors[data.PointActor[point]].Code;
            var known = old.Record.ActorIndex(code) is { } actor ? old.Data.PointOf(actor, data.Periods[data.PointPeriod[point]]) : null;
            if (known is { } place)
            {
                fit.Theta[point] = state.Theta[place];
                fit.Variance[point] = state.Variance[place];
                continue;
            }

            moving.Add(point);
            if (data.Previous[point] is var before && before >= 0) fit.Theta[point] = fit.Theta[before];
        }

        var active = new bool[data.ItemCount];
        for (var item = 0; item < data.ItemCount; item++)
        {
            active[item] = isNew[data.LastPeriod[item]] || !oldItem.ContainsKey(data.Items[item]);
            // A new category gives an item another form; it then starts afresh.
            if (oldItem.TryGetValue(data.Items[item], out var known) && state.Items[known].Form == fit.Items[item].Form) fit.Items[item] = state.Items[known];
        }

        var (iteration, converged) = (0, false);
        while (!converged && iteration < MostIterations)
        {
            cancellation.ThrowIfCancellationRequested();
            iteration++;
            converged = fit.IterateOnly(active, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(moving)) < options.Tolerance;
        }

        // One visit of all items fills the information of every point for the covariance.
        fit.FitItems(0, response: true);
        fit.Gradient();
        var covariance = new JointCovariance(data, fit.Chains, crew);
        covariance.Compute(fit, marginals: true);
        var (scale, sign) = (state.Scale, state.Sign);
        var posterior = new GaussianPoints([.. fit.Theta.Select(value => sign * scale.Apply(value))], scale.Sd, covariance);
        return new IdealPointFit(record, data, options, posterior, null)
        {
            Items = [.. Enumerable.Range(0, data.ItemCount).Select(item => scale.Apply(data.Items[item], fit.Items[item], sign))],
            HasConverged = converged && covariance.IsValid,
            Iterations = iteration,
            Pull = state.Pull,
            State = new FastState(fit.Theta, fit.Variance, fit.Items, state.Pull, scale, sign),
            Warnings = [.. IdealPointModel.CommonWarnings(data), $"{moving.Count} points were added to an earlier fit, whose points were held."],
        };
    }
}
