using System.Collections.Immutable;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Thickness in a period: as it was cast, as the model expects it on the period's own items, and on the reference agenda.</summary>
/// <param name="Period">Key of the period.</param>
/// <param name="Year">Its year.</param>
/// <param name="Actors">Actors with a point in it.</param>
/// <param name="Propositions">Propositions of the record in it.</param>
/// <param name="Items">Items of the fit in it.</param>
/// <param name="Raw">Thickness of the stances themselves, as in <see cref="Thickness.Value"/>; null where that is.</param>
/// <param name="OwnAgenda">The model's on the items of the period: what the raw one should be near, where the model fits.</param>
/// <param name="Adjusted">The model's on the reference agenda, the same in all periods; null where no two actors stand apart.</param>
public sealed record PeriodThickness(
    int Period, int Year, int Actors, int Propositions, int Items, Estimate? Raw, Estimate? OwnAgenda, Estimate? Adjusted);

/// <summary>Thickness period by period with the agenda held fixed, beside the raw one: so that a change in what is voted on can't pass for a change of minds.</summary>
/// <remarks>
/// The same measure as <see cref="Thickness"/>, Gwet's AC2 over pairs that weigh as much as they stand apart, with the model's probabilities
/// in place of stances and one set of items for all periods. Every member of a period answers every item of the reference agenda. Sources:
/// [Gwet2008], [Bailey2017]. Only from −1.25 to 1, as thickness is.
/// </remarks>
public sealed record AgendaAdjustedThickness
{
    /// <summary>The years whose items are the reference agenda; null for all items of the fit.</summary>
    public required YearRange? Reference { get; init; }

    /// <summary>The number of items in the reference agenda.</summary>
    public required int ReferenceItems { get; init; }

    /// <summary>The periods, ascending.</summary>
    public required ImmutableArray<PeriodThickness> Periods { get; init; }

    /// <summary>What a reader should know: unbridged boundaries.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Measures every period of a fit.</summary>
    /// <param name="fit">Ideal points over the periods of the whole record.</param>
    /// <param name="reference">The years whose items are the reference agenda; null, the default, takes all items of the fit, each once.</param>
    /// <param name="options">Intervals and threads; null for the defaults. Positions are held, as they are for the raw thickness.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The fit has no points, or no item lies in the reference years.</exception>
    public static AgendaAdjustedThickness Of(
        IdealPointFit fit,
        YearRange? reference = null,
        DecompositionOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new DecompositionOptions();
        DecompositionOptions.Validate(options);
        if (fit.Points.IsEmpty) throw new ArgumentException($"The fit has no points to compare: {fit.Reason}", nameof(fit));
        var agenda = reference is { } years ? FitAgenda.ItemsOf(fit, FitAgenda.PeriodsOf(fit, years, nameof(reference))) : [.. Enumerable.Range(0, fit.Items.Length)];
        var distances = new DistanceWeights(fit.Record, ActorPositions.Of(fit));
        var measured = new PeriodThickness[fit.Periods.Length];
        var done = 0;
        Parallel.For(0, measured.Length, options.Parallelism(cancellation), place =>
        {
            measured[place] = InPeriod(fit, fit.Periods[place], agenda, distances, options.Bootstrap);
            progress?.Report(Interlocked.Increment(ref done) / (double)measured.Length);
        });
        return new AgendaAdjustedThickness
        {
            Reference = reference,
            ReferenceItems = agenda.Length,
            Periods = [.. measured],
            Warnings =
            [
                .. fit.Bridges.Warning(fit.Periods[0], fit.Periods[^1]) is { } warning
                    ? [$"{warning} There the reference agenda lies against the positions as the prior has it."]
                    : Array.Empty<string>(),
                .. fit.HasConverged ? Array.Empty<string>() : ["The fit of ideal points has not converged."],
            ],
        };
    }

    private static PeriodThickness InPeriod(IdealPointFit fit, int period, int[] agenda, DistanceWeights distances, BootstrapOptions bootstrap)
    {
        var record = fit.Record;
        var members = new ExpectedAgreement(fit.Points.Where(point => point.Period == period).Select(point => point.Mean));
        var own = FitAgenda.ItemsOf(fit, [period]);
        // A fit with one period has the key 0 for all propositions.
        int[] propositions = [.. Enumerable.Range(0, record.Propositions.Length).Where(index => FitAgenda.IsIn(fit, index, period))];
        var stanceOf = new Stance[record.Actors.Length];
        var cast = new List<double>(propositions.Length * ThicknessTerms.Width);
        foreach (var proposition in propositions)
        {
            if (record.Propositions[proposition].Moderation is not (Moderation.None or Moderation.Accepted)) continue;
            var table = distances.On(record.OnProposition(proposition), record.Propositions[proposition].Period, stanceOf);
            cast.AddRange(table.Total > 0 ? [1, table.Agreement, table.OpposeShare, table.ReserveShare] : [0, 0, 0, 0]);
        }

        // The name that `Thickness` gives the draws of a period: the raw interval is the one that it prints.
        return new PeriodThickness(
            period,
            YearRange.YearOf(record, period),
            members.Members,
            propositions.Length,
            own.Length,
            ThicknessTerms.Estimate([.. cast], bootstrap, FormattableString.Invariant($"thickness///{period}")),
            Expected(own, FormattableString.Invariant($"thickness/own/{period}")),
            // The same draws in all periods: what differs between them is not the draw of items.
            Expected(agenda, "thickness/reference"));

        Estimate? Expected(int[] items, string name)
        {
            if (!members.HasDistance) return null;
            var rows = new double[items.Length * ThicknessTerms.Width];
            for (var row = 0; row < items.Length; row++)
            {
                rows[row * ThicknessTerms.Width] = 1;
                members.On(fit.Items[items[row]], rows.AsSpan((row * ThicknessTerms.Width) + 1, ThicknessTerms.Width - 1));
            }

            return ThicknessTerms.Estimate(rows, bootstrap, name);
        }
    }
}
