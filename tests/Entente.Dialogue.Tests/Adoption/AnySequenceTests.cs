using System.Text.Json;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>Whatever anybody sends in whatever order, drafts and adoptions keep what they promise.</summary>
public sealed class AnySequenceTests
{
    private static readonly EventSerializer Serializer = new(DialogueId.Parse("test-talk"), null);
    private static readonly string[] Accounts = ["ann", "bob", "cid", "amy", "ann", "bob", "cid", "amy", "fay", "oz"];
    private static readonly string[] Texts = ["Parties meet.", "[Parties meet [soon].]", "Parties meet [soon | late].",
        "[Parties rest. | Parties meet.]", "[", "soon"];

    [Fact]
    public void Invariants_hold_and_the_events_alone_make_the_state() => Gen.Int[0, int.MaxValue].Array[40, 120].Sample(steps =>
    {
        var talk = WithDraft(Adopting.AllProcedures, "Parties shall notify [at once | soon].", "[Parties shall meet.]",
            "Parties shall answer.");
        talk.Seat("amy", Arc);
        var log = new List<DialogueEvent>(talk.Events);
        foreach (var step in steps)
        {
            var digits = new Digits(step);
            var (account, command) = Next(digits, talk.State);
            talk.Now += TimeSpan.FromHours(digits.Next(6) == 0 ? 30 : digits.Next(40) == 0 ? -5 : 0);
            var caller = account == "clock" ? Caller.Clock : new Caller(account, AccountKind.Person);
            var decision = Dialogues.Decide(talk.State, command, caller, talk.Now);
            CheckConclusions(talk.State, decision);
            foreach (var happened in decision.Events)
                talk.State.Apply(happened);
            log.AddRange(decision.Events);
            CheckDraft(talk.State);
            CheckActs(talk.State);
        }
        Assert.Equal(Everything(talk.State, talk.Now), Everything(DialogueState.Of(talk.State.Id, log.Select(Again)), talk.Now));
    }, iter: 50);

    private static (string Account, DialogueCommand Command) Next(Digits digits, DialogueState state)
    {
        var draft = state.Drafts[0];
        var account = Accounts[digits.Next(Accounts.Length)];
        var element = new ElementId(1 + digits.Next(draft.HighestElement + 1));
        var wording = new WordingId(1 + digits.Next(draft.HighestWording + 1));
        var position = (Position)digits.Next(7);
        var words = position is Position.RedLine or Position.SupportWithReservation ? "For a reason." : null;
        var adoption = new AdoptionId(Math.Max(state.Adoptions.Count - digits.Next(2), 1));
        var amendment = new AmendmentId(Math.Max(state.Amendments.Count - digits.Next(4), 1));
        return digits.Next(26) switch
        {
            0 => ("fay", new EnterElement(One, new ArticleId(1), Texts[digits.Next(Texts.Length)])),
            1 => ("fay", new SettleElement(One, element, digits.Next(3) == 0 ? null : Wording(draft, element, digits))),
            2 => (account, new BracketElement(One, element)),
            3 or 15 => (account, new LiftBracket(One, element)),
            4 or 5 => (account, new AssociateWithWording(One, wording)),
            6 or 7 =>
                (account, new TakeElementStance(One, element, digits.Next(2) == 0 ? null : Wording(draft, element, digits), position,
                words)),
            8 or 9 =>
                (account, new ProposeAmendment(One, (AmendmentKind)digits.Next(4), new ArticleId(1), element, digits.Next(3) == 0 ? null
                : Texts[digits.Next(Texts.Length)])),
            10 => (account, new StandOnAmendment(amendment, position, words)),
            11 or 12 => ("fay", new RuleOnAmendment(amendment, (AmendmentStatus)digits.Next(5), "For a reason.")),
            13 => (account, new WithdrawAmendment(amendment)),
            14 => ("fay", new PutUpForAdoption(One, draft.Revision, (AdoptionProcedure)digits.Next(4),
                (TextChoice)Math.Min(digits.Next(5), 1))),
            17 => (account, new RaiseObjection(adoption, "No.")),
            18 => (account, new WithdrawObjection(adoption)),
            16 or 19 => (account, new CastVote(adoption, (Ballot)digits.Next(3))),
            20 => (digits.Next(8) == 0 ? account : "fay", new ConcludeAdoption(adoption)),
            21 => (digits.Next(2) == 0 ? "clock" : account, new ConcludeSilence(adoption)),
            22 => (account, new EnterReservation(adoption, digits.Next(2) == 0 ? [] : [element], "Except in storms.")),
            23 => (account, digits.Next(2) == 0 ? new ExplainPosition(adoption, "We explain.")
                : new DissociateFromText(adoption, [], "Not us.")),
            24 => digits.Next(4) > 0 ? (account, new RaiseObjection(adoption, "No.")) : digits.Next(3) == 0
                ? ("carla", new WithdrawParty(Cas, "Recalled.")) : ("fay", new TakeTextBack(adoption, "To talk.")),
            _ => (account, new BracketWords(One, wording, "Parties")),
        };
    }

    private static WordingId Wording(Draft draft, ElementId element, Digits digits) =>
        draft.Text.Find(element) is { } place ? place.Element.Wordings[digits.Next(place.Element.Wordings.Count)].Id : new WordingId(0);

