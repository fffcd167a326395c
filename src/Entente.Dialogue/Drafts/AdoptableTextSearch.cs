using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>Finds the text that could be adopted now; the rule is told at <see cref="AdoptableText"/>.</summary>
internal sealed class AdoptableTextSearch
{
    private readonly Draft _draft;
    private readonly bool[] _isHere;
    private readonly double[] _weights;
    private readonly List<DroppedElement> _dropped = [];
    private readonly List<WordingId>[] _lost;
    private readonly List<ElementId>[] _reserved;
    private readonly int[] _spoken;
    private readonly bool[] _spoke;

    private AdoptableTextSearch(DialogueState state, Draft draft)
    {
        _draft = draft;
        _isHere = [.. state.Parties.Select(party => !party.HasWithdrawn)];
        _weights = [.. state.Parties.Select(party => party.Weight)];
        _lost = [.. state.Parties.Select(_ => new List<WordingId>())];
        _reserved = [.. state.Parties.Select(_ => new List<ElementId>())];
        _spoken = new int[_isHere.Length];
        _spoke = new bool[_isHere.Length];
    }

    /// <summary>The text of a draft that could be adopted now.</summary>
    public static AdoptableText Find(DialogueState state, Draft draft) => new AdoptableTextSearch(state, draft).Find();

    private AdoptableText Find()
    {
        var articles = new List<AdoptableArticle>();
        var had = 0;
        foreach (var article in _draft.Text.Articles)
        {
            var elements = new List<AdoptableElement>();
            foreach (var element in article.Elements)
            {
                var choice = Choose(element);
                NoteGaps(element, choice);
                _dropped.AddRange(choice.Dropped);
                if (choice.Text is null)
                    continue;
                elements.Add(new AdoptableElement(element.Id, choice.Wordings[0], choice.Text, !element.IsClean));
                NoteWhoSpoke(element);
            }
            had += elements.Count;
            if (elements.Count > 0)
                articles.Add(new AdoptableArticle(article.Id, article.Heading, elements));
        }
        var gaps = Enumerable.Range(0, _isHere.Length).Where(party => _isHere[party])
            .Select(party => new PartyGap(new PartyId(party + 1), _lost[party], _reserved[party], had - _spoken[party])).ToList();
        return new AdoptableText(_draft.Id, _draft.Revision, articles, _dropped, gaps);
    }

    // The words an element comes to, or who keeps it out.
    private Choice Choose(Element element)
    {
        var exclusions = new List<Exclusion>();
        Exclude(exclusions, _draft.Stances.Positions(element.Id, null), null);
        var all = exclusions.Count;
        Choice? best = null;
        (double Support, int Reservations) bestRank = default;
        WordingId nearest = default;
        IReadOnlyList<PartyId>? nearestAgainst = null;
        foreach (var wording in element.Wordings)
        {
            var from = exclusions.Count;
            Exclude(exclusions, _draft.Stances.Positions(element.Id, wording.Id), wording.Id);
            ExcludeByName(exclusions, from, wording);
            var choice = Compose(wording, exclusions);
            if (exclusions.Count == from && all == 0)
            {
                var rank = element.Wordings.Count == 1 ? default : Rank(element, wording);
                if (best is null || rank.Support > bestRank.Support
                    || (rank.Support == bestRank.Support && rank.Reservations < bestRank.Reservations))
                    (best, bestRank) = (choice, rank);
            }
            else if (nearestAgainst is null || Count(exclusions, all, from) < nearestAgainst.Count)
            {
                (nearest, nearestAgainst) = (wording.Id, [.. exclusions.Take(all).Concat(exclusions.Skip(from)).Select(one => one.Party)
                    .Distinct()]);
            }
        }
        return best ?? new Choice(null, [], [new DroppedElement(element.Id, exclusions, nearest, nearestAgainst!)]);
    }

    private Choice Compose(Wording wording, List<Exclusion> exclusions)
    {
        var words = new PassageWriter();
        var taken = new List<WordingId> { wording.Id };
        var dropped = new List<DroppedElement>();
        foreach (var passage in wording.Passages)
        {
            if (passage.Bracket is not { } bracket)
            {
                words.Add(passage.Text!);
                continue;
            }
            var choice = Choose(bracket);
            taken.AddRange(choice.Wordings);
            dropped.AddRange(choice.Dropped);
            if (choice.Text is { } text)
                words.Add(text);
            else if (bracket.IsNeeded)
                exclusions.AddRange(choice.Dropped[0].ExcludedBy.Select(one => one with { Wording = wording.Id }).Distinct());
            else
                words.Leave();
        }
        return new Choice(words.ToString(), taken, dropped);
    }

