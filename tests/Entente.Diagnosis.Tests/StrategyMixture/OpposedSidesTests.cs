using Entente.Diagnosis.StrategyMixture;

namespace Entente.Diagnosis.Tests.StrategyMixture;

public sealed class OpposedSidesTests
{
    [Fact]
    public void The_poles_gather_the_states_that_lean_on_them_and_have_no_pact_with_the_other()
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
    public void A_pact_among_many_does_not_draw_all_of_them_into_the_quarrel_of_one()
    {
        // A league of 0 to 3, in which 1 gives 5 of the 16 behind 2 and 3, and quarrels with 5; 2 has a quarrel with 6, an ally of 5, and 3 has none.
        (int, int)[] league = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        var sides = Find([9, 5, 1, 1, 1, 8, 2], [.. league, (5, 6)], [(1, 5), (2, 6)])!;

        Assert.Equal([5, 6], sides.First);
        Assert.Equal([1, 2], sides.Second);
        Assert.Equal(2 * 6 / 27.0, sides.Evenness, 1e-12);
        Assert.Equal(4 * ((5 * 8) + (1 * 2)) / (27.0 * 27), sides.Opposition, 1e-12);
    }

    [Fact]
    public void An_ally_that_is_a_rival_of_its_own_pole_is_not_on_its_side()
    {
        // 1 has a pact with 0 and is its rival at once, as Greece is of Turkey.
        var sides = Find([5, 1, 5], [(0, 1)], [(0, 1), (0, 2)])!;

        Assert.Equal([0, 2], sides.First.Concat(sides.Second).Order());
    }

    [Fact]
    public void Who_follows_whom_is_settled_by_whole_capabilities_and_what_they_weigh_by_those_committed()
    {
        // The patron 2 commits a tenth of its 20 here; of the 25 behind 0 it gives 20 all the same.
        bool[] members = [true, true, false, true];
        var sides = OpposedSides.Find([1, 5, 20, 4], [1, 5, 2, 4], Matrix(4, [(0, 2), (0, 3)]), Matrix(4, [(2, 1)]), members, [.. members.Select(member => !member)])!;

        Assert.Equal([1], sides.First);
        Assert.Equal([0, 2], sides.Second);
        Assert.Equal(2 * 3 / 12.0, sides.Evenness, 1e-12);
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
    public void Unlike_lengths_are_refused() => Assert.Throws<ArgumentException>(() => OpposedSides.Find([1, 1], [1, 1], [true], [true], [true, true], [false, false]));

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
        return OpposedSides.Find(capabilities, capabilities, Matrix(count, pacts), Matrix(count, opposed), members, [.. members.Select(member => !member)]);
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
