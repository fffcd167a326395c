using Entente.Dialogue.Caucuses;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Caucuses;

public sealed class CaucusTests
{
    private static readonly CaucusId First = new(1);

    [Fact]
    public void A_caucus_is_its_members_alone_and_the_convener_has_no_access()
    {
        var talk = Two();
        talk.Do("ann", new SubmitStatement("Among us.", "en", StatementTags.None, Caucus: 1));

        Assert.Equal(["Among us."], talk.Ask("bob", new ListStatements(Caucus: 1)).Statements.Select(line => line.Text));
        foreach (var outsider in new[] { "carla", "fay", "cid", "oz" })
        {
            Assert.IsType<NotFound>(talk.NotTold(outsider, new ListStatements(Caucus: 1)));
            Assert.Empty(talk.Ask(outsider, new ListCaucuses()).Caucuses);
            Assert.Empty(talk.Ask(outsider, new ListStatements()).Statements);
        }
    }

    [Fact]
    public void The_stance_of_a_party_in_a_caucus_is_seen_by_the_member_and_not_by_the_partys_other_seats()
    {
        var talk = Two();
        talk.Bring("amy", Role.Delegate, 1);
        talk.Do("ann", new SubmitStatement("Among us.", "en", StatementTags.None, Caucus: 1));
        talk.Do("ann", new TakeStance(new StatementId(1), Position.Support));

        Assert.Single(talk.Ask("ann", new ReadOwnStances()).Statements);
        Assert.Empty(talk.Ask("amy", new ReadOwnStances()).Statements);
        Assert.IsType<NotFound>(talk.Refused("amy", new TakeStance(new StatementId(1), Position.Oppose)));
        Assert.Empty(talk.Ask("oz", new ReadCounts()).Statements);
    }

    [Fact]
    public void Who_leaves_a_caucus_sees_no_more_of_it_and_a_newcomer_sees_all()
    {
        var talk = Two();
        talk.Do("ann", new SubmitStatement("Among us.", "en", StatementTags.None, Caucus: 1));
        talk.Do("bob", new LeaveCaucus(First));
        talk.Do("ann", new AddToCaucus(First, talk.State.FindByAccount("cid")!.Id));

        Assert.IsType<NotFound>(talk.NotTold("bob", new ListStatements(Caucus: 1)));
        Assert.Single(talk.Ask("cid", new ListStatements(Caucus: 1)).Statements);
        Assert.IsType<NotFound>(talk.Refused("bob", new AddToCaucus(First, talk.State.FindByAccount("bob")!.Id)));
    }

    [Fact]
    public void Nothing_is_added_to_a_closed_caucus()
    {
        var talk = Two();
        talk.Do("ann", new SubmitStatement("Among us.", "en", StatementTags.None, Caucus: 1));
        talk.Do("bob", new CloseCaucus(First));

        Assert.IsType<CaucusIsClosed>(talk.Refused("ann", new SubmitStatement("More.", "en", StatementTags.None, Caucus: 1)));
        Assert.IsType<CaucusIsClosed>(talk.Refused("ann", new TakeStance(new StatementId(1), Position.Support)));
        Assert.Empty(talk.Do("ann", new CloseCaucus(First)));
        Assert.Single(talk.Ask("ann", new ListStatements(Caucus: 1)).Statements);
    }

    [Theory]
    [InlineData(5, true, true)]
    [InlineData(4, true, false)]
    [InlineData(5, false, false)]
    public void Counts_leave_a_caucus_when_it_is_closed_from_five_parties_up_and_if_all_agreed(int parties, bool lastAgrees, bool isDisclosed)
    {
        var talk = Talk.Convened(new DialogueRules { SmallestCell = 2 });
        talk.Bring("oz", Role.Observer);
        talk.Do("carla", new OpenRound("Round", RoundTakes.All, null));
        for (var party = 1; party <= parties; party++)
        {
            talk.Do("carla", new AdmitParty($"Party of {new string('x', party)}", null));
            talk.Bring($"d{party}", Role.Delegate, party);
        }
        talk.Do("d1", new OpenCaucus("Room", [.. Enumerable.Range(2, parties - 1).Select(party => talk.State.FindByAccount($"d{party}")!.Id)]));
        talk.Do("d1", new SubmitStatement("Among us.", "en", StatementTags.None, Caucus: 1));
        for (var party = 1; party <= parties; party++)
        {
            talk.Do($"d{party}", new TakeStance(new StatementId(1), Position.Support));
            if (party < parties || lastAgrees)
                talk.Do($"d{party}", new AgreeToDisclosure(First, Agrees: true));
        }
        Assert.Empty(talk.Ask("oz", new ReadCaucusCounts()).Statements);

        talk.Do("d1", new CloseCaucus(First));

        Assert.Equal(isDisclosed ? [5] : [], talk.Ask("oz", new ReadCaucusCounts()).Statements.Select(line => line.Support));
    }

    [Fact]
    public void A_newcomer_must_agree_too()
    {
        var talk = Two();
        talk.Do("ann", new AgreeToDisclosure(First, Agrees: true));
        talk.Do("bob", new AgreeToDisclosure(First, Agrees: true));
        Assert.True(talk.State.Caucuses[0].DisclosesAggregates);

        talk.Do("ann", new AddToCaucus(First, talk.State.FindByAccount("cid")!.Id));

        Assert.False(talk.State.Caucuses[0].DisclosesAggregates);
    }

    [Fact]
    public void An_observer_is_no_member_and_one_alone_is_no_caucus()
    {
        var talk = Talk.WithThreeParties();

        Assert.IsType<InvalidField>(talk.Refused("ann", new OpenCaucus("Room", [talk.State.FindByAccount("oz")!.Id])));
        Assert.IsType<InvalidField>(talk.Refused("ann", new OpenCaucus("Room", [talk.State.FindByAccount("ann")!.Id])));
        Assert.IsType<NotAllowed>(talk.Refused("carla", new OpenCaucus("Room", [talk.State.FindByAccount("ann")!.Id])));
    }

    [Fact]
    public void One_is_told_of_oneself_alone_whether_one_is_in_a_caucus()
    {
        var talk = Two();

        Assert.True(talk.Ask("ann", new ReadOverview()).Me!.IsInCaucus);
        Assert.All(["cid", "carla", "fay", "oz"], outsider => Assert.False(talk.Ask(outsider, new ReadOverview()).Me!.IsInCaucus));
        talk.Do("ann", new CloseCaucus(First));
        Assert.True(talk.Ask("bob", new ReadOverview()).Me!.IsInCaucus);
    }

    private static Talk Two()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("ann", new OpenCaucus("Room", [talk.State.FindByAccount("bob")!.Id]));
        return talk;
    }
}