    private void Exclude(List<Exclusion> exclusions, ReadOnlySpan<byte> row, WordingId? wording)
    {
        if (!row.ContainsAny((byte)Position.Oppose, (byte)Position.RedLine))
            return;
        for (var party = 0; party < row.Length && party < _isHere.Length; party++)
        {
            if (row[party] is (byte)Position.Oppose or (byte)Position.RedLine && _isHere[party])
                exclusions.Add(new Exclusion(new PartyId(party + 1), wording, (Position)row[party]));
        }
    }

    private void ExcludeByName(List<Exclusion> exclusions, int from, Wording wording)
    {
        var byStance = exclusions.Count;
        foreach (var party in wording.UnwantedBy)
        {
            var isKnown = false;
            for (var place = from; place < byStance && !isKnown; place++)
                isKnown = exclusions[place].Party == party;
            if (_isHere[party.Number - 1] && !isKnown)
                exclusions.Add(new Exclusion(party, wording.Id, Position.Oppose));
        }
    }

    private (double Support, int Reservations) Rank(Element element, Wording wording)
    {
        var row = _draft.Stances.Positions(element.Id, wording.Id);
        var (support, reservations) = (0.0, 0);
        for (var party = 0; party < row.Length && party < _isHere.Length; party++)
        {
            if (!_isHere[party])
                continue;
            if (row[party] is (byte)Position.Support or (byte)Position.SupportWithReservation)
                support += _weights[party];
            reservations += row[party] == (byte)Position.SupportWithReservation ? 1 : 0;
        }
        foreach (var party in wording.WantedBy)
        {
            var position = party.Number <= row.Length ? row[party.Number - 1] : (byte)0;
            if (_isHere[party.Number - 1] && position is not ((byte)Position.Support or (byte)Position.SupportWithReservation))
                support += _weights[party.Number - 1];
        }
        return (support, reservations);
    }

    private void NoteGaps(Element element, Choice choice)
    {
        WordingId? taken = null;
        foreach (var wording in element.Wordings)
        {
            if (choice.Wordings.Contains(wording.Id))
            {
                taken = wording.Id;
            }
            else
            {
                foreach (var party in wording.WantedBy)
                    _lost[party.Number - 1].Add(wording.Id);
            }
            foreach (var bracket in wording.Brackets)
                NoteGaps(bracket, choice);
        }
        if (taken is null)
            return;
        var whole = _draft.Stances.Positions(element.Id, null);
        var row = _draft.Stances.Positions(element.Id, taken);
        for (var party = 0; party < _isHere.Length; party++)
        {
            if ((party < whole.Length && whole[party] == (byte)Position.SupportWithReservation)
                || (party < row.Length && row[party] == (byte)Position.SupportWithReservation))
                _reserved[party].Add(element.Id);
        }
    }

    private void NoteWhoSpoke(Element element)
    {
        Array.Clear(_spoke);
        MarkWhoSpoke(element);
        for (var party = 0; party < _spoke.Length; party++)
            _spoken[party] += _spoke[party] ? 1 : 0;
    }

    private void MarkWhoSpoke(Element element)
    {
        Mark(_draft.Stances.Positions(element.Id, null));
        foreach (var wording in element.Wordings)
        {
            Mark(_draft.Stances.Positions(element.Id, wording.Id));
            foreach (var party in wording.WantedBy)
                _spoke[party.Number - 1] = true;
            foreach (var party in wording.UnwantedBy)
                _spoke[party.Number - 1] = true;
            foreach (var bracket in wording.Brackets)
                MarkWhoSpoke(bracket);
        }
    }

    private void Mark(ReadOnlySpan<byte> row)
    {
        for (var party = 0; party < row.Length && party < _spoke.Length; party++)
            _spoke[party] |= row[party] != (byte)Position.None;
    }

    private static int Count(List<Exclusion> exclusions, int all, int from) => exclusions.Take(all).Concat(exclusions.Skip(from))
        .Select(one => one.Party).Distinct().Count();

    // The words, the wordings they are made of (its own first), and what had to be left out; without words, the element itself is what had to be.
    private sealed record Choice(string? Text, IReadOnlyList<WordingId> Wordings, IReadOnlyList<DroppedElement> Dropped);
}
