using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The series of pairs that registries can name: those of the covariates, and some that follow from them and from the record.</summary>
/// <param name="evidence">The data.</param>
internal sealed class PairCatalogue(EvidenceBase evidence)
{
    private const int Force = 4;

    /// <summary>The series of a name.</summary>
    public PairYears Find(string name) => name switch
    {
        "agreement" => Agreement(name),
        "distance" => Distance(name),
        "forceful dispute" => Forceful(name),
        _ => evidence.Covariates.Dyad(name) is { } series
            ? new PairYears(name, name.Replace('_', ' '), (first, second, year) => series[first, second, year], null)
            : PairYears.None(name, $"no folder of covariates has the series '{name}' of pairs, nor is it agreement, distance or forceful dispute"),
    };

    private PairYears Agreement(string name)
    {
        if (evidence.Agreement.IsEmpty) return PairYears.None(name, evidence.WhyNoCourse);
        return new PairYears(name, "agreement of votes (1 − mean distance / 2)", (first, second, year) =>
            evidence.Agreement.TryGetValue(year, out var matrix) && evidence.Record.ActorIndex(first) is { } a && evidence.Record.ActorIndex(second) is { } b && a != b
                ? matrix[a, b].Agreement : null, null);
    }

    private PairYears Distance(string name)
    {
        if (evidence.Fit is not { Points.IsEmpty: false } fit) return PairYears.None(name, evidence.WhyNoCourse);
        IdealPoint? Point(string code, int year) => evidence.Record.ActorIndex(code) is { } actor ? fit.PointOf(actor, evidence.PeriodOf(year)) : null;
        return new PairYears(name, "distance of ideal points", (first, second, year) => Point(first, year) is { } a && Point(second, year) is { } b ? Math.Abs(a.Mean - b.Mean) : null, null);
    }

    private PairYears Forceful(string name)
    {
        if (evidence.Covariates.Dyad("dispute") is not { } dispute || evidence.Covariates.Dyad("hostility") is not { } hostility)
            return PairYears.None(name, "no folder of covariates has the series 'dispute' and 'hostility'");
        return new PairYears(name, "new disputes with use of force", (first, second, year) =>
            dispute[first, second, year] is { } onset ? (onset > 0 && hostility[first, second, year] >= Force ? 1 : 0) : null, null);
    }
}
