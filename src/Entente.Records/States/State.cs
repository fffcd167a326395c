using System.Collections.Immutable;

namespace Entente.Records.States;

/// <summary>A state, of today or of the past, with what it was called and when it was a member of the United Nations.</summary>
/// <param name="Code">The three-letter code of ISO 3166-1, or its stand-in for a state without one (such as <c>YUG</c>, <c>DDR</c>, <c>HAN</c>).</param>
public sealed record State(string Code)
{
    /// <summary>Other codes in use for it, among them the withdrawn ones of ISO 3166-3 (<c>SUN</c>, <c>BUR</c>); empty if none.</summary>
    public ImmutableArray<string> OtherCodes { get; init; } = [];

    /// <summary>Its short names in English, in order of time, one after the other without a gap; at least one.</summary>
    public ImmutableArray<Spell<string>> Names { get; init; } = [];

    /// <summary>Other spellings that sources use, undated; empty if none.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>Its codes in the Correlates of War list, in order of time; empty if it is not in that list.</summary>
    public ImmutableArray<Spell<int>> CowCodes { get; init; } = [];

    /// <summary>Its regional group today, or when it ended; null if it belongs to none.</summary>
    public RegionalGroup? Region { get; init; }

    /// <summary>Its memberships of the United Nations, in order of time; the value is the code. Empty if it never was a member.</summary>
    public ImmutableArray<Spell<string>> Memberships { get; init; } = [];

    /// <summary>Codes of the states whose territory, or part of it, it took over; empty if none is listed.</summary>
    public ImmutableArray<string> Predecessors { get; init; } = [];

    /// <summary>What a reader should know about it, in a sentence; empty if nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its present name, or its last one.</summary>
    public string Name => Names[^1].Value;

    /// <summary>The first day of its first membership of the United Nations; null if it never was a member.</summary>
    public DateOnly? MemberFrom => Memberships.IsEmpty ? null : Memberships[0].From;

    /// <summary>The last day of its last membership; null if it is a member or never was.</summary>
    public DateOnly? MemberTo => Memberships.IsEmpty ? null : Memberships[^1].To;

    /// <summary>What it was called on a day.</summary>
    /// <param name="day">The day; may lie before or after the state's life, which gives its first or last name.</param>
    public string NameOn(DateOnly day)
    {
        foreach (var name in Names)
        {
            if (name.Holds(day)) return name.Value;
        }

        return Name;
    }

    /// <summary>The name it bore for the most days of its membership of the United Nations: "Yugoslavia", not "Serbia and Montenegro".</summary>
    /// <returns>The name; the last one for a state that is still a member, or never was.</returns>
    public string NameOfItsMembership()
    {
        if (MemberFrom is not { } from || MemberTo is not { } to) return Name;
        return Names.MaxBy(name => Earlier(name.To ?? to, to).DayNumber - Later(name.From ?? from, from).DayNumber).Value;

        static DateOnly Earlier(DateOnly first, DateOnly second) => first < second ? first : second;
        static DateOnly Later(DateOnly first, DateOnly second) => first > second ? first : second;
    }

    /// <summary>Its Correlates of War code on a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The code, whether or not the list counts the state as a member of the system on that day; null if it has none then.</returns>
    public int? CowCodeOn(DateOnly day)
    {
        foreach (var code in CowCodes)
        {
            if (code.Holds(day)) return code.Value;
        }

        return null;
    }

    /// <summary>Whether it was a member of the United Nations on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsMemberOn(DateOnly day)
    {
        foreach (var membership in Memberships)
        {
            if (membership.Holds(day)) return true;
        }

        return false;
    }

    /// <summary>The present name and the code.</summary>
    public override string ToString() => $"{Name} ({Code})";
}
