using System.Collections.Immutable;

namespace Entente.Records.States;

/// <summary>The major powers by which thickness is read: the permanent members of the Security Council.</summary>
public static class MajorPowers
{
    /// <summary>Their codes, in alphabetical order. China's seat is <c>TWN</c> until 25 October 1971 and <c>CHN</c> from then on, as in the votes.</summary>
    public static ImmutableArray<string> Codes { get; } =
        [.. DeclaredGroups.Memberships.Where(row => row.Grouping == DeclaredGroups.PermanentFive).Select(row => row.Code).Order(StringComparer.Ordinal)];

    /// <summary>Whether a code is that of a major power, at any time.</summary>
    /// <param name="code">The code of a state.</param>
    public static bool Contains(string code) => Codes.Contains(code, StringComparer.Ordinal);

    /// <summary>The codes of the five on a day after 24 October 1945; on the day that China's seat changed hands, both.</summary>
    /// <param name="day">The day.</param>
    public static IEnumerable<string> On(DateOnly day) => DeclaredGroups.Memberships
        .Where(row => row.Grouping == DeclaredGroups.PermanentFive && row.Holds(day))
        .Select(row => row.Code)
        .Order(StringComparer.Ordinal);
}
