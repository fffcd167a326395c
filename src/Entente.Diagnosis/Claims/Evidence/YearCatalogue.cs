using Entente.Diagnosis.Concentration;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The yearly series that registries can name.</summary>
/// <param name="evidence">The data.</param>
internal sealed class YearCatalogue(EvidenceBase evidence)
{
    // A thickness of fewer propositions swings from year to year with what happened to be put to the vote.
    private const int FewestPropositions = 3;

    /// <summary>The names, for errors and documentation.</summary>
    public const string Names = "thickness [among all pairs|across the main divide|among major powers] [on DOMAIN], breadth, polarization, between-bloc share, bloc separation, "
        + "spread of positions, two-peaked share [on DOMAIN], share of votes on DOMAIN, distance of A from B, vetoes [by A], disputes|forceful disputes|wars [among major powers], "
        + "mean of STATE-SERIES, pair mean of PAIR-SERIES, concentration of STATE-SERIES, treaty participation [in AREA]";

    /// <summary>The series of a name.</summary>
    public YearSeries Find(string name)
    {
        if (name.StartsWith("thickness", StringComparison.Ordinal)) return Thickness(name);
        if (name.StartsWith("two-peaked share", StringComparison.Ordinal)) return TwoPeaked(name);
        if (After(name, "share of votes on ") is { } domain) return ShareOfVotes(name, domain);
        if (After(name, "distance of ")?.Split(" from ") is { Length: 2 } pair) return Distance(name, pair[0], pair[1]);
        if (name == "vetoes" || name.StartsWith("vetoes by ", StringComparison.Ordinal)) return Vetoes(name, After(name, "vetoes by "));
        if (After(name, "mean of ") is { } state) return MeanOfStates(name, state);
        if (After(name, "pair mean of ") is { } dyadic) return MeanOfPairs(name, dyadic, null);
        if (After(name, "concentration of ") is { } concentrated) return Concentration(name, concentrated);
        if (name == "treaty participation" || name.StartsWith("treaty participation in ", StringComparison.Ordinal)) return TreatyParticipation(name, After(name, "treaty participation in "));
        var among = name.EndsWith(" among major powers", StringComparison.Ordinal);
        return (among ? name[..^" among major powers".Length] : name) switch
        {
            "disputes" => MeanOfPairs(name, "dispute", among ? "major_power" : null),
            "forceful disputes" => MeanOfPairs(name, "forceful dispute", among ? "major_power" : null),
            "wars" => MeanOfPairs(name, "war", among ? "major_power" : null),
            "breadth" when !among => FromThickness(name, "share of propositions that are common ground", null, thickness => thickness.Breadth),
            "polarization" when !among => FromBlocs(name, "Esteban–Ray polarization", period => period.EstebanRay?.Value),
            "between-bloc share" when !among => FromBlocs(name, "share of variance between the two sides", period => period.BetweenShare?.Value),
            "bloc separation" when !among => FromBlocs(
                name, "distance of the two sides' centres", period => period.Poles.Length == 2 ? Math.Abs(period.Poles[0].Centre[0] - period.Poles[1].Centre[0]) : null),
            "spread of positions" when !among => Spread(name),
            _ => YearSeries.None(name, $"there is no yearly series '{name}'; there are: {Names}"),
        };
    }

    private YearSeries Thickness(string name)
    {
        var rest = name["thickness".Length..];
        var at = rest.IndexOf(" on ", StringComparison.Ordinal);
        var domain = at < 0 ? null : rest[(at + 4)..];
        Func<Thickness, Estimate?>? of = (at < 0 ? rest : rest[..at]).Trim() switch
        {
            "" => thickness => thickness.Value,
            "among all pairs" => thickness => thickness.AllPairs,
            "across the main divide" => thickness => thickness.MainDivide,
            "among major powers" => thickness => thickness.MajorPowers,
            _ => null,
        };
        return of is null ? YearSeries.None(name, $"there is no yearly series '{name}'; there are: {Names}") : FromThickness(name, "agreement beyond chance", domain, of);
    }

    private YearSeries FromThickness(string name, string unit, string? domain, Func<Thickness, Estimate?> of)
    {
        if (evidence.Thickness is not { } report) return YearSeries.None(name, evidence.WhyNoCourse);
        var level = domain is null ? null : Domain.GoalLevelOf(domain);
        var periods = domain is null ? report.ByPeriod
            : level is not null ? report.ByGoalLevelAndPeriod.Where(row => row.GoalLevel == level)
            : report.ByTopicAndPeriod.Where(row => string.Equals(row.Topic, domain, StringComparison.OrdinalIgnoreCase));
        var series = YearSeries.Of(
            name, unit, periods.Where(row => row.Thickness.Used >= FewestPropositions).Select(row => (evidence.YearOf(row.Period!.Value), of(row.Thickness)?.Value)));
        return series.Missing is not null && domain is not null ? YearSeries.None(name, $"the record has no year with {FewestPropositions} propositions on '{domain}'") : series;
    }

    private YearSeries FromBlocs(string name, string unit, Func<Measures.Polarization.PeriodPolarization, double?> of) => evidence.Polarization is { } report
        ? YearSeries.Of(name, unit, report.Blocs.Where(period => period.Period is not null).Select(period => (evidence.YearOf(period.Period!.Value), of(period))))
        : YearSeries.None(name, evidence.WhyNoCourse);

