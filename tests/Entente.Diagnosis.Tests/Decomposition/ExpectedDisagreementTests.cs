using Entente.Diagnosis.Decomposition;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.Tests.Decomposition;

public class ExpectedDisagreementTests
{
    private static readonly Gen<(double[] Before, double[] After, IdealPointItem Item)> Assemblies =
        from actors in Gen.Int[4, 21]
        from positions in Gen.Double[-2, 2].Array[2 * actors]
        from absent in Gen.Int[0, 3].Array[actors]
        from numbers in Gen.Double[-2, 2].Array[2]
        from width in Gen.Double[0, 2]
        select (
            positions[..actors].Select((position, actor) => actor > 1 && absent[actor] == 0 ? double.NaN : position).ToArray(),
            positions[actors..].Select((position, actor) => actor > 1 && absent[actor] == 1 ? double.NaN : position).ToArray(),
            new IdealPointItem("x", numbers[0], numbers[1], numbers[1] + (width < .3 ? 0 : width)));

    [Fact]
    public void It_is_the_sum_over_pairs_and_categories() => Assemblies.Sample(assembly =>
    {
        var (before, after, item) = assembly;
        var members = MemberPositions.Of(before, new double[before.Length], after, new double[before.Length]);
        var found = new double[4];
        ExpectedDisagreement.On(item, members, members.Means, found);
        for (var combination = 0; combination < 4; combination++)
        {
            // Sums of at most 21 squares, each probability to 5e-15.
            Assert.Equal(BruteForce(item, Positions(before, after, (combination & 1) == 1, (combination & 2) == 2)), found[combination], 1e-13);
        }
    });

    [Fact]
    public void Another_scale_for_the_later_period_changes_only_the_assemblies_that_mix_the_periods()
    {
        double[] before = [-1, 0, 1, double.NaN], after = [0.5, 1, double.NaN, 2];
        IdealPointItem[] first = [new("x", 0.8, -0.2, 0.4)], second = [new("y", -1.1, 0.3, 0.3)];
        var game = new DisagreementGame(MemberPositions.Of(before, new double[4], after, new double[4]), first, second, default);
        double[] moved = [.. after.Select(x => 0.3 + (1.2 * x))];
        // βx − γ stays what it was for the later period's own actors.
        IdealPointItem[] along = [new("y", -1.1 / 1.2, 0.3 - (1.1 * 0.3 / 1.2), 0.3 - (1.1 * 0.3 / 1.2))];
        var expected = new DisagreementGame(MemberPositions.Of(before, new double[4], moved, new double[4]), first, along, default).Worths();
        var worths = game.Worths(0.3, 1.2);
        for (var coalition = 0; coalition < 8; coalition++) Assert.Equal(expected[coalition], worths[coalition], 1e-14);
        Assert.Equal(game.Worths()[0], worths[0], 1e-14);
        Assert.Equal(game.Worths()[7], worths[7], 1e-14);
        Assert.NotEqual(game.Worths()[3], worths[3], 1e-3);
    }

    [Fact]
    public void Everyone_sure_of_support_means_no_disagreement_and_two_sure_camps_the_most()
    {
        double[] camps = [-4, -4, 4, 4];
        var members = MemberPositions.Of(camps, new double[4], camps, new double[4]);
        var found = new double[4];
        ExpectedDisagreement.On(new IdealPointItem("x", 0, 9, 9), members, members.Means, found);
        Assert.All(found, value => Assert.Equal(0, value, 1e-12));
        ExpectedDisagreement.On(new IdealPointItem("x", 5, 0, 0), members, members.Means, found);
        // Four of six pairs stand on different sides.
        Assert.All(found, value => Assert.Equal(4 / 6.0, value, 1e-12));
    }

    private static double[] Positions(double[] before, double[] after, bool membersAfter, bool positionsAfter) =>
    [
        .. Enumerable.Range(0, before.Length)
            .Where(actor => !double.IsNaN(membersAfter ? after[actor] : before[actor]))
            .Select(actor => double.IsNaN(before[actor]) ? after[actor] : double.IsNaN(after[actor]) || !positionsAfter ? before[actor] : after[actor]),
    ];

    private static double BruteForce(IdealPointItem item, double[] positions)
    {
        double[] Shares(double x)
        {
            var (support, notOppose) = (Normal.Cdf(item.Lower - (item.Slope * x)), Normal.Cdf(item.Upper - (item.Slope * x)));
            return [1 - notOppose, notOppose - support, support];
        }

        var sum = 0.0;
        for (var i = 0; i < positions.Length; i++)
        {
            for (var j = 0; j < positions.Length; j++)
            {
                if (i == j) continue;
                var (one, other) = (Shares(positions[i]), Shares(positions[j]));
                for (var k = 0; k < 3; k++)
                {
                    for (var l = 0; l < 3; l++) sum += one[k] * other[l] * Math.Abs(k - l) / 2.0;
                }
            }
        }

        return sum / (positions.Length * (positions.Length - 1));
    }
}
