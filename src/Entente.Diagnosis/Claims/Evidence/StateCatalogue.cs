using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The series of states that registries can name: those of the covariates, and some that follow from them and from the record.</summary>
/// <param name="evidence">The data.</param>
internal sealed class StateCatalogue(EvidenceBase evidence)
{
    private const double BroadSupport = 0.75;

    /// <summary>The names beside those of the covariates, for errors and documentation.</summary>
    public const string Names = "ideal point, agreement with all, agreement with A, support on DOMAIN, lone dissent, disputes, forceful disputes, wars, allies, military burden, treaties bound [in AREA]";

    /// <summary>The series of a name.</summary>
    public StateYears Find(string name)
    {
        if (name.StartsWith("agreement with ", StringComparison.Ordinal)) return Agreement(name, name["agreement with ".Length..]);
        if (name.StartsWith("support on ", StringComparison.Ordinal)) return Support(name, name["support on ".Length..]);
        if (name == "treaties bound" || name.StartsWith("treaties bound in ", StringComparison.Ordinal)) return new TreatyShares(evidence).Of(name);
        return name switch
        {
            "ideal point" => IdealPoint(name),
            "lone dissent" => LoneDissent(name),
            "disputes" => Involvement(name, "dispute", "states with which a dispute began in the year"),
            "forceful disputes" => Involvement(name, "forceful dispute", "states with which a dispute with use of force began in the year"),
            "wars" => Involvement(name, "war", "states with which it was at war in the year"),
            "allies" => Involvement(name, "defense", "states with a defence pact"),
            "military burden" => Burden(name),
            _ => evidence.Covariates.State(name) is { } series
                ? new StateYears(name, name.Replace('_', ' '), series.States, (state, year) => series[state, year], null)
                : StateYears.None(name, $"no folder of covariates has the series '{name}' of states, nor is it one of: {Names}"),
        };
    }

    private ImmutableArray<string> Codes => [.. evidence.Record.Actors.Select(actor => actor.Code).Order(StringComparer.Ordinal)];

    private StateYears Agreement(string name, string with)
    {
        var pairs = evidence.Pair("agreement");
        if (pairs.Missing is { } missing) return StateYears.None(name, missing);
        if (with != "all") return new StateYears(name, $"agreement of votes with {with}", Codes, (state, year) => pairs.Of(state, with, year), null);
        var means = new Dictionary<(int Actor, int Year), double>();
        foreach (var (year, matrix) in evidence.Agreement)
        {
            var sums = new double[evidence.Record.Actors.Length];
            var counts = new int[sums.Length];
            foreach (var pair in matrix.Pairs)
            {
                if (pair.Agreement is not { } agreement) continue;
                sums[pair.First] += agreement;
                sums[pair.Second] += agreement;
                counts[pair.First]++;
                counts[pair.Second]++;
            }

            foreach (var actor in matrix.Actors.Where(actor => counts[actor] > 0)) means[(actor, year)] = sums[actor] / counts[actor];
        }

        return FromRecord(name, "mean agreement of votes with all others", means);
    }

    private StateYears Support(string name, string domain)
    {
        if (!evidence.HasCourse) return StateYears.None(name, evidence.WhyNoCourse);
        var propositions = Enumerable.Range(0, evidence.Record.Propositions.Length).Where(index => Domain.Holds(domain, evidence.Record.Propositions[index])).ToArray();
        return propositions.Length == 0
            ? StateYears.None(name, $"the record has no proposition on '{domain}'")
            : FromRecord(name, $"share of its stances on {domain} that support", Shares(propositions, (row, place) => row.Stances[place] == Stance.Support));
    }

    private StateYears LoneDissent(string name)
    {
        if (!evidence.HasCourse) return StateYears.None(name, evidence.WhyNoCourse);
        var broad = Enumerable.Range(0, evidence.Record.Propositions.Length).Where(index =>
        {
            var row = evidence.Record.OnProposition(index);
            var support = 0;
            foreach (var stance in row.Stances) support += stance == Stance.Support ? 1 : 0;
            return row.Length >= 10 && support >= BroadSupport * row.Length;
        }).ToArray();
        return FromRecord(name, "share of what three in four support that it opposes", Shares(broad, (row, place) => row.Stances[place] == Stance.Oppose));
    }

