using Entente.Measures.Randomness;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The declared weights of the indicators and many draws about them, the same for all regions and periods.</summary>
/// <remarks>
/// A draw multiplies each declared weight by a standard exponential number, so that equal weights become uniform over all ways of sharing a
/// corner out among its indicators (a flat Dirichlet), and each of the three corners by a gamma number of mean 1, so that the corners' shares of
/// trust are Dirichlet with the shape as parameter.
/// </remarks>
internal sealed class MixtureWeights
{
    private static readonly int Indicators = MixtureIndicators.All.Count;
    private readonly double[] _drawn;

    public MixtureWeights(MixtureOptions options)
    {
        Replicates = options.Replicates;
        Declared = new double[Indicators + 3];
        for (var place = 0; place < Indicators; place++) Declared[place] = options.Weights.GetValueOrDefault(MixtureIndicators.All[place].Name, 1);
        Declared.AsSpan(Indicators).Fill(1);
        _drawn = new double[Replicates * Declared.Length];
        for (var replicate = 0; replicate < Replicates; replicate++) Draw(options, replicate, _drawn.AsSpan(replicate * Declared.Length, Declared.Length));
    }

    /// <summary>The number of draws.</summary>
    public int Replicates { get; }

    /// <summary>The declared weights: one per indicator, then the factors of the three corners.</summary>
    public double[] Declared { get; }

    /// <summary>The weights of a draw, in the same order.</summary>
    public ReadOnlySpan<double> Drawn(int replicate) => _drawn.AsSpan(replicate * Declared.Length, Declared.Length);

    /// <summary>The weighted mean of the indicators of a strategy; null if none has a value and a weight.</summary>
    /// <param name="values">The values of all indicators; NaN where missing.</param>
    /// <param name="weights">The weights, in the same order.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="without">The place of an indicator to leave out; −1 for none.</param>
    public static double? Score(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, SecurityStrategy strategy, int without = -1)
    {
        var (sum, total) = (0.0, 0.0);
        for (var place = 0; place < values.Length; place++)
        {
            if (place == without || MixtureIndicators.All[place].Strategy != strategy || double.IsNaN(values[place])) continue;
            sum += weights[place] * values[place];
            total += weights[place];
        }

        return total == 0 ? null : sum / total;
    }

    /// <summary>The shares of the three corners; null if one has no score or all are 0.</summary>
    public static (double Hegemony, double Balance, double Institutions)? Shares(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int without = -1)
    {
        if (Score(values, weights, SecurityStrategy.Hegemony, without) is not { } hegemony
            || Score(values, weights, SecurityStrategy.BalanceOfPower, without) is not { } balance
            || Score(values, weights, SecurityStrategy.InstitutionalCooperation, without) is not { } institutions) return null;
        hegemony *= weights[Indicators];
        balance *= weights[Indicators + 1];
        institutions *= weights[Indicators + 2];
        var total = hegemony + balance + institutions;
        return total == 0 ? null : (hegemony / total, balance / total, institutions / total);
    }

    private void Draw(MixtureOptions options, int replicate, Span<double> weights)
    {
        var random = new CounterRandom(options.Seed, (ulong)replicate);
        var next = 0UL;
        for (var place = 0; place < Indicators; place++) weights[place] = Declared[place] * Exponential(random, next++);
        for (var corner = 0; corner < 3; corner++)
        {
            // A gamma number of whole shape n is the sum of n exponential ones.
            var sum = 0.0;
            for (var term = 0; term < options.CornerShape; term++) sum += Exponential(random, next++);
            weights[Indicators + corner] = options.CornerShape == 0 ? 1 : sum / options.CornerShape;
        }
    }

    // 1 − u lies in (0, 1], so the logarithm is finite.
    private static double Exponential(CounterRandom random, ulong counter) => -Math.Log(1 - random.Uniform(counter));
}
