using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Drivers;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Tests.Drivers;

/// <summary>A made world: states with a planted regime and wealth that vote by their regime, and the facts about them.</summary>
internal sealed class MadeWorld
{
    public const int FirstYear = 1950;
    public const int LastYear = 1959;

    private readonly CounterRandom _draws = new(11);

    public MadeWorld(int states = 24, int propositions = 300, Func<int, string>? codeOf = null)
    {
        Codes = [.. Enumerable.Range(0, states).Select(state => codeOf?.Invoke(state) ?? FormattableString.Invariant($"S{state:00}"))];
        Regime = [.. Enumerable.Range(0, states).Select(state => _draws.Uniform((ulong)state))];
        Wealth = [.. Enumerable.Range(0, states).Select(state => 7 + (3 * _draws.Uniform((ulong)(1000 + state))))];
        Record = Votes(propositions);
        Store = CovariateStore.Of(
            [StateSeries.Of("polyarchy", Facts(Regime)), StateSeries.Of("gdp_per_capita", Facts([.. Wealth.Select(Math.Exp)]))], []);
    }

    public string[] Codes { get; }

    public double[] Regime { get; }

    public double[] Wealth { get; }

    public StanceRecord Record { get; }

    public CovariateStore Store { get; }

    /// <summary>The two covariates that this world has.</summary>
    public static DriversOptions Options { get; } = new()
    {
        Covariates = [.. DriverCovariates.All.Where(covariate => covariate.Name is "democracy gap" or "income gap")],
        Permutations = 199,
        Shuffles = 99,
    };

    private IEnumerable<(string State, int Year, double Value)> Facts(double[] values) =>
        Codes.SelectMany((code, state) => Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => (code, year, values[state])));

    /// <summary>A state supports what lies below its regime, give or take some noise, and opposes the rest.</summary>
    private StanceRecord Votes(int count)
    {
        var propositions = Enumerable.Range(0, count).Select(index => new Proposition(FormattableString.Invariant($"p{index}"))
        {
            Session = FirstYear - 1945 + (index % (LastYear - FirstYear + 1)),
        }).ToArray();
        var cells = Enumerable.Range(0, count).SelectMany(proposition => Enumerable.Range(0, Codes.Length).Select(state => (state, proposition))).ToArray();
        return StanceRecord.Create(
            "made world",
            Codes.Select(code => new Actor(code, code)),
            propositions,
            [.. cells.Select(cell => cell.state)],
            [.. cells.Select(cell => cell.proposition)],
            [.. cells.Select(cell => Stance(cell.state, cell.proposition))]);
    }

    private Stance Stance(int state, int proposition)
    {
        var noise = 0.3 * (_draws.Uniform((ulong)(10_000 + (proposition * Codes.Length) + state)) - 0.5);
        return Regime[state] + noise > _draws.Uniform((ulong)(5000 + proposition)) ? Records.Stance.Support : Records.Stance.Oppose;
    }
}
