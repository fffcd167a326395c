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

/// <summary>A private room. Its statements and stances are its members' alone; aggregates leave it only if it says so, and never below the smallest cell.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What its members call it.</param>
/// <param name="Members">Who is in it.</param>
/// <param name="DisclosesAggregates">Whether its members agreed that aggregates of five members or more may be disclosed.</param>
public sealed record Caucus(CaucusId Id, string Name, IReadOnlyList<ParticipantId> Members, bool DisclosesAggregates)
{
    /// <summary>Whether it was closed; its members still read what was said.</summary>
    public bool IsClosed { get; init; }
}
