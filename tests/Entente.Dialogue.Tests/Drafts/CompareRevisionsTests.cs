using Entente.Dialogue.Drafts;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class CompareRevisionsTests
{
    [Fact]
    public void Two_revisions_are_compared_element_by_element_and_word_by_word()
    {
        var talk = WithDraft("Parties shall notify at once.", "Parties shall meet.", "Parties shall answer.");
        var before = talk.Draft().Revision;
        talk.Do("fay", new RewordElement(One, new ElementId(1), "Parties should notify at once."));
        talk.Do("fay", new SettleElement(One, new ElementId(2), null));
        talk.Do("fay", new EnterElement(One, new ArticleId(1), "Parties shall report."));
        talk.Do("fay", new HeadArticle(One, new ArticleId(1), "Notices"));

        var comparison = talk.Ask("ann", new CompareRevisions(One, before, talk.Draft().Revision));

        Assert.Equal([(1, ElementFate.Changed), (4, ElementFate.Added), (2, ElementFate.Removed)],
            comparison.Elements.Select(one => (one.Element.Number, one.Fate)));
        Assert.Equal(
            [(StretchKind.Kept, "Parties "), (StretchKind.Taken, "shall"), (StretchKind.Put, "should"),
                (StretchKind.Kept, " notify at once.")],
            comparison.Elements[0].Text.Select(stretch => (stretch.Kind, stretch.Text)));
        Assert.Equal(("Notification", "Notices"), (comparison.Headings[0].Before, comparison.Headings[0].After));
        Assert.Equal(1, comparison.Unchanged);
    }

    [Fact]
    public void A_revision_compared_with_itself_has_no_difference()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.Empty(talk.Ask("ann", new CompareRevisions(One, 3, 3)).Elements);
        Assert.IsType<InvalidField>(Dialogues.Ask(talk.State, new CompareRevisions(One, 0, 4), new Caller("ann", AccountKind.Person),
            talk.Now).Refusal);
    }

    [Fact]
    public void Ideographs_are_words_of_their_own()
    {
        var stretches = WordDifference.Between("各方应通报", "各方可通报");

        Assert.Equal([(StretchKind.Kept, "各方"), (StretchKind.Taken, "应"), (StretchKind.Put, "可"), (StretchKind.Kept, "通报")],
            stretches.Select(one => (one.Kind, one.Text)));
    }

    [Fact]
    public void A_difference_leads_from_one_text_to_the_other_and_keeps_what_is_common()
    {
        var texts = Gen.OneOf("a ", "b ", "c", ". ", "مرحبا ", "é").Array[0, 12].Select(parts => string.Concat(parts));

        texts.Select(texts).Sample((before, after) =>
        {
            var stretches = WordDifference.Between(before, after);

            Assert.Equal(before, string.Concat(stretches.Where(one => one.Kind != StretchKind.Put).Select(one => one.Text)));
            Assert.Equal(after, string.Concat(stretches.Where(one => one.Kind != StretchKind.Taken).Select(one => one.Text)));
            Assert.True(before != after || stretches.All(one => one.Kind == StretchKind.Kept));
        });
    }

    [Fact]
    public void Long_texts_without_anything_common_are_replaced_whole()
    {
        var (before, after) = (string.Concat(Enumerable.Range(0, 1_200).Select(word => $"a{word} ")),
            string.Concat(Enumerable.Range(0, 1_200).Select(word => $"b{word} ")));

        Assert.Equal([StretchKind.Taken, StretchKind.Put, StretchKind.Kept], WordDifference.Between(before, after).Select(one => one.Kind));
    }
}
