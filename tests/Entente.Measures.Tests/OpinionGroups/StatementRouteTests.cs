using Entente.Measures.OpinionGroups;
using Entente.Measures.Randomness;
using Entente.Records;
using MathNet.Numerics.Distributions;

namespace Entente.Measures.Tests.OpinionGroups;

public sealed class StatementRouteTests
{
    private const int Statements = 60;
    private static readonly Lazy<GroupAnalysis> Analysis = new(() => MadeDialogue.Planted(2).Snapshot().Analyse());

    [Fact]
    public void A_hundred_thousand_draws_follow_the_rule()
    {
        var route = StatementRoute.Of(Analysis.Value);

        var (chiSquare, degrees) = Fit(route, (isSeen, random, draw, memory) => route.Draw(isSeen, random.Uniform(draw), memory)!.Value);

        // With fixed seeds this is one number; the rule gives such a one or a larger in 999 of 1,000 cases.
        Assert.InRange(chiSquare, 0, ChiSquared.InvCDF(degrees, 0.999));
    }

    [Fact]
    public void A_uniform_draw_would_not_pass_for_the_rule()
    {
        var route = StatementRoute.Of(Analysis.Value);

        var (chiSquare, degrees) = Fit(route, (isSeen, random, draw, _) =>
        {
            int[] unseen = [.. Enumerable.Range(0, Statements).Where(statement => !isSeen[statement])];
            return unseen[(int)(random.Uniform(draw) * unseen.Length)];
        });

        Assert.True(chiSquare > 10 * ChiSquared.InvCDF(degrees, 0.999), $"χ² = {chiSquare} at {degrees} degrees of freedom.");
    }

