using Entente.Records;

namespace Entente.Cli;

/// <summary>The names under which reports and scripts know the levels of goals and the other fixed vocabularies.</summary>
internal static class Naming
{
    /// <summary>The name of a goal level.</summary>
    public static string Of(GoalLevel level) => level switch
    {
        GoalLevel.BasicSecurity => "basic security",
        GoalLevel.EconomicJustice => "economic justice",
        GoalLevel.GlobalIssues => "global issues",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Expected one of the three goal levels."),
    };
}
