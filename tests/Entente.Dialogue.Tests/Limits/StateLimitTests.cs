using Entente.Dialogue.Limits;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Limits;

public sealed class StateLimitTests
{
    [Fact]
    public void An_open_interest_is_read_by_all_and_one_under_seal_by_the_party_and_the_facilitator()
    {
        var talk = Talk.WithThreeParties();
        talk.Bring("amy", Role.Delegate, 1);
        talk.Do("ann", new StateLimit(LimitKind.Interest, "Fishing rights.", null, IsSealed: false));
        talk.Do("ann", new StateLimit(LimitKind.RedLine, "No base on the island.", null, IsSealed: true));

        Assert.Equal([2, 2, 2, 1, 1, 1, 1], new[] { "ann", "amy", "fay", "bob", "carla", "eve", "oz" }.Select(who => talk.Ask(who, new ReadLimits()).Limits.Count));
    }

    [Fact]
    public void What_is_under_seal_changes_no_answer_that_others_get()
    {
        var (open, hidden) = (Talk.WithThreeParties(), Talk.WithThreeParties());
        hidden.Do("ann", new StateLimit(LimitKind.Interest, "Known to few.", null, IsSealed: true));
        foreach (var talk in new[] { open, hidden })
            talk.Do("ann", new StateLimit(LimitKind.Interest, "Fishing rights.", null, IsSealed: false));

        foreach (var who in new[] { "bob", "carla", "eve", "oz" })
        {
            Assert.Equivalent(open.Ask(who, new ReadLimits()), hidden.Ask(who, new ReadLimits()), strict: true);
            Assert.Equivalent(open.Ask(who, new ReadStages()), hidden.Ask(who, new ReadStages()), strict: true);
            Assert.Equivalent(open.Ask(who, new ReadOverview()), hidden.Ask(who, new ReadOverview()), strict: true);
        }
    }

    [Fact]
    public void A_limit_is_withdrawn_by_its_own_party_alone()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("ann", new StateLimit(LimitKind.Interest, "Fishing rights.", null, IsSealed: false));

        Assert.IsType<NotFound>(talk.Refused("bob", new WithdrawLimit(1)));
        talk.Do("ann", new WithdrawLimit(1));

        Assert.Empty(talk.Ask("bob", new ReadLimits()).Limits);
        Assert.Empty(talk.Do("ann", new WithdrawLimit(1)));
    }

    [Fact]
    public void A_limit_on_a_statement_that_one_may_not_see_is_refused()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("bob", new SubmitStatement("Still waiting.", "en", StatementTags.None));

        Assert.IsType<NotFound>(talk.Refused("ann", new StateLimit(LimitKind.RedLine, "Not this.", new(1), IsSealed: false)));
    }

    [Fact]
    public void In_an_anonymous_dialogue_limits_stand_without_their_party()
    {
        var talk = Talk.WithThreeParties(new DialogueRules { Attribution = Attribution.Anonymous });
        talk.Do("ann", new StateLimit(LimitKind.Interest, "Fishing rights.", null, IsSealed: false));

        Assert.Null(talk.Ask("bob", new ReadLimits()).Limits.Single().Party);
        Assert.NotNull(talk.Ask("ann", new ReadLimits()).Limits.Single().Party);
    }
}