    [Fact]
    public void Seen_statements_never_come_and_the_others_share_all_probability() =>
        Gen.Bool.Array[Statements].Sample(isSeen =>
        {
            var probabilities = new double[Statements];

            var isLeft = StatementRoute.Of(Analysis.Value).Probabilities(isSeen, probabilities);

            Assert.Equal(isSeen.Contains(false), isLeft);
            Assert.All(isSeen.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second == 0));
            Assert.Equal(isLeft ? 1 : 0, probabilities.Sum(), 1e-12);
        }, iter: 100);

    [Fact]
    public void When_all_is_seen_nothing_comes()
    {
        var seen = new bool[Statements];
        Array.Fill(seen, true);

        Assert.Null(StatementRoute.Of(Analysis.Value).Draw(seen, 0.5, new double[Statements]));
    }

    [Fact]
    public void A_new_statement_comes_oftener_than_a_settled_one()
    {
        var field = MadeDialogue.Planted(2);
        var (settled, fresh) = (field.AddStatement(), field.AddStatement());
        for (var actor = 0; actor < 300; actor++) field.Take(actor, settled, Stance.Support);

        var probabilities = Unseen(StatementRoute.Of(field.Snapshot().Analyse()));

        Assert.True(probabilities[fresh] > 3 * probabilities[settled]);
    }

    [Fact]
    public void A_dividing_statement_places_a_newcomer_and_teaches_less_once_others_were_seen()
    {
        var field = MadeDialogue.Made(300, 60, 0.6, 4, (actor, statement) => statement < 30 ? (actor % 2 == 0 ? 0.9 : 0.1) : 0.5);
        var route = StatementRoute.Of(field.Snapshot().Analyse(), options: new RouteOptions { Settling = 0, Newness = 0 });
        var (none, most) = (new bool[60], new bool[60]);
        for (var statement = 0; statement < 29; statement++) most[statement] = true;
        var (newcomer, known) = (new double[60], new double[60]);

        route.Probabilities(none, newcomer);
        route.Probabilities(most, known);

        Assert.True(newcomer[29] > 3 * newcomer[45]);
        Assert.True(known[29] / known[45] < newcomer[29] / newcomer[45]);
    }

    [Fact]
    public void A_statement_on_the_brink_comes_oftener_than_a_decided_one()
    {
        var field = MadeDialogue.Made(200, 42, 1, 6, (actor, statement) =>
            statement == 40 ? 0.55 : statement == 41 ? 0.95 : (actor + statement) % 2 == 0 ? 0.8 : 0.2);
        var route = StatementRoute.Of(field.Snapshot().Analyse(), options: new RouteOptions { Placing = 0, Newness = 0 });

        var probabilities = Unseen(route);

        Assert.True(probabilities[40] > 3 * probabilities[41]);
    }

    [Fact]
    public void A_minority_is_not_drowned_by_the_number_of_the_others_statements()
    {
        // One statement by an actor of the second group, 59 by one of the first.
        var groups = Analysis.Value.Groups!.GroupOf;
        var authors = new int[Statements];
        Array.Fill(authors, groups.IndexOf(0));
        authors[7] = groups.IndexOf(1);

        var probabilities = Unseen(StatementRoute.Of(Analysis.Value, authors));

        Assert.True(probabilities[7] >= 0.3 / 2);
    }

    [Fact]
    public void What_may_not_be_shown_or_is_left_out_never_comes()
    {
        var field = MadeDialogue.Planted(2);
        field.LeaveOut(3);
        var isShown = new bool[Statements];
        Array.Fill(isShown, true);
        isShown[5] = false;

        var probabilities = Unseen(StatementRoute.Of(field.Snapshot().Analyse(), isShown: isShown));

        Assert.Equal([3, 5], Enumerable.Range(0, Statements).Where(statement => probabilities[statement] == 0));
    }

    [Fact]
    public void A_draw_allocates_nothing()
    {
        var route = StatementRoute.Of(Analysis.Value);
        var (isSeen, memory) = (new bool[Statements], new double[Statements]);
        route.Draw(isSeen, 0.5, memory);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var draw = 0; draw < 1_000; draw++) route.Draw(isSeen, draw / 1000.0, memory);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_first_dialogue_without_stances_shows_all_alike()
    {
        var probabilities = new double[4];
        StatementRoute.Of(new StanceField(0, 4).Snapshot().Analyse()).Probabilities([], probabilities);

        Assert.All(probabilities, probability => Assert.Equal(0.25, probability, 1e-12));
    }

    [Fact]
    public void Spans_and_numbers_out_of_range_are_refused()
    {
        var route = StatementRoute.Of(Analysis.Value);

        Assert.Throws<ArgumentException>(() => route.Probabilities(new bool[61], new double[60]));
        Assert.Throws<ArgumentException>(() => route.Probabilities(new bool[60], new double[59]));
        Assert.Throws<ArgumentException>(() => route.Draw(new bool[60], 1, new double[60]));
        Assert.Throws<ArgumentException>(() => StatementRoute.Of(Analysis.Value, new int[3]));
        Assert.Throws<ArgumentException>(() => StatementRoute.Of(Analysis.Value, options: new RouteOptions { Floor = 0 }));
    }

    private static double[] Unseen(StatementRoute route)
    {
        var probabilities = new double[route.StatementCount];
        route.Probabilities([], probabilities);
        return probabilities;
    }

    /// <summary>Pearson's χ² of 100,000 draws for a participant who saw every third statement.</summary>
    private static (double ChiSquare, int Degrees) Fit(StatementRoute route, Func<bool[], CounterRandom, ulong, double[], int> draw)
    {
        const int draws = 100_000;
        bool[] isSeen = [.. Enumerable.Range(0, Statements).Select(statement => statement % 3 == 0)];
        var (expected, memory, counts) = (new double[Statements], new double[Statements], new int[Statements]);
        route.Probabilities(isSeen, expected);
        var random = new CounterRandom(20_260, 1);
        for (var number = 0; number < draws; number++) counts[draw(isSeen, random, (ulong)number, memory)]++;
        var chiSquare = Enumerable.Range(0, Statements).Where(statement => !isSeen[statement])
            .Sum(statement => Math.Pow(counts[statement] - (draws * expected[statement]), 2) / (draws * expected[statement]));
        return (chiSquare, isSeen.Count(seen => !seen) - 1);
    }
}
