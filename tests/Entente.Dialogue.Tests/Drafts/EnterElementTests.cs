using Entente.Dialogue.Drafts;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class EnterElementTests
{
    [Fact]
    public void A_draft_grows_by_revisions_and_any_of_them_can_be_read()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall answer.");
        talk.Do("fay", new EnterElement(One, new ArticleId(1), "Parties shall meet.", new ElementId(1)));
        talk.Do("fay", new SettleElement(One, new ElementId(2), null));

        Assert.Equal(6, talk.Draft().Revision);
        Assert.Equal([1, 3], talk.Draft().Text.Elements.Select(element => element.Id.Number));
        Assert.Equal([1, 3, 2], talk.Draft().TextAt(5).Elements.Select(element => element.Id.Number));
        Assert.Empty(talk.Draft().TextAt(1).Articles);
    }

    [Fact]
    public void A_revision_after_hundreds_is_the_one_that_was()
    {
        var talk = WithDraft();
        var read = new List<string>();
        for (var count = 0; count < 600; count++)
        {
            talk.Do("fay", new HeadArticle(One, new ArticleId(1), $"Heading {count}"));
            read.Add(talk.Draft().Text.Articles[0].Heading);
        }

        Assert.All(new[] { 3, 255, 256, 257, 511, 512, 513, 602 }, revision =>
            Assert.Equal(read[revision - 3], talk.Draft().TextAt(revision).Articles[0].Heading));
    }

    [Fact]
    public void A_draft_is_seeded_from_statements_in_its_language()
    {
        var talk = Talk.WithThreeParties();
        var first = talk.Say("ann", "Patrols announce their course [a day ahead].");
        var second = talk.Do("bob", new SubmitStatement("Les ports restent ouverts.", "fr",
            StatementTags.None)).OfType<StatementSubmitted>().Single().Statement;
        talk.Do("carla", new ModerateStatement(second, ModerationStatus.Accepted, null));
        talk.Do("bob", new AttachTranslation(second, "en", "Ports stay open.", TranslationOrigin.Human));

        talk.Do("fay", new OpenDraft("Code of conduct", "en", [second, first]));

        Assert.Equal(["Ports stay open.", "Patrols announce their course (a day ahead)."],
            talk.Draft().Text.Elements.Select(BracketNotation.Write));
    }

    [Fact]
    public void A_statement_that_was_withheld_or_belongs_to_a_caucus_seeds_no_draft()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("carla", new ModerateStatement(statement, ModerationStatus.Withheld, "Off topic."));

        Assert.IsType<NotFound>(talk.Refused("fay", new OpenDraft("Code", "en", [statement])));
    }

    [Fact]
    public void Only_a_facilitator_enters_text_and_only_delegates_negotiate_it()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.All(new[] { "carla", "ann", "eve", "oz" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, new EnterElement(One, new ArticleId(1), "Parties shall meet."))));
        Assert.All(new[] { "carla", "fay", "eve", "oz" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, new BracketElement(One, new ElementId(1)))));
    }

    [Theory]
    [InlineData("Parties shall\0notify")]
    [InlineData("Parties \u202eshall")]
    [InlineData("   ")]
    public void Unreadable_text_is_refused(string text) =>
        Assert.IsType<InvalidField>(WithDraft().Refused("fay", new EnterElement(One, new ArticleId(1), text)));

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.IsType<NotFound>(talk.Refused("fay", new EnterElement(new DraftId(9), new ArticleId(1), "x")));
        Assert.IsType<NotFound>(talk.Refused("fay", new EnterElement(One, new ArticleId(9), "x")));
        Assert.IsType<NotFound>(talk.Refused("fay", new EnterElement(One, new ArticleId(1), "x", new ElementId(9))));
        Assert.IsType<NotFound>(talk.Refused("ann", new AssociateWithWording(One, new WordingId(0))));
    }

    [Fact]
    public void The_facilitator_rewords_what_is_nobodys_and_a_stance_on_old_words_is_none_on_new_ones()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), new WordingId(1), Position.Oppose));

        talk.Do("fay", new RewordElement(One, new ElementId(1), "Parties should notify."));

        Assert.Equal("Parties should notify.", talk.Reads(1));
        Assert.Empty(AdoptableTextSearch.Find(talk.State, talk.Draft()).Dropped);
    }

    [Fact]
    public void The_facilitator_does_not_reword_what_bears_a_partys_name()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new BracketElement(One, new ElementId(1)));

        Assert.IsType<BearsNames>(talk.Refused("fay", new RewordElement(One, new ElementId(1), "Parties should notify.")));
    }
}
