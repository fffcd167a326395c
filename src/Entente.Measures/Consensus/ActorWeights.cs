namespace Entente.Measures.Consensus;

/// <summary>Weights of actors by their codes, such as population or capability: the same always, or one for each period.</summary>
public sealed class ActorWeights
{
    private readonly Dictionary<string, double> _always;
    private readonly Dictionary<(string Code, int Period), double> _byPeriod;

    private ActorWeights(Dictionary<string, double> always, Dictionary<(string Code, int Period), double> byPeriod)
    {
        _always = always;
        _byPeriod = byPeriod;
    }

    /// <summary>Weights that hold in every period.</summary>
    /// <param name="weights">For the code of an actor its weight, 0 or more.</param>
    /// <exception cref="ArgumentException">A weight is negative or not a number.</exception>
    public static ActorWeights Always(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var (code, weight) in weights) Require(code, weight, nameof(weights));
        return new ActorWeights(weights.ToDictionary(StringComparer.Ordinal), []);
    }

    /// <summary>Weights of each period.</summary>
    /// <param name="weights">For the code of an actor and the key of a period (session or year) the actor's weight, 0 or more.</param>
    /// <exception cref="ArgumentException">A weight is negative or not a number.</exception>
    public static ActorWeights ByPeriod(IReadOnlyDictionary<(string Code, int Period), double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var ((code, _), weight) in weights) Require(code, weight, nameof(weights));
        return new ActorWeights(new(StringComparer.Ordinal), weights.ToDictionary());
    }

    /// <summary>The weight of an actor in a period; null if unknown.</summary>
    /// <param name="code">The actor's code.</param>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    public double? Of(string code, int? period)
    {
        if (period is { } key && _byPeriod.TryGetValue((code, key), out var weight)) return weight;
        return _always.TryGetValue(code, out weight) ? weight : null;
    }

    private static void Require(string code, double weight, string parameter)
    {
        if (!(weight >= 0 && double.IsFinite(weight)))
            throw new ArgumentException($"Actor {code} has the weight {weight}; expected a number of 0 or more.", parameter);
    }
}
