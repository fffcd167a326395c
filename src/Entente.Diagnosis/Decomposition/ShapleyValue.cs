using System.Numerics;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The Shapley value of a game: what each player adds, averaged over all orders in which the players can come in.</summary>
/// <remarks>
/// The only division of the whole that adds up to it, treats like players alike, gives nothing to who adds nothing, and adds over games
/// [Shapley1953]. As a decomposition of a quantity into causes it is due to [Shorrocks2013]. Every coalition is asked once: 2ᴷ of them.
/// </remarks>
public static class ShapleyValue
{
    /// <summary>The largest number of players; a million coalitions.</summary>
    public const int MostPlayers = 20;

    /// <summary>The value of each player.</summary>
    /// <param name="players">The number K of players, 1 to <see cref="MostPlayers"/>.</param>
    /// <param name="worth">The worth of a coalition, given as a set of bits: bit k is set where player k is in it. Asked once for each, ascending.</param>
    /// <returns>K numbers, φ_k = Σ_S s!(K − s − 1)!/K! · [v(S ∪ k) − v(S)] over the coalitions S without k; their sum is v(all) − v(nobody).</returns>
    public static double[] Of(int players, Func<int, double> worth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, MostPlayers);
        ArgumentNullException.ThrowIfNull(worth);
        var worths = new double[1 << players];
        for (var coalition = 0; coalition < worths.Length; coalition++) worths[coalition] = worth(coalition);
        var values = new double[players];
        Of(worths, values);
        return values;
    }

    /// <summary>The values from the worths of all coalitions, in the order of their bits.</summary>
    internal static void Of(ReadOnlySpan<double> worths, Span<double> values)
    {
        var players = values.Length;
        Span<double> weights = stackalloc double[players];
        // s!(K − s − 1)!/K! = 1 / (K · C(K − 1, s)).
        var choices = 1.0;
        for (var size = 0; size < players; size++)
        {
            weights[size] = 1 / (players * choices);
            choices = choices * (players - 1 - size) / (size + 1);
        }

        for (var player = 0; player < players; player++)
        {
            var bit = 1 << player;
            var sum = 0.0;
            for (var coalition = 0; coalition < worths.Length; coalition++)
            {
                if ((coalition & bit) == 0) sum += weights[BitOperations.PopCount((uint)coalition)] * (worths[coalition | bit] - worths[coalition]);
            }

            values[player] = sum;
        }
    }
}
