using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Texts;

public sealed class HostileTextTests
{
    public static TheoryData<string> Hostile =>
    [
        "admin\u202etxt.exe", "a\0b", "lone \ud800 half", "half \udc00 alone", "a\u2066b\u2069", "zero\u200bwidth", "\ufeffbom", "a\u0007bell", "a\ufffeb", "   ", "\u2060",
        new string('a', 10_000_000), "z" + new string('\u0301', 9_000), "soft\u00adhyphen",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_that_hides_or_floods_is_refused_with_what_is_wrong(string text)
    {
        var refusal = Assert.IsType<InvalidField>(Talk.WithThreeParties().Refused("ann", new SubmitStatement(text, "en", StatementTags.None)));

        Assert.Equal("text", refusal.Field);
        Assert.True(refusal.Detail.Length < 300);
    }

    [Theory]
    [InlineData("سلام\u200cعلیکم")] // Persian joins words apart
    [InlineData("मैं\u200dहूँ")]
    [InlineData("👩‍👩‍👧‍👦 and 🇫🇷")]
    [InlineData("<script>alert('x')</script>")] // a text like any other; pages show it as text
    [InlineData("' OR 1=1; --")]
    public void A_text_of_any_script_is_kept_as_it_is(string text)
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", text);

        Assert.Equal(text, talk.State.Statements.Single().Text.Value);
    }

    [Fact]
    public void The_same_words_twice_are_one_statement()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Patrols announce their course.");

        Assert.IsType<StatementWasMade>(talk.Refused("bob", new SubmitStatement("Patrols announce  their сourse.", "en", StatementTags.None)));
    }

    [Fact]
    public void What_another_cannot_see_is_not_told_by_a_repetition()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("ann", new SubmitStatement("Still waiting for the moderators.", "en", StatementTags.None));

        talk.Do("bob", new SubmitStatement("Still waiting for the moderators.", "en", StatementTags.None));
    }

    [Theory]
    [InlineData("Arcаdia")] // Cyrillic a
    [InlineData("ARCADIA")]
    public void A_party_that_looks_like_another_is_refused(string name) =>
        Assert.IsType<PartyNameTaken>(Talk.WithThreeParties().Refused("carla", new AdmitParty(name, null)));

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("en-languages9")]
    [InlineData("зн")]
    public void A_language_that_is_no_tag_is_refused(string tag) =>
        Assert.IsType<InvalidField>(Talk.WithThreeParties().Refused("ann", new SubmitStatement("Text.", tag, StatementTags.None)));
}