    private Dictionary<(int Actor, int Year), double> Shares(int[] propositions, Func<RowOfStances, int, bool> counts)
    {
        var tallies = new Dictionary<(int Actor, int Year), (int Hits, int All)>();
        foreach (var index in propositions)
        {
            if (evidence.Record.Propositions[index].Period is not { } period) continue;
            var row = evidence.Record.OnProposition(index);
            var stances = new RowOfStances(row.Stances.ToArray());
            for (var place = 0; place < row.Length; place++)
            {
                var key = (row.Indices[place], evidence.YearOf(period));
                var (hits, all) = tallies.GetValueOrDefault(key);
                tallies[key] = (hits + (counts(stances, place) ? 1 : 0), all + 1);
            }
        }

        return tallies.ToDictionary(entry => entry.Key, entry => (double)entry.Value.Hits / entry.Value.All);
    }

    private StateYears IdealPoint(string name) => evidence.Fit is { Points.IsEmpty: false } fit
        ? FromRecord(name, "ideal point", fit.Points.ToDictionary(point => (point.Actor, evidence.YearOf(point.Period)), point => point.Mean))
        : StateYears.None(name, evidence.WhyNoCourse);

    private StateYears FromRecord(string name, string unit, Dictionary<(int Actor, int Year), double> values) => new(
        name, unit, Codes, (state, year) => evidence.Record.ActorIndex(state) is { } actor && values.TryGetValue((actor, year), out var value) ? value : null, null);

    /// <summary>With how many others a state has a relation in a year: the sum of a series of pairs, a pair counting once.</summary>
    private StateYears Involvement(string name, string dyadic, string unit)
    {
        var source = dyadic == "forceful dispute" ? "dispute" : dyadic;
        if (evidence.Covariates.Dyad(source) is not { } pairs || evidence.Covariates.State("system_member") is not { } members)
            return StateYears.None(name, $"no folder of covariates has the series '{source}' of pairs and 'system_member' of states");
        var series = evidence.Pair(dyadic);
        if (series.Missing is { } missing) return StateYears.None(name, missing);
        var counts = new Dictionary<(string State, int Year), int>();
        for (var year = pairs.FirstYear; year <= pairs.LastYear; year++)
        {
            foreach (var entry in pairs.In(year))
            {
                if (!(series.Of(entry.First, entry.Second, year) > 0)) continue;
                counts[(entry.First, year)] = counts.GetValueOrDefault((entry.First, year)) + 1;
                counts[(entry.Second, year)] = counts.GetValueOrDefault((entry.Second, year)) + 1;
            }
        }

        return new StateYears(
            name, unit, members.States,
            (state, year) => year >= pairs.FirstYear && year <= pairs.LastYear && members[state, year] == 1 ? counts.GetValueOrDefault((state, year)) : null, null);
    }

    /// <summary>A state's share of the world's military spending over its share of the world's product: free of currency.</summary>
    private StateYears Burden(string name)
    {
        if (evidence.Covariates.State("milex") is not { } spending || evidence.Covariates.State("gdp") is not { } product)
            return StateYears.None(name, "no folder of covariates has the series 'milex' and 'gdp' of states");
        var totals = new Dictionary<int, (double Spending, double Product)>();
        (double Spending, double Product) Total(int year)
        {
            if (!totals.TryGetValue(year, out var total))
                totals[year] = total = (spending.States.Sum(code => spending[code, year] ?? 0), product.States.Sum(code => product[code, year] ?? 0));
            return total;
        }

        return new StateYears(name, "share of the world's military spending over share of its product", spending.States, (state, year) =>
            spending[state, year] is { } own && product[state, year] is > 0 and { } produced && Total(year) is { Spending: > 0, Product: > 0 } total
                ? own / total.Spending / (produced / total.Product) : null, null);
    }

    private readonly record struct RowOfStances(Stance[] Stances);
}
