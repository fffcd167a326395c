using Entente.Diagnosis.Covariates;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The facts of one year about all states that count, as matrices states × states.</summary>
internal sealed class WorldYear
{
    private const double UseOfForce = 4;

    private WorldYear(int year, string[] states, double[] capabilities)
    {
        (Year, States, Capabilities) = (year, states, capabilities);
        Index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var state = 0; state < states.Length; state++) Index.Add(states[state], state);
    }

    public int Year { get; }

    /// <summary>Codes of the states in the system that have a known capability and are no microstates, in alphabetical order.</summary>
    public string[] States { get; }

    public Dictionary<string, int> Index { get; }

    public double[] Capabilities { get; }

    /// <summary>Codes of states in the system that were left out because their capability is unknown.</summary>
    public required IReadOnlySet<string> Unmeasured { get; init; }

    /// <summary>Codes of microstates, left out.</summary>
    public required IReadOnlySet<string> Microstates { get; init; }

    /// <summary>Whether two states have a defence pact; null if no table covers the year.</summary>
    public bool[]? Pacts { get; private init; }

    /// <summary>Whether two states are rivals or at war; null if no table of rivalries covers the year.</summary>
    public bool[]? Opposed { get; private init; }

    /// <summary>Joint organisations, NaN where unknown; null if no table covers the year.</summary>
    public double[]? Organisations { get; private init; }

    /// <summary>The highest level of hostility in the year, 0 without a dispute; null if no table covers the year.</summary>
    public double[]? Hostility { get; private init; }

    /// <summary>Whether a state is a major power; null if no table covers the year.</summary>
    public bool[]? MajorPowers { get; private init; }

    /// <summary>Military personnel per head; NaN where unknown.</summary>
    public required double[] Armed { get; init; }

    /// <summary>Whether a level of hostility is the use of force.</summary>
    public static bool IsForce(double hostility) => hostility >= UseOfForce;

    public static WorldYear Of(CovariateStore covariates, MixtureOptions options, StateSeries capability, int year)
    {
        var members = covariates.State("system_member");
        var population = covariates.State("tpop");
        var (unmeasured, small) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var states = new List<string>();
        var capabilities = new List<double>();
        var all = members is null ? capability.States : capability.States.Union(members.States, StringComparer.Ordinal);
        foreach (var state in all.Order(StringComparer.Ordinal))
        {
            var amount = capability[state, year];
            if (members is not null && year <= members.LastYear && year >= members.FirstYear ? members[state, year] is not > 0 : amount is null) continue;
            if (population?[state, year] < options.LeastPopulation) small.Add(state);
            else if (amount is null) unmeasured.Add(state);
            else
            {
                states.Add(state);
                capabilities.Add(amount.Value);
            }
        }

        string[] codes = [.. states];
        var opposed = Matrix(covariates.Dyad("rivalry"), year, codes);
        var wars = Matrix(covariates.Dyad("war"), year, codes);
        var personnel = covariates.State("milper");
        var powers = covariates.State("major_power");
        return new WorldYear(year, codes, [.. capabilities])
        {
            Unmeasured = unmeasured,
            Microstates = small,
            Pacts = Is(Matrix(covariates.Dyad("defense"), year, codes)),
            Opposed = opposed is null ? null : [.. opposed.Select((rivalry, pair) => rivalry > 0 || wars?[pair] > 0)],
            Organisations = Matrix(covariates.Dyad("shared_igos"), year, codes),
            Hostility = Matrix(covariates.Dyad("hostility"), year, codes),
            MajorPowers = powers is null || year < powers.FirstYear || year > powers.LastYear ? null : [.. codes.Select(state => powers[state, year] > 0)],
            Armed = [.. codes.Select(state => population?[state, year] is { } people and > 0 && personnel?[state, year] is { } soldiers ? soldiers / people : double.NaN)],
        };
    }

    private static double[]? Matrix(DyadSeries? series, int year, string[] states)
    {
        if (series is null || year < series.FirstYear || year > series.LastYear) return null;
        var matrix = new double[states.Length * states.Length];
        series.Fill(year, states, matrix);
        return matrix;
    }

    private static bool[]? Is(double[]? matrix) => matrix is null ? null : [.. matrix.Select(value => value > 0)];
}
