using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Drafts;

/// <summary>The number of a wording, given in the order they were entered. New words get a new number, so that a stance on old words is
/// never taken for one on the new. Unique within its draft only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct WordingId(int Number) : INumbered<WordingId>
{
    static WordingId INumbered<WordingId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One way an element may read, and whose it is.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Passages">Words and brackets in order.</param>
/// <param name="WantedBy">The parties that want it, in the order of their numbers; empty for agreed words.</param>
/// <param name="UnwantedBy">The parties that want it out, in the order of their numbers; empty for agreed words.</param>
public sealed record Wording(WordingId Id, IReadOnlyList<Passage> Passages, IReadOnlyList<PartyId> WantedBy,
    IReadOnlyList<PartyId> UnwantedBy)
{
    /// <summary>The brackets within it, in order.</summary>
    internal IEnumerable<Element> Brackets => Passages.Where(passage => passage.Bracket is not null).Select(passage => passage.Bracket!);

    /// <summary>The wording with a party's wish entered.</summary>
    internal Wording Wished(PartyId party, Wish wish) => this with
    {
        WantedBy = Entered(WantedBy, party, wish == Wish.In),
        UnwantedBy = Entered(UnwantedBy, party, wish == Wish.Out),
    };

    private static IReadOnlyList<PartyId> Entered(IReadOnlyList<PartyId> parties, PartyId party, bool isIn) =>
        parties.Contains(party) == isIn
        ? parties
        : isIn ? [.. parties.Append(party).OrderBy(one => one.Number)] : [.. parties.Where(one => one != party)];
}

/// <summary>A stretch of a wording: words, or a bracket.</summary>
/// <param name="Text">The words as they stand, with the spaces around them; null for a bracket.</param>
/// <param name="Bracket">The bracket; null for words.</param>
public sealed record Passage(string? Text, Element? Bracket);

/// <summary>What a party wishes of a wording in brackets.</summary>
public enum Wish
{
    /// <summary>Nothing, or no longer anything.</summary>
    None,

    /// <summary>That it stays.</summary>
    In,

    /// <summary>That it goes.</summary>
    Out,
}
