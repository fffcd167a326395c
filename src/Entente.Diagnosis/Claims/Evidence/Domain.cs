using Entente.Records;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>The propositions of a topic, a goal level or a sector, by its name.</summary>
internal static class Domain
{
    /// <summary>The goal level that a name stands for, such as <c>basic security</c>; null if it is none.</summary>
    public static GoalLevel? GoalLevelOf(string name) => Enum.GetValues<GoalLevel>().Where(level => Spelled(level.ToString()) == Spelled(name)).Select(level => (GoalLevel?)level).FirstOrDefault();

    /// <summary>Whether a proposition belongs to a domain.</summary>
    public static bool Holds(string name, Proposition proposition) =>
        (proposition.GoalLevel is { } level && Spelled(level.ToString()) == Spelled(name))
        || (proposition.Sector is { } sector && Spelled(sector.ToString()) == Spelled(name))
        || proposition.Topics.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Spelled(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
