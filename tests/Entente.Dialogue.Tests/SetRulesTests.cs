using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Tests;

public sealed class SetRulesTests
{
    [Fact]
    public void Once_stances_were_taken_the_promise_of_the_rules_can_only_become_stricter()
    {
        var talk = Talk.WithThreeParties(new DialogueRules { Attribution = Attribution.Pseudonymous });
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("ann", new TakeStance(statement, Position.Support));

        Assert.IsType<PromiseGiven>(talk.Refused("carla", new SetRules(talk.State.Rules with { Attribution = Attribution.Attributed })));
        Assert.IsType<PromiseGiven>(talk.Refused("carla", new SetRules(talk.State.Rules with { SmallestCell = 2 })));
        talk.Do("carla", new SetRules(talk.State.Rules with { Attribution = Attribution.Anonymous, SmallestCell = 9 }));
    }

    [Fact]
    public void Before_any_stance_the_rules_are_the_conveners_to_set()
    {
        var talk = Talk.Convened(new DialogueRules { Attribution = Attribution.Anonymous });

        talk.Do("carla", new SetRules(talk.State.Rules with { Attribution = Attribution.Attributed, SmallestCell = 2 }));

        Assert.Equal(2, talk.State.Rules.SmallestCell);
    }

    [Fact]
    public void What_was_said_anonymously_before_any_stance_stays_so()
    {
        var talk = Talk.WithThreeParties(new DialogueRules { Attribution = Attribution.Anonymous });
        talk.Say("ann", "Said without a name.");

        Assert.IsType<PromiseGiven>(talk.Refused("carla", new SetRules(talk.State.Rules with { Attribution = Attribution.Attributed })));
    }

    public static TheoryData<string> Faults => ["cell", "silence", "text", "procedures", "languages", "tag", "attribution"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Rules_out_of_range_are_refused(string fault)
    {
        var rules = new DialogueRules();
        rules = fault switch
        {
            "cell" => rules with { SmallestCell = 1 },
            "silence" => rules with { SilencePeriod = TimeSpan.FromMinutes(59) },
            "text" => rules with { LongestText = 99 },
            "procedures" => rules with { Procedures = [] },
            "languages" => rules with { Languages = [] },
            "tag" => rules with { Languages = ["english language"] },
            _ => rules with { Attribution = (Attribution)7 },
        };

        Assert.IsType<InvalidField>(Talk.Convened().Refused("carla", new SetRules(rules)));
    }
}