    private static void CheckConclusions(DialogueState state, Decision decision)
    {
        foreach (var concluded in decision.Events.OfType<AdoptionConcluded>().Where(one => one.Outcome == AdoptionOutcome.Adopted))
        {
            var adoption = state.Find(concluded.Adoption)!;
            var standing = adoption.Objections.Where(objection => objection.TakenBack is null
                && state.Find(objection.Party) is { HasWithdrawn: false });
            Assert.Equal(AdoptionOutcome.Pending, adoption.Outcome);
            if (adoption.Procedure is AdoptionProcedure.Consensus)
                Assert.Empty(standing);
            else if (adoption.Procedure is AdoptionProcedure.Silence)
                Assert.True(adoption.Objections.IsEmpty && concluded.At >= adoption.Ends && concluded.Decided == adoption.Ends);
            else
                Assert.Contains(adoption.Votes, vote => vote.Value.Ballot == Ballot.InFavour);
        }
    }

    private static void CheckDraft(DialogueState state)
    {
        var draft = state.Drafts[0];
        var inner = draft.Text.Elements.SelectMany(element => element.Wordings).SelectMany(wording => wording.Brackets).ToList();
        Assert.All(draft.Text.Elements.Where(element => !element.IsBracketed), element =>
        {
            Assert.Single(element.Wordings);
            Assert.Empty(element.Wordings[0].WantedBy.Concat(element.Wordings[0].UnwantedBy));
        });
        Assert.All(inner, bracket => Assert.True(bracket.IsBracketed
            && bracket.Wordings.All(wording => wording.Passages is [{ Text: not null }])));
        var elements = draft.Text.Elements.Concat(inner).ToList();
        Assert.Equal(elements.Count, elements.Select(element => element.Id).Distinct().Count());
        var wordings = elements.SelectMany(element => element.Wordings).ToList();
        Assert.Equal(wordings.Count, wordings.Select(wording => wording.Id).Distinct().Count());
        Assert.All(wordings, wording => Assert.Empty(wording.WantedBy.Intersect(wording.UnwantedBy)));

        var adoptable = AdoptableTextSearch.Find(state, draft);
        var taken = adoptable.Articles.SelectMany(article => article.Elements)
            .ToDictionary(element => element.Element, element => element.Wording);
        Assert.Equal(draft.Text.Elements.Count(), taken.Count + adoptable.Dropped.Count(dropped =>
            draft.Text.Elements.Any(element => element.Id == dropped.Element)));
        Assert.All(draft.Stances.Standing().Where(stance => stance.Position is Position.Oppose or Position.RedLine
            && state.Find(stance.Party)!.HasWithdrawn is false),
            stance => Assert.False(taken.TryGetValue(stance.Element, out var wording)
                && (stance.Wording is null || stance.Wording == wording)));
        Assert.All(adoptable.Articles.SelectMany(article => article.Elements), element =>
            Assert.True(element.Text.Length > 0 && element.Text.AsSpan().IndexOfAny("[]|") < 0));
        Assert.All(adoptable.Dropped, dropped => Assert.NotEmpty(dropped.ExcludedBy));
    }

    private static void CheckActs(DialogueState state)
    {
        Assert.True(state.Adoptions.Count(adoption => adoption.Outcome == AdoptionOutcome.Pending) <= 1);
        foreach (var adoption in state.Adoptions)
        {
            var standing = adoption.Objections.Where(objection => objection.TakenBack is null).Select(objection => objection.Party)
                .ToList();
            Assert.Equal(standing.Count, standing.Distinct().Count());
            var reservations = adoption.Reservations.Where(one => one.Withdrawn is null)
                .Select(one => (one.Party, string.Join(',', one.Elements))).ToList();
            Assert.Equal(reservations.Count, reservations.Distinct().Count());
            Assert.True(adoption.IsSilenceRunning || adoption.Procedure != AdoptionProcedure.Silence || adoption.Objections.IsEmpty
                || adoption.Outcome != AdoptionOutcome.Adopted);
            Assert.All(adoption.Text.Elements, element => Assert.True(element.Text.AsSpan().IndexOfAny("[]|") < 0));
            if (adoption.IsSilenceRunning)
                Assert.Equal(adoption.Ends, state.NextDue);
        }
    }

    private static DialogueEvent Again(DialogueEvent happened) =>
        Serializer.Read(EventSerializer.KindOf(happened), happened.At, Serializer.Write(happened));

    private static string Everything(DialogueState state, DateTimeOffset now)
    {
        var names = new[] { "ann", "fay" };
        DialogueQuestion[] questions = [new ListDrafts(), new ReadDraft(One), new ReadDraft(One, 2), new ListAmendments(One),
            new ListAdoptions(),
            new CompareRevisions(One, 1, state.Drafts[0].Revision), new ReadAdoptableText(One),
                .. state.Adoptions.Select(adoption => new ReadAdoption(adoption.Id))];
        return string.Join('\n', names.SelectMany(name => questions.Select(question =>
            JsonSerializer.Serialize(Dialogues.Ask(state, question, new Caller(name, AccountKind.Person), now).Value))));
    }

    // The digits of a number, as many small choices.
    private sealed class Digits(int number)
    {
        private ulong _left = (ulong)number * 0x9E3779B97F4A7C15;

        public int Next(int below)
        {
            _left = (_left * 6364136223846793005) + 1442695040888963407;
            return (int)((_left >> 33) % (ulong)below);
        }
    }
}
