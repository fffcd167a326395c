using Entente.Dialogue.Limits;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Measures.Consensus;
using Entente.Records;

namespace Entente.Dialogue.Tests.Overlap;

public sealed class ReadOverlapTests
{
    [Fact]
    public void A_statement_that_all_support_is_common_ground_and_one_that_some_oppose_is_a_reserved_difference()
    {
        var (talk, shared, split) = Spoken();

        var overlap = talk.Ask("ann", new ReadOverlap(), analysis: talk.Analysis());

        Assert.True(overlap.IsNamed);
        Assert.Equal([shared], overlap.CommonGround.Select(line => line.Statement.Statement));
        var difference = overlap.ReservedDifferences.Single();
        Assert.Equal(split, difference.Statement.Statement);
        Assert.Equal(["Cascadia"], difference.Opposing.Select(stance => stance.Name));
    }

    [Fact]
    public void A_change_of_wording_names_the_party_whose_need_would_bring_it_in()
    {
        var (talk, _, split) = Spoken();

        var change = talk.Ask("ann", new ReadOverlap(), analysis: talk.Analysis()).WordingChanges.Single(one => one.Statement == split);

        // Of the two that do not simply support it takes one to pass one half: the one that reserves, and says what it needs.
        Assert.Equal(["Borduria"], change.Parties.Select(stance => stance.Name).Take(1));
        Assert.Equal("Except in storms.", change.Parties[0].Stance.Words);
        Assert.Equal(change.Parties.Count(stance => stance.Stance.Words is null), change.Unsaid);
    }

    [Fact]
    public void The_parties_of_a_wording_change_make_common_ground_once_they_support()
    {
        var (talk, _, split) = Spoken();
        var change = talk.Analysis().WordingChanges.Single(one => talk.Analysis().Input.Statements[one.Statement].Statement == split);
        talk.Do("carla", new OpenRound("Again", RoundTakes.Stances, null));
        foreach (var party in change.Parties)
            talk.Do(new[] { "ann", "bob", "cid" }[party.Number - 1], new TakeStance(split, Position.Support));
        talk.Do("carla", new CloseRound(new RoundId(2)));

        Assert.Contains(split, talk.Ask("ann", new ReadOverlap(), analysis: talk.Analysis()).CommonGround.Select(line => line.Statement.Statement));
    }

    [Fact]
    public void A_delegations_red_line_keeps_a_statement_out_and_it_must_be_met()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("ann", new TakeStance(statement, Position.Support));
        talk.Do("bob", new TakeStance(statement, Position.Support));
        talk.Do("cid", new TakeStance(statement, Position.RedLine, 3, "Our straits are ours."));
        talk.Do("carla", new CloseRound(new RoundId(1)));

        var overlap = talk.Ask("bob", new ReadOverlap(), analysis: talk.Analysis());

