using System.Collections.Immutable;

namespace Entente.Records.States;

/// <summary>A spell in which a state belonged to a declared group.</summary>
/// <param name="Grouping">The grouping, such as <c>alliance</c>.</param>
/// <param name="Group">The group in it, such as <c>NATO</c>.</param>
/// <param name="Code">The code of the state.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null if it lasts.</param>
public sealed record GroupMembership(string Grouping, string Group, string Code, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether the state belonged to the group on a day.</summary>
    /// <param name="day">The day.</param>
    public bool Holds(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>Groups that states belong to by their own declaration, with the days on which they joined and left.</summary>
public static class DeclaredGroups
{
    /// <summary>The grouping by regional group of the United Nations.</summary>
    public const string Region = "region";

    /// <summary>The grouping of the permanent members of the Security Council; all other states belong to no group of it.</summary>
    public const string PermanentFive = "permanent-five";

    /// <summary>The grouping by alliance: NATO and the Warsaw Pact.</summary>
    public const string Alliance = "alliance";

    /// <summary>The grouping of the members of the European Union and of the Communities before it.</summary>
    public const string EuropeanUnion = "european-union";

    /// <summary>The grouping of the members of the Association of Southeast Asian Nations.</summary>
    public const string Asean = "asean";

    private static readonly Lazy<ImmutableArray<GroupMembership>> Table = new(StateTable.ReadGroups);

    /// <summary>The names of all groupings.</summary>
    public static ImmutableArray<string> Groupings { get; } = [Region, PermanentFive, Alliance, EuropeanUnion, Asean];

    /// <summary>All dated memberships; the undated regional groups are properties of <see cref="State"/>.</summary>
    public static ImmutableArray<GroupMembership> Memberships => Table.Value;

    /// <summary>The group of a state in a grouping on a day.</summary>
    /// <param name="grouping">One of <see cref="Groupings"/>.</param>
    /// <param name="state">The state.</param>
    /// <param name="day">The day; regional groups do not depend on it.</param>
    /// <returns>The name of the group, or null if the state belonged to none.</returns>
    /// <exception cref="ArgumentException">The grouping is unknown.</exception>
    public static string? GroupOf(string grouping, State state, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!Groupings.Contains(grouping, StringComparer.Ordinal))
            throw new ArgumentException($"There is no grouping '{grouping}'; known are {string.Join(", ", Groupings)}.", nameof(grouping));
        return grouping == Region
            ? state.Region?.Name()
            : Memberships.FirstOrDefault(row => row.Grouping == grouping && row.Code == state.Code && row.Holds(day))?.Group;
    }
}
