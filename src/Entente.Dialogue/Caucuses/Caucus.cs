using Entente.Dialogue.Participants;

namespace Entente.Dialogue.Caucuses;

/// <summary>The number of a caucus. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct CaucusId(int Number) : INumbered<CaucusId>
{
    static CaucusId INumbered<CaucusId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A private room. Its statements and the stances on them are its members' alone, also when they are the stances of a party with other seats.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What its members call it.</param>
/// <param name="Members">Who is in it.</param>
/// <param name="DisclosesAggregates">Whether each of its members agreed that its counts may be disclosed when it is closed, if five parties or more took stances.</param>
public sealed record Caucus(CaucusId Id, string Name, IReadOnlyList<ParticipantId> Members, bool DisclosesAggregates)
{
    /// <summary>Whether it was closed; its members still read what was said, and no more is said.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The members who agreed that its counts may be disclosed.</summary>
    public IReadOnlyList<ParticipantId> Agreeing { get; init; } = [];

    internal Caucus With(IReadOnlyList<ParticipantId> members, IReadOnlyList<ParticipantId> agreeing) =>
        this with { Members = members, Agreeing = agreeing, DisclosesAggregates = members.Count > 0 && members.All(agreeing.Contains) };
}
