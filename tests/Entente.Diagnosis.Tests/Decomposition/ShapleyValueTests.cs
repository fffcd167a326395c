using Entente.Diagnosis.Decomposition;

namespace Entente.Diagnosis.Tests.Decomposition;

public class ShapleyValueTests
{
    // Shapley and Shubik's weighted voting game [3; 2, 1, 1]: the first player is pivotal in 4 of 6 orders.
    [Fact]
    public void Weighted_voting_gives_two_thirds_to_the_player_with_two_votes()
    {
        int[] votes = [2, 1, 1];
        var value = ShapleyValue.Of(3, coalition => votes.Where((_, player) => (coalition >> player & 1) == 1).Sum() >= 3 ? 1 : 0);
        Assert.Equal([4 / 6.0, 1 / 6.0, 1 / 6.0], value.Select(share => Math.Round(share, 12)).Select(share => Math.Round(share * 6) / 6));
        Assert.Equal(1, value.Sum(), 12);
    }

    // The airport game: a runway is shared by those who need it, and each stretch divided among them (Littlechild and Owen 1973).
    [Fact]
    public void Airport_costs_are_divided_stretch_by_stretch()
    {
        double[] need = [1, 2, 4, 7];
        var value = ShapleyValue.Of(4, coalition => Enumerable.Range(0, 4).Where(player => (coalition >> player & 1) == 1).Select(player => need[player]).DefaultIfEmpty().Max());
        double[] expected = [1 / 4.0, (1 / 4.0) + (1 / 3.0), (1 / 4.0) + (1 / 3.0) + (2 / 2.0), (1 / 4.0) + (1 / 3.0) + (2 / 2.0) + 3];
        for (var player = 0; player < 4; player++) Assert.Equal(expected[player], value[player], 12);
    }

    [Fact]
    public void Values_are_the_mean_over_all_orders_of_coming_in() =>
        Gen.Double[-1, 1].Array[32].Sample(worths =>
        {
            var value = ShapleyValue.Of(5, coalition => worths[coalition]);
            var brute = new double[5];
            foreach (var order in Orders([0, 1, 2, 3, 4]))
            {
                var coalition = 0;
                foreach (var player in order)
                {
                    brute[player] += (worths[coalition | (1 << player)] - worths[coalition]) / 120;
                    coalition |= 1 << player;
                }
            }

            // 120 additions of numbers below 2, each rounded to 2e-16.
            for (var player = 0; player < 5; player++) Assert.Equal(brute[player], value[player], 1e-13);
            Assert.Equal(worths[31] - worths[0], value.Sum(), 1e-13);
        });

    [Fact]
    public void A_player_who_adds_nothing_gets_nothing_and_like_players_get_the_same()
    {
        var value = ShapleyValue.Of(3, coalition => (coalition & 3) == 3 ? 5 : 0);
        Assert.Equal([2.5, 2.5, 0], value);
    }

    [Fact]
    public void Too_many_players_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ShapleyValue.Of(21, _ => 0));

    private static IEnumerable<int[]> Orders(int[] players) => players.Length == 1
        ? [players]
        : players.SelectMany(first => Orders([.. players.Where(player => player != first)]).Select(rest => (int[])[first, .. rest]));
}
