using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.StrategyMixture;

namespace Entente.Diagnosis.Tests.StrategyMixture;

/// <summary>A made region of a few states over the years 2000 to 2004, in which everything not said is none.</summary>
internal sealed record MadeRegion
{
    public const int From = 2000;
    public const int To = 2004;

    /// <summary>The states of the region with their capabilities.</summary>
    public required Dictionary<string, double> States { get; init; }

    /// <summary>Major powers outside it with their capabilities.</summary>
    public Dictionary<string, double> Powers { get; init; } = [];

    public List<(string First, string Second)> Pacts { get; init; } = [];

    public List<(string First, string Second)> Rivals { get; init; } = [];

    /// <summary>The level of hostility between all states of the region.</summary>
    public double Hostility { get; init; }

    public double Organisations { get; init; }

    /// <summary>The share of the population under arms.</summary>
    public double Armed { get; init; }

    /// <summary>Series to leave out.</summary>
    public string[] Without { get; init; } = [];

    public MixturePoint Point(MixtureOptions? options = null) => Report(options).Points.Single();

    public MixtureReport Report(MixtureOptions? options = null) => RegionalMixture.Of(Covariates(), (options ?? new MixtureOptions()) with
    {
        Regions = [new SecurityRegion("made", [.. States.Keys])],
        Periods = [new YearRange(From, To)],
    });

    private CovariateStore Covariates()
    {
        var all = States.Concat(Powers).ToList();
        var pairs = States.Keys.SelectMany((first, place) => States.Keys.Skip(place + 1).Select(second => (first, second))).ToList();
        IEnumerable<StateSeries> states =
        [
            StateSeries.Of("cinc", Yearly(all, state => (state.Key, state.Value))),
            StateSeries.Of("tpop", Yearly(all, state => (state.Key, 1000.0))),
            StateSeries.Of("milper", Yearly(all, state => (state.Key, 1000 * Armed))),
            StateSeries.Of("major_power", Yearly(all, state => (state.Key, Powers.ContainsKey(state.Key) ? 1.0 : 0))),
        ];
        IEnumerable<DyadSeries> dyads =
        [
            Dyads("defense", Pacts, 1), Dyads("rivalry", Rivals, 1), Dyads("shared_igos", pairs, Organisations), Dyads("hostility", pairs, Hostility),
        ];
        return CovariateStore.Of(states.Where(series => !Without.Contains(series.Name)), dyads.Where(series => !Without.Contains(series.Name)));
    }

    private static IEnumerable<(string State, int Year, double Value)> Yearly<T>(IEnumerable<T> facts, Func<T, (string State, double Value)> read) =>
        from fact in facts from year in Enumerable.Range(From, To - From + 1) let pair = read(fact) select (pair.State, year, pair.Value);

    private static DyadSeries Dyads(string name, IEnumerable<(string First, string Second)> pairs, double value) => DyadSeries.Of(
        name,
        from pair in pairs from year in Enumerable.Range(From, To - From + 1) select (pair.First, pair.Second, year, value),
        absentIsZero: true,
        firstYear: From,
        lastYear: To);
}