    private YearSeries Spread(string name) => evidence.Fit is { Points.IsEmpty: false } fit
        ? YearSeries.Of(name, "standard deviation of ideal points", fit.Points.GroupBy(point => point.Period).Where(points => points.Count() > 2).Select(points =>
        {
            var mean = points.Average(point => point.Mean);
            return (evidence.YearOf(points.Key), (double?)Math.Sqrt(points.Average(point => (point.Mean - mean) * (point.Mean - mean))));
        }))
        : YearSeries.None(name, evidence.WhyNoCourse);

    private YearSeries TwoPeaked(string name)
    {
        if (evidence.Polarization is not { } report) return YearSeries.None(name, evidence.WhyNoCourse);
        var domain = After(name, "two-peaked share on ");
        var rows = domain is null ? report.ByPeriod : report.ByTopicAndPeriod.Where(row => string.Equals(row.Topic, domain, StringComparison.OrdinalIgnoreCase));
        return YearSeries.Of(name, "share of propositions that split stances into two peaks", rows.Where(row => row.Period is not null && row.Propositions >= FewestPropositions)
            .Select(row => (evidence.YearOf(row.Period!.Value), row.BimodalShare?.Value)));
    }

    private YearSeries ShareOfVotes(string name, string domain)
    {
        var series = YearSeries.Of(name, "share of propositions", evidence.Record.Propositions.Where(proposition => proposition.Period is not null)
            .GroupBy(proposition => proposition.Period!.Value).Where(group => group.Count() >= FewestPropositions)
            .Select(group => (evidence.YearOf(group.Key), (double?)group.Count(proposition => Domain.Holds(domain, proposition)) / group.Count())));
        return series.Values.Values.All(value => value == 0) ? YearSeries.None(name, $"the record has no proposition on '{domain}'") : series;
    }

    private YearSeries Distance(string name, string first, string second)
    {
        if (evidence.Fit is not { Points.IsEmpty: false } fit) return YearSeries.None(name, evidence.WhyNoCourse);
        if (evidence.Record.ActorIndex(first) is not { } a || evidence.Record.ActorIndex(second) is not { } b)
            return YearSeries.None(name, $"the record has no actors {first} and {second}");
        return YearSeries.Of(name, "distance of ideal points", fit.Periods.Select(period =>
            (evidence.YearOf(period), fit.PointOf(a, period) is { } one && fit.PointOf(b, period) is { } other ? (double?)Math.Abs(one.Mean - other.Mean) : null)));
    }

    private YearSeries Vetoes(string name, string? by)
    {
        var vetoes = evidence.Covariates.Vetoes;
        if (vetoes.IsEmpty) return YearSeries.None(name, "no folder of covariates has the vetoes in the Security Council");
        var counts = vetoes.Where(veto => by is null || veto.By.Contains(by, StringComparer.Ordinal)).GroupBy(veto => veto.Date.Year).ToDictionary(group => group.Key, group => group.Count());
        return YearSeries.Of(name, "vetoed drafts in a year", Enumerable.Range(vetoes.Min(veto => veto.Date.Year), vetoes.Max(veto => veto.Date.Year) - vetoes.Min(veto => veto.Date.Year) + 1)
            .Select(year => (year, (double?)counts.GetValueOrDefault(year))));
    }

    private YearSeries MeanOfStates(string name, string state)
    {
        var series = evidence.State(state);
        return series.Missing is { } missing ? YearSeries.None(name, missing) : YearSeries.Of(name, $"mean over states of {series.Unit}", Calendar().Select(year =>
        {
            var values = series.States.Select(code => series.Of(code, year)).OfType<double>().ToArray();
            return (year, values.Length > 2 ? (double?)values.Average() : null);
        }));
    }

    private YearSeries MeanOfPairs(string name, string dyadic, string? members)
    {
        var series = evidence.Pair(dyadic);
        if (series.Missing is { } missing) return YearSeries.None(name, missing);
        if (evidence.Covariates.State(members ?? "system_member") is not { } member) return YearSeries.None(name, $"no folder of covariates has the series '{members ?? "system_member"}'");
        return YearSeries.Of(name, $"mean over pairs of {series.Unit}", Calendar().Select(year =>
        {
            var states = member.States.Where(code => member[code, year] == 1).ToArray();
            var (sum, count) = (0.0, 0);
            for (var first = 0; first < states.Length; first++)
            {
                for (var second = first + 1; second < states.Length; second++)
                {
                    if (series.Of(states[first], states[second], year) is not { } value) continue;
                    sum += value;
                    count++;
                }
            }

            return (year, count > 0 ? (double?)sum / count : null);
        }));
    }

    private YearSeries Concentration(string name, string state)
    {
        var series = evidence.State(state);
        return series.Missing is { } missing ? YearSeries.None(name, missing) : YearSeries.Of(name, $"concentration of {series.Unit}", Calendar().Select(year =>
            (year, CapabilityConcentration.Of([.. series.States.Select(code => series.Of(code, year)).OfType<double>()]))));
    }

    private YearSeries TreatyParticipation(string name, string? area)
    {
        var series = evidence.State(area is null ? "treaties bound" : $"treaties bound in {area}");
        return series.Missing is { } missing ? YearSeries.None(name, missing) : MeanOfStates(name, series.Name);
    }

    private static IEnumerable<int> Calendar() => Enumerable.Range(1816, 210);

    private static string? After(string name, string start) => name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..] : null;
}
