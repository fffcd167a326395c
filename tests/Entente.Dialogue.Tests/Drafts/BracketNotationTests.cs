using Entente.Dialogue.Drafts;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class BracketNotationTests
{
    [Theory]
    [InlineData("Parties shall notify.")]
    [InlineData("[Parties shall notify.]")]
    [InlineData("Parties shall notify [within 24 hours | promptly] by radio.")]
    [InlineData("[Parties shall notify [within 24 hours | promptly] | Parties may notify [at once].]")]
    public void What_was_read_is_written_back(string text)
    {
        Assert.Null(Read(text, Brackets.InAndAround, out var element));
        Assert.Equal(text, BracketNotation.Write(element!));
    }

    [Theory]
    [InlineData("Parties [shall")]
    [InlineData("Parties shall]")]
    [InlineData("Parties shall][ notify [x")]
    [InlineData("Parties [shall [may]] notify")]
    [InlineData("[Parties [shall [may]] notify]")]
    [InlineData("Parties shall | may")]
    [InlineData("Parties [] notify")]
    [InlineData("Parties [shall | ] notify")]
    [InlineData("[ | Parties]")]
    [InlineData("[shall] [may]")]
    [InlineData("[[shall]]")]
    public void A_text_whose_brackets_do_not_pair_or_nest_too_deep_or_are_empty_is_refused(string text) =>
        Assert.IsType<InvalidField>(Read(text, Brackets.InAndAround, out _));

    [Fact]
    public void Within_a_sentence_one_wording_is_in_or_out_and_several_are_a_choice()
    {
        Read("Parties [shall | may] notify [at once].", Brackets.InAndAround, out var element);

        Assert.Equal([true, false], element!.Wordings[0].Brackets.Select(bracket => bracket.IsNeeded));
    }

    [Fact]
    public void Where_brackets_may_not_stand_they_are_refused()
    {
        Assert.IsType<InvalidField>(Read("[Parties notify.]", Brackets.In, out _));
        Assert.IsType<InvalidField>(Read("within [24] hours", Brackets.None, out _));
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_what_is_read_is_stable()
    {
        var texts = Gen.OneOf("[", "]", "|", " ", "a", "b.").Array[0, 14].Select(parts => string.Concat(parts));

        texts.Sample(text =>
        {
            if (Read(text, Brackets.InAndAround, out var element) is not null)
                return;
            var written = BracketNotation.Write(element!);
            Assert.Null(Read(written, Brackets.InAndAround, out var again));
            Assert.Equal(written, BracketNotation.Write(again!));
        });
    }

    private static Refusal? Read(string text, Brackets mayHold, out Element? element)
    {
        var refusal = BracketNotation.Read("text", text, mayHold, new Numbering(), [], out var wordings, out var isBracketed);
        element = refusal is null ? new Element(new ElementId(1_000), isBracketed, false, wordings) : null;
        return refusal;
    }
}
