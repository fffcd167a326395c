using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class NormsCompletionTests
{
    [Fact]
    public void An_adopted_text_completes_the_stage_and_until_then_it_is_told_what_is_missing()
    {
        var talk = Talk.WithThreeParties();
        Assert.Contains("no draft", Missing(talk), StringComparison.Ordinal);
        talk.Do("fay", new OpenDraft("Code", "en"));
        talk.Do("fay", new AddArticle(One, "Only"));
        Assert.Contains("no text", Missing(talk), StringComparison.Ordinal);
        talk.Do("fay", new EnterElement(One, new ArticleId(1), "Parties shall notify [soon]."));
        Assert.Contains("1 element(s)", Missing(talk), StringComparison.Ordinal);
        talk.Do("fay", new SettleElement(One, new ElementId(2), null));
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));
        Assert.Contains("1 amendment(s)", Missing(talk), StringComparison.Ordinal);
        talk.Do("ann", new WithdrawAmendment(new AmendmentId(1)));
        Assert.Contains("not adopted", Missing(talk), StringComparison.Ordinal);
        talk.PutUpAgain(AdoptionProcedure.Silence);
        Assert.Contains("not decided", Missing(talk), StringComparison.Ordinal);

        talk.Now += TimeSpan.FromHours(72);

        Assert.True(NormsCompletion.Of(talk.State, talk.Now).IsComplete);
        Assert.Equal([Up], NormsCompletion.Of(talk.State, talk.Now).Adopted);
    }

    private static string Missing(Talk talk)
    {
        var completion = NormsCompletion.Of(talk.State, talk.Now);
        Assert.False(completion.IsComplete);
        return Assert.Single(completion.Missing);
    }
}
