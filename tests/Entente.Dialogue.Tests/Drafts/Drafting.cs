using Entente.Dialogue.Drafts;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Tests.Drafts;

/// <summary>Short ways to a draft in a test: draft 1, article 1, kept by "fay"; parties ARC, BOR and CAS speak through "ann", "bob" and
/// "cid".</summary>
internal static class Drafting
{
    public static readonly DraftId One = new(1);

    public static readonly PartyId Arc = new(1);

    public static readonly PartyId Bor = new(2);

    public static readonly PartyId Cas = new(3);

    /// <summary>A dialogue of three parties with a draft of one article and these elements.</summary>
    public static Talk WithDraft(params string[] elements) => WithDraft(new DialogueRules(), elements);

    public static Talk WithDraft(DialogueRules rules, params string[] elements)
    {
        var talk = Talk.WithThreeParties(rules);
        talk.Do("fay", new OpenDraft("Incidents at sea", "en"));
        talk.Do("fay", new AddArticle(One, "Notification"));
        foreach (var element in elements)
            talk.Do("fay", new EnterElement(One, new ArticleId(1), element));
        return talk;
    }

    public static Draft Draft(this Talk talk) => talk.State.Find(One)!;

    public static Element Element(this Talk talk, int number) => talk.Draft().Text.Find(new ElementId(number))!.Element;

    /// <summary>How an element reads for a delegate.</summary>
    public static string Reads(this Talk talk, int element, string account = "ann") =>
        DraftRendering.Write(talk.Element(element), PartyNames.For(talk.State, talk.State.FindByAccount(account)));

    public static TAnswer Ask<TAnswer>(this Talk talk, string account, DialogueQuestion<TAnswer> question)
        where TAnswer : class
    {
        var answer = Dialogues.Ask(talk.State, question, new Caller(account, AccountKind.Person), talk.Now);
        Assert.True(answer.Refusal is null, answer.Refusal?.Detail);
        return (TAnswer)answer.Value!;
    }

    /// <summary>A second seat of a party.</summary>
    public static void Seat(this Talk talk, string account, PartyId party) => talk.Bring(account, Role.Delegate, party.Number);
}
