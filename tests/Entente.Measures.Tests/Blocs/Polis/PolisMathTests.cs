using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Measures.Tests.Blocs.Polis;

public sealed class PolisMathTests
{
    [Fact]
    public void A_record_without_stances_is_refused() =>
        Assert.Throws<ArgumentException>(() => PolisMath.Tick(PolisExport.Record("empty", [], _ => Moderation.None), previous: null));

    [Fact]
    public void One_vote_makes_one_group()
    {
        var tick = PolisMath.Measure(PolisExport.Record("one", [("a", "s", 1)], _ => Moderation.None), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([0], Assert.Single(tick.Groups).Members);
        Assert.Null(tick.Silhouette);
        Assert.Equal(2.0 / 3, Assert.Single(tick.Statements).GroupAwareConsensus, 1e-15);
    }

    [Fact]
    public void Where_all_agree_there_is_one_group_and_no_extremity()
    {
        var votes = from actor in Enumerable.Range(0, 30) from statement in Enumerable.Range(0, 8) select ($"{actor}", $"{statement}", 1);

        var tick = PolisMath.Measure(PolisExport.Record("unanimous", votes, _ => Moderation.None), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(30, Assert.Single(tick.Groups).Members.Length);
        Assert.All(tick.Statements, statement => Assert.Equal(0, statement.Extremity));
        Assert.Equal(5, tick.Consensus.Agree.Length);
        Assert.Empty(tick.Consensus.Disagree);
    }

    [Fact]
    public void Two_opposed_camps_are_found_and_told_apart_by_what_divides_them()
    {
        // Statement 0 is common ground; on 1 to 9 the camps are opposed.
        var votes = from actor in Enumerable.Range(0, 40)
                    from statement in Enumerable.Range(0, 10)
                    where (actor + statement) % 7 != 0
                    select ($"{actor}", $"{statement}", statement == 0 || (actor < 15) == (statement % 2 == 0) ? 1 : -1);

        var tick = PolisMath.Measure(PolisExport.Record("camps", votes, _ => Moderation.None), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, tick.Groups.Length);
        Assert.All(tick.Participants, participant => Assert.Equal(tick.Participants[participant.Actor < 15 ? 0 : 39].Group, participant.Group));
        var best = tick.Statements.MaxBy(statement => statement.GroupAwareConsensus)!;
        Assert.Equal("0", tick.Record.Propositions[best.Proposition].Id);
        Assert.All(tick.Groups, group => Assert.DoesNotContain(group.Representative, item => item.IsAgreement && !item.IsBestAgreement && tick.Record.Propositions[item.Proposition].Id == "0"));
    }

    [Fact]
    public void A_statement_that_is_moderated_out_moves_no_one_but_its_votes_are_counted()
    {
        IEnumerable<(string, string, int)> Votes(int onFirst) =>
            from actor in Enumerable.Range(0, 40)
            from statement in Enumerable.Range(0, 10)
            select ($"{actor}", $"{statement}", statement == 0 ? onFirst : (actor < 15) == (statement % 2 == 0) ? 1 : -1);
        Moderation Rejected(string id) => id == "0" ? Moderation.Rejected : Moderation.None;

        var agreed = PolisMath.Tick(PolisExport.Record("a", Votes(1), Rejected), previous: null);
        var opposed = PolisMath.Tick(PolisExport.Record("b", Votes(-1), Rejected), previous: null);

        Assert.Equal(agreed.Participants, opposed.Participants);
        Assert.Equal(0, agreed.Statements[0].Extremity);
        Assert.True(agreed.Statements[0].GroupAwareConsensus > 0.8);
        Assert.True(opposed.Statements[0].GroupAwareConsensus < 0.2);
    }

    [Fact]
    public void A_statement_about_the_participants_has_a_priority_of_49()
    {
        var votes = from actor in Enumerable.Range(0, 20) from statement in Enumerable.Range(0, 8) select ($"{actor}", $"{statement}", ((actor * statement) % 3) - 1);

        var tick = PolisMath.Tick(PolisExport.Record("meta", votes, id => id == "3" ? Moderation.Meta : Moderation.None), previous: null);

        Assert.Equal(49, tick.Statements[3].Priority);
    }

    [Fact]
    public void The_generated_dialogue_has_its_published_counts_and_its_three_groups_are_recovered()
    {
        var record = SyntheticRecord.Dialogue();
        var counts = new int[4];
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            foreach (var stance in record.OnProposition(proposition).Stances) counts[(int)stance]++;
        }

        Assert.Equal((414_996, 435_756, 150_655), (counts[(int)Stance.Support], counts[(int)Stance.Oppose], counts[(int)Stance.Reserve]));

        var tick = PolisMath.Measure(record, cancellation: TestContext.Current.CancellationToken);
        var recovered = AdjustedRand.Index(
            [.. tick.Participants.Select(participant => SyntheticRecord.GroupOf(participant.Actor))],
            [.. tick.Participants.Select(participant => participant.Group)]);
        Assert.Equal(3, tick.Groups.Length);
        // Some fifty noisy votes do not place everyone; about one participant in twenty ends up in another group.
        Assert.InRange(recovered!.Value, 0.8, 1);
    }
}
