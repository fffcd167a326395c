using Entente.Measures.Blocs.Polis;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>What is carried from one tick to the next.</summary>
public sealed class PolisTicksTests
{
    [Theory]
    [InlineData("brexit-consensus", "brexit-consensus.replay99.json", 54)]
    [InlineData("vtaiwan.uberx", "vtaiwan.uberx.replay200.json", 250)]
    public void A_conversation_replayed_in_many_ticks_takes_the_reference_number_of_groups_at_each(string conversation, string file, int batch)
    {
        var votes = PolisExport.Votes(conversation);
        var moderation = PolisExport.Read(conversation).Propositions.ToDictionary(proposition => proposition.Id, proposition => proposition.Moderation);
        PolisTick? tick = null;
        var read = 0;
        foreach (var expected in PolisExport.Json("reference", file).GetProperty("log").EnumerateArray().Select(row => row.Doubles()))
        {
            read = Math.Min(read + batch, votes.Length);
            tick = PolisMath.Tick(PolisExport.Record(conversation, votes.Take(read), id => moderation[id]), tick);

            Assert.Equal(
                (expected[0], expected[1], expected[2], expected[3]),
                (tick.Participants.Length, tick.Statements.Length, tick.GroupCount.Best, tick.GroupCount.Smoothed));
        }
    }

    [Fact]
    public void Who_was_in_the_clustering_stays_in_when_others_vote_more()
    {
        var few = Dialogue(actors: 5, statements: 10, votes: actor => actor == 0 ? 1 : 10);
        var many = Dialogue(actors: 40, statements: 10, votes: actor => actor == 0 ? 1 : 10);

        var warm = PolisMath.Tick(many, PolisMath.Tick(few, previous: null));
        var cold = PolisMath.Tick(many, previous: null);

        Assert.True(warm.Participants[0].InConversation);
        Assert.False(cold.Participants[0].InConversation);
    }

    [Fact]
    public void Priorities_of_the_first_tick_know_no_votes()
    {
        var tick = PolisMath.Tick(Dialogue(20, 10, _ => 10), previous: null);

        Assert.All(tick.Statements, statement => Assert.Equal(Math.Pow((1 + statement.Extremity) * 9 / 4, 2), statement.Priority, 1e-9));
    }

    [Fact]
    public void Actors_and_propositions_are_recognised_by_name_when_the_record_is_reordered()
    {
        var record = Dialogue(40, 12, actor => 7 + (actor % 6));
        var first = PolisMath.Tick(record, previous: null);
        int[] reversed = [.. Enumerable.Range(0, record.Propositions.Length).Reverse()];

        var same = PolisMath.Tick(record, first);
        var reordered = PolisMath.Tick(record.SelectPropositions(reversed), first);

        Assert.Equal(same.Participants.Select(participant => participant.Group), reordered.Participants.Select(participant => participant.Group));
        // Sums in another order differ in the last bits.
        Assert.All(same.Statements.Zip(reordered.Statements.Reverse()), pair => Assert.Equal(pair.First.Priority, pair.Second.Priority, 1e-6 * pair.First.Priority));
    }

    [Fact]
    public void Another_number_of_groups_must_be_best_four_ticks_in_a_row_to_be_taken()
    {
        // Two camps; then a third appears, larger than both.
        var two = Camps(30, 30, 0);
        var three = Camps(30, 30, 60);
        var tick = PolisMath.Measure(two, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, tick.GroupCount.Smoothed);

        var used = new List<int>();
        for (var number = 0; number < 5; number++)
        {
            tick = PolisMath.Tick(three, tick);
            Assert.Equal(3, tick.GroupCount.Best);
            used.Add(tick.Groups.Length);
        }

        Assert.Equal([2, 2, 2, 3, 3], used);
    }

    private static StanceRecord Camps(params int[] sizes)
    {
        var random = new CounterRandom(1);
        var votes = new List<(string, string, int)>();
        for (var camp = 0; camp < sizes.Length; camp++)
        {
            for (var actor = 0; actor < sizes[camp]; actor++)
            {
                for (var statement = 0; statement < 30; statement++)
                {
                    var cell = (ulong)((((camp * 100) + actor) * 30) + statement);
                    var agrees = statement % 3 == camp;
                    votes.Add(($"{camp}-{actor}", $"{statement}", random.Uniform(cell) < 0.3 ? 0 : agrees ? 1 : -1));
                }
            }
        }

        return PolisExport.Record("camps", votes, _ => Moderation.None);
    }

    private static StanceRecord Dialogue(int actors, int statements, Func<int, int> votes)
    {
        var random = new CounterRandom(7);
        return PolisExport.Record(
            "dialogue",
            from actor in Enumerable.Range(0, actors)
            from statement in Enumerable.Range(0, statements)
            where statement < votes(actor)
            select ($"a{actor}", $"s{statement}", random.Below((ulong)((actor * statements) + statement), 3) - 1),
            _ => Moderation.None);
    }
}
