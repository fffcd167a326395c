using Entente.Measures.Consensus;
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

    /// <summary>The name of the class of a proposition; null where it has none.</summary>
    public static string? Of(ConsensusClass? consensus) => consensus switch
    {
        ConsensusClass.CommonGround => "common ground",
        ConsensusClass.Acceptable => "acceptable",
        ConsensusClass.ReservedDifference => "reserved difference",
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(consensus), consensus, "Expected one of the three classes."),
    };
}
