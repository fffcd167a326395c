using Entente.Diagnosis.StrategyMixture;

namespace Entente.Diagnosis.Tests.StrategyMixture;

public sealed class OpposedSidesTests
{
    [Fact]
    public void The_poles_gather_the_states_allied_to_them_alone()
    {
        // 0 and 3 are rivals; 1 is with 0, 4 with 3, 2 with both and so with neither.
        var sides = Find([4, 2, 1, 3, 1], [(0, 1), (0, 2), (3, 2), (3, 4)], [(0, 3)])!;

        Assert.Equal([0, 1], sides.First);
        Assert.Equal([3, 4], sides.Second);
        Assert.Equal(2 * 4 / 11.0, sides.Evenness, 1e-12);
        Assert.Equal(2 * 2 / 5.0, sides.Reach, 1e-12);
        Assert.Equal(4 * (4 * 3) / 121.0, sides.Opposition, 1e-12);
    }

    [Fact]
    public void A_stronger_ally_does_not_follow_a_weaker_pole_into_its_quarrel()
    {
        // 1 quarrels with 2; its great ally 0 stays out.
        var sides = Find([10, 1, 1], [(0, 1)], [(1, 2)])!;

        Assert.Equal([1], sides.First);
        Assert.Equal([2], sides.Second);
        Assert.Equal(2 / 12.0, sides.Evenness, 1e-12);
    }

    [Fact]
    public void The_poles_are_those_whose_weaker_side_is_strongest()
    {
        var sides = Find([5, 4, 9, 1], [], [(0, 1), (2, 3)])!;

        Assert.Equal([0], sides.First);
        Assert.Equal([1], sides.Second);
    }

    [Fact]
    public void Rivals_inside_a_pact_and_states_at_peace_are_no_sides()
    {
        Assert.Null(Find([1, 1], [(0, 1)], [(0, 1)]));
        Assert.Null(Find([1, 1, 1], [(0, 1)], []));
    }

    [Fact]
    public void A_quarrel_of_two_outside_powers_needs_a_state_of_the_region_on_either_side()
    {
        // 2 and 3 are outside; 0 is with 2, and 1 with 3 or with nobody.
        Assert.Null(Find([1, 1, 5, 5], [(0, 2)], [(2, 3)], patrons: 2));
        Assert.Equal(.5 * 2, Find([1, 1, 5, 5], [(0, 2), (1, 3)], [(2, 3)], patrons: 2)!.Evenness, 1e-12);
    }

    [Fact]
    public void Unlike_lengths_are_refused() => Assert.Throws<ArgumentException>(() => OpposedSides.Find([1, 1], [true], [true], [true, true], [false, false]));

    [Fact]
    public void The_leader_is_whom_the_others_depend_on_and_equals_in_a_pact_hardly_depend()
    {
        // A hub of 8 with four spokes of 1: each spoke's pledge is 9, of which the hub gives 8.
        var hub = Leader([8, 1, 1, 1, 1], [(0, 1), (0, 2), (0, 3), (0, 4)])!;
        // Five equals all allied: each has a pledge of 5, of which anyone gives 1.
        var equals = Leader([1, 1, 1, 1, 1], [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)])!;

        Assert.Equal(0, hub.State);
        Assert.Equal(8 / 9.0, hub.Dependence, 1e-12);
        Assert.Equal(.2, equals.Dependence, 1e-12);
    }

    [Fact]
    public void Where_nobody_has_a_pact_the_most_capable_state_is_named_and_nobody_depends_on_it()
    {
        var leader = Leader([1, 3, 2], [])!;

        Assert.Equal(1, leader.State);
        Assert.Equal(0, leader.Dependence);
        Assert.Null(Leader([], []));
    }

    private static OpposedSides? Find(double[] capabilities, (int, int)[] pacts, (int, int)[] opposed, int patrons = 0)
    {
        var count = capabilities.Length;
        bool[] members = [.. Enumerable.Range(0, count).Select(state => state < count - patrons)];
        return OpposedSides.Find(capabilities, Matrix(count, pacts), Matrix(count, opposed), members, [.. members.Select(member => !member)]);
    }

    private static SecurityLeader? Leader(double[] capabilities, (int, int)[] pacts)
    {
        bool[] all = [.. capabilities.Select(_ => true)];
        return SecurityLeader.Find(capabilities, Matrix(all.Length, pacts), all, all);
    }

    private static bool[] Matrix(int count, (int First, int Second)[] pairs)
    {
        var matrix = new bool[count * count];
        foreach (var (first, second) in pairs) matrix[(first * count) + second] = matrix[(second * count) + first] = true;
        return matrix;
    }
}
