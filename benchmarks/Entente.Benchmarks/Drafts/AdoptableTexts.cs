using BenchmarkDotNet.Attributes;
using Entente.Dialogue;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Measures.Randomness;

namespace Entente.Benchmarks.Drafts;

/// <summary>The text that could be adopted now, of 193 parties and 1,500 elements in attributed brackets (line to keep: 200 ms), and what
/// it takes to keep such a draft.</summary>
/// <remarks>Each element has two alternatives or one; each party has its name on a third of the wordings, as wanting them in or out, and a
/// stance on half of the elements.</remarks>
[MemoryDiagnoser]
public class AdoptableTexts
{
    private const int Parties = 193;
    private const int Brackets = 1_500;
    private readonly DraftId _draft = new(1);
    private List<DialogueEvent> _events = null!;
    private DialogueState _state = null!;

    [GlobalSetup]
    public void Negotiate()
    {
        _state = new DialogueState(DialogueId.Parse("benchmark"));
        _events = [new DialogueConvened("Benchmark", "Speed", new DialogueRules(),
            null) { Convener = new(new(1), Dialogue.Personal.PersonalAspect.Identity, "c"), Language = "en" }];
        for (var party = 1; party <= Parties; party++)
            _events.Add(new PartyAdmitted(new PartyId(party), $"Party {party}", $"P{party}", PartyKind.Delegation, 1));
        _events.Add(new DraftOpened(_draft, "Draft", "en", [],
            [.. Enumerable.Range(1, 50).Select(article => new Article(new ArticleId(article), $"Heading {article}", []))]));
        for (var element = 1; element <= Brackets; element++)
            Enter(element);
        foreach (var happened in _events)
            _state.Apply(happened);
    }

    [Benchmark(Description = "text that could be adopted now, with who excludes what and what each party lacks")]
    public int Find() => AdoptableTextSearch.Find(_state, _state.Drafts[0]).Dropped.Count;

    [Benchmark(Description = "all its events folded")]
    public long Fold() => DialogueState.Of(_state.Id, _events).Events;

    private void Enter(int element)
    {
        var article = new ArticleId(((element - 1) % 50) + 1);
        var count = 1 + (element % 2);
        var wordings = Enumerable.Range(0, count).Select(place => new WordingId((2 * element) - 1 + place)).ToList();
        // One party in a hundred wants a wording out, so that some elements can be had and some cannot.
        var entered = new Element(new ElementId(element), true, false, [.. wordings.Select(wording => new Wording(
            wording, [new Passage($"Parties shall do what paragraph {element} says.", null)], Of(wording, 0, 0.3), Of(wording, 1, 0.01)))]);
        _events.Add(new ElementEntered(_draft, element + 1, article, new ElementChange(entered.Id, null, entered)));
        for (var party = 1; party <= Parties; party++)
        {
            var draw = Draw(element, party, 2);
            var position = draw < 0.5 ? Position.None : draw < 0.9 ? Position.Support : draw < 0.98 ? Position.SupportWithReservation
                : draw < 0.998 ? Position.Abstain : Position.Oppose;
            if (position != Position.None)
                _events.Add(new ElementStanceTaken(_draft, entered.Id, wordings[0], new PartyId(party), position, null, 1, element + 1));
        }
    }

    private static IReadOnlyList<PartyId> Of(WordingId wording, int kind, double share) =>
        [.. Enumerable.Range(1, Parties).Where(party => Draw(wording.Number, party, kind) < share).Select(party => new PartyId(party))];

    private static double Draw(int one, int other, int kind) => new CounterRandom(20_260_301, (ulong)kind)
        .Uniform((ulong)((one * 1_000) + other));
}