        Assert.True(overlap.ReservedDifferences.Single().IsExcluded);
        Assert.Equal("Our straits are ours.", overlap.WordingChanges.Single().Parties.Single().Stance.Words);
    }

    [Fact]
    public void While_a_round_takes_stances_nobody_is_named_and_nothing_unreleased_is_used()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        foreach (var account in new[] { "ann", "bob", "cid" })
            talk.Do(account, new TakeStance(statement, Position.Support));

        var overlap = talk.Ask("carla", new ReadOverlap(), analysis: talk.Analysis());

        Assert.False(overlap.IsNamed);
        Assert.Empty(overlap.Map);
        Assert.Equal([statement], overlap.Undecided);
        Assert.Empty(talk.Analysis().Input.Positions);
    }

    [Fact]
    public void An_analysis_of_the_closed_round_names_nobody_once_the_next_is_open()
    {
        var (talk, _, _) = Spoken();
        var analysis = talk.Analysis();
        talk.Do("carla", new OpenRound("Again", RoundTakes.Stances, null));

        var overlap = talk.Ask("ann", new ReadOverlap(), analysis: analysis);

        Assert.False(overlap.IsNamed);
        Assert.Empty(overlap.WordingChanges);
        Assert.All(overlap.ReservedDifferences, line => Assert.Empty(line.Opposing));
    }

    [Fact]
    public void A_red_line_under_seal_is_seen_by_the_facilitator_and_leaves_no_trace_for_others()
    {
        var (talk, shared, _) = Spoken();
        var before = talk.Ask("ann", new ReadOverlap(), analysis: talk.Analysis());
        talk.Do("cid", new StateLimit(LimitKind.RedLine, "We would leave over this.", shared, IsSealed: true));

        var others = talk.Ask("ann", new ReadOverlap(), analysis: talk.Analysis());

        Assert.Equivalent(before, others, strict: true);
        Assert.True(talk.Ask("fay", new ReadOverlap(), analysis: talk.Analysis()).CommonGround.Single().IsExcludedUnderSeal);
    }

    [Fact]
    public void Stances_on_the_statements_of_a_caucus_stay_out_of_the_plenary()
    {
        var talk = Talk.WithThreeParties();
        talk.State.Apply(new StatementSubmitted(new StatementId(1), "en", new PersonalText(new(2), PersonalAspect.Words, "Among us."), StatementTags.None, 1));
        talk.State.Apply(new StatementModerated(new StatementId(1), ModerationStatus.Accepted, null));
        talk.State.Apply(new StanceTaken(new StatementId(1), new(1), Position.Support, 1, null, 1, null));

        Assert.Empty(AnalysisInput.Of(talk.State, talk.Now).Statements);
        Assert.Empty(AnalysisInput.Of(talk.State, talk.Now).Positions);
    }

    [Fact]
    public void Two_camps_are_found_as_groups_in_any_order_of_the_parties()
    {
        var one = Camps(reversed: false);
        var other = Camps(reversed: true);

        Assert.Equal(2, one.Groups);
        Assert.True(one.Stability!.IsStable);
        Assert.Equal(one.GroupOf.GroupBy(group => group).Select(group => group.Count()).Order(), other.GroupOf.GroupBy(group => group).Select(group => group.Count()).Order());
        Assert.Equal(one.Findings.Select(finding => finding.Class), other.Findings.Select(finding => finding.Class));
        Assert.Contains(ConsensusClass.CommonGround, one.Findings.Select(finding => finding.Class!.Value));
    }

    [Fact]
    public void Without_an_analysis_the_answer_says_to_ask_again() =>
        Assert.IsType<OverlapIsBeingComputed>(Talk.WithThreeParties().NotTold("ann", new ReadOverlap()));

    // All support the first; on the second one supports, one reserves, one opposes.
    private static (Talk Talk, StatementId Shared, StatementId Split) Spoken()
    {
        var talk = Talk.WithThreeParties();
        var tags = new StatementTags(GoalLevel.BasicSecurity, Sector.Military, null);
        var (shared, split) = (talk.Say("ann", "Patrols announce their course.", tags), talk.Say("ann", "Pilots speak one language.", tags));
        foreach (var account in new[] { "ann", "bob", "cid" })
            talk.Do(account, new TakeStance(shared, Position.Support));
        talk.Do("ann", new TakeStance(split, Position.Support));
        talk.Do("bob", new TakeStance(split, Position.SupportWithReservation, 2, "Except in storms."));
        talk.Do("cid", new TakeStance(split, Position.Oppose));
        talk.Do("carla", new CloseRound(new RoundId(1)));
        return (talk, shared, split);
    }

    private static DialogueAnalysis Camps(bool reversed)
    {
        var state = new DialogueState(DialogueId.Parse("test-camps"));
        for (var party = 1; party <= 20; party++)
            state.Apply(new PartyAdmitted(new(party), $"P{party}", null, PartyKind.Delegation, 1));
        for (var statement = 1; statement <= 24; statement++)
        {
            state.Apply(new StatementSubmitted(new(statement), "en", new PersonalText(new(1), PersonalAspect.Words, $"s{statement}"), StatementTags.None, null));
            state.Apply(new StatementModerated(new(statement), ModerationStatus.Accepted, null));
            for (var party = 1; party <= 20; party++)
            {
                var camp = (reversed ? 21 - party : party) <= 8;
                var position = statement % 4 == 0 || camp == (statement % 2 == 0) ? Position.Support : Position.Oppose;
                state.Apply(new StanceTaken(new(statement), new(party), position, 1, null, 1, null));
            }
        }
        return DialogueAnalysis.Of(AnalysisInput.Of(state, default));
    }
}
