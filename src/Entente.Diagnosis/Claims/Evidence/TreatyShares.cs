
namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The share of the treaties open to all that a state is bound by at the end of a year, as far as the Treaty Collection shows.</summary>
/// <param name="evidence">The data.</param>
internal sealed class TreatyShares(EvidenceBase evidence)
{
    // Ratifying takes years: a treaty counts from the fifth year after it was opened.
    private const int Age = 5;
    private const int FewestTreaties = 3;
    private const int LastYear = 2014;

    /// <summary>The series <c>treaties bound</c> or <c>treaties bound in AREA</c>, an area or a goal level.</summary>
    public StateYears Of(string name)
    {
        var all = evidence.Covariates.Treaties;
        if (all.IsEmpty) return StateYears.None(name, "no folder of covariates has participation in treaties");
        var area = name.StartsWith("treaties bound in ", StringComparison.Ordinal) ? name["treaties bound in ".Length..] : null;
        var level = area is null ? null : Domain.GoalLevelOf(area);
        var those = all.Where(row => row.Opened is not null && (area is null || row.Area == area || (level is not null && row.GoalLevel == level))).ToArray();
        if (those.Length == 0) return StateYears.None(name, $"no treaty is in the area '{area}'");
        var opened = those.GroupBy(row => row.Treaty, StringComparer.Ordinal).Select(rows => rows.First().Opened!.Value.Year).Order().ToArray();
        var bound = those.Where(row => row.Bound is not null).GroupBy(row => row.State, StringComparer.Ordinal).ToDictionary(
            rows => rows.Key, rows => rows.Select(row => Math.Max(row.Bound!.Value.Year, row.Opened!.Value.Year + Age)).Order().ToArray(), StringComparer.Ordinal);
        var members = evidence.Covariates.State("system_member");
        string[] states = members is null ? [.. those.Select(row => row.State).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [.. members.States];
        return new StateYears(name, area is null ? "share of open treaties that bind it" : $"share of open treaties on {area} that bind it", [.. states], (state, year) =>
        {
            var open = opened.Count(first => first + Age <= year);
            if (year > LastYear || open < FewestTreaties || (members is not null && members[state, year] != 1)) return null;
            return (double)(bound.TryGetValue(state, out var years) ? years.Count(first => first <= year) : 0) / open;
        }, null);
    }
}
