using System.Collections.Immutable;
using Entente.Diagnosis.Covariates;
using Entente.Measures.Agreement;
using Entente.Records;

namespace Entente.Diagnosis.Peace;

/// <summary>
/// When do disputes between two states begin: a logistic regression on pairs and years, with votes that agree beside the three liberal peaces
/// and the usual controls [RussettOneal2001], a cubic of years of peace [CarterSignorino2010], and dyadic-robust errors [Aronow2015].
/// </summary>
/// <remarks>Association, not cause. The page of the measure is docs/measures/dispute-model.md.</remarks>
public static class DisputeModel
{
    private const int FewestEvents = 30;

    /// <summary>Fits the model.</summary>
    /// <param name="record">The stance record of an assembly of states; a UN record's session s opens in 1945 + s.</param>
    /// <param name="covariates">Facts about states and pairs; the series needed are on the page of the measure.</param>
    /// <param name="options">Years, pairs, outcome; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The fit; without coefficients, and with the reason, where the data do not allow one.</returns>
    public static DisputeFit Of(StanceRecord record, CovariateStore covariates, DisputeModelOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new DisputeModelOptions();
        if (options.From > options.To) throw new ArgumentException($"Expected years that end no earlier than they begin; found {options.From} to {options.To}.", nameof(options));
        var shift = record.Propositions.Any(proposition => proposition.Session is not null) ? 1945 : 0;
        var agreement = record.Periods.Length == 0
            ? ImmutableSortedDictionary<int, AgreementMatrix>.Empty
            : AgreementMatrix.ByPeriod(record, null, cancellation).ToImmutableSortedDictionary(matrix => matrix.Period!.Value.Key + shift, matrix => matrix);
        return Fit(DisputePanel.Of(record, covariates, agreement, options, 0, cancellation), options, cancellation);
    }

    internal static DisputeFit Fit(DisputePanel panel, DisputeModelOptions options, CancellationToken cancellation)
    {
        var name = options.Outcome switch { DisputeOutcome.Force => "dispute with use of force", DisputeOutcome.War => "war", _ => "militarized dispute" };
        if (panel.Missing is { } missing) return new DisputeFit { Missing = missing };
        var outcome = Enumerable.Range(0, panel.First.Length).Select(row => panel.Began[(3 * row) + (int)options.Outcome]).ToArray();
        var events = outcome.Count(began => began);
        if (events < FewestEvents) return new DisputeFit { Missing = $"too few onsets of a {name}: {events}, and {FewestEvents} are needed" };
        var columns = Columns(panel, options);
        if (LogisticRegression.Fit(outcome, columns.Select(column => column.Values).ToArray(), panel.First, panel.Second, cancellation) is not { } fit)
            return new DisputeFit { Missing = $"the model of a {name} has no finite fit on these pairs" };
        return new DisputeFit
        {
            Coefficients =
            [
                .. columns.Select((column, place) => new DisputeCoefficient(column.Term, fit.Estimates[place + 1], fit.Errors[place + 1], !DisputeTerms.Marks.Contains(column.Term, StringComparer.Ordinal))),
            ],
            Rows = outcome.Length,
            Pairs = panel.First.Zip(panel.Second).Distinct().Count(),
            Events = events,
            LeftOut = panel.LeftOut,
            From = panel.Year[0],
            To = panel.Year[^1],
            Degrees = panel.First.Concat(panel.Second).Distinct().Count() - 1,
            OutcomeName = name,
        };
    }

    private static List<(string Term, double[] Values)> Columns(DisputePanel panel, DisputeModelOptions options)
    {
        var columns = new List<(string Term, double[] Values)>();
        var rows = panel.First.Length;
        for (var term = 0; term < DisputeTerms.All.Length; term++)
        {
            var name = DisputeTerms.All[term];
            var values = new double[rows];
            for (var row = 0; row < rows; row++) values[row] = panel.Values[(row * DisputePanel.Width) + term];
            if (DisputeTerms.Relative.Contains(name, StringComparer.Ordinal)) TakeFromYearMeans(values, panel.Year);
            if (!DisputeTerms.Marks.Contains(name, StringComparer.Ordinal)) Standardize(values);
            if (Varies(values)) columns.Add((name, values));
        }

        if (options.Interaction
            && columns.Find(column => column.Term == DisputeTerms.Parity).Values is { } parity
            && columns.Find(column => column.Term == DisputeTerms.Agreement).Values is { } agreement)
        {
            columns.Add((DisputeTerms.ParityWhereAgreed, [.. parity.Zip(agreement, (one, other) => one * other)]));
        }

        for (var power = 1; power <= 3; power++)
        {
            var values = new double[rows];
            for (var row = 0; row < rows; row++) values[row] = Math.Pow(panel.Values[(row * DisputePanel.Width) + DisputeTerms.All.Length] / 100, power);
            Standardize(values);
            if (Varies(values)) columns.Add(($"years of peace, power {power}", values));
        }

        return columns;
    }

    private static void TakeFromYearMeans(double[] values, int[] year)
    {
        for (var start = 0; start < values.Length;)
        {
            var end = start;
            var sum = 0.0;
            while (end < values.Length && year[end] == year[start]) sum += values[end++];
            var mean = sum / (end - start);
            for (var row = start; row < end; row++) values[row] -= mean;
            start = end;
        }
    }

    private static void Standardize(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        for (var row = 0; row < values.Length; row++) values[row] = deviation > 0 ? (values[row] - mean) / deviation : 0;
    }

    private static bool Varies(double[] values) => values.Any(value => value != values[0]);
}
