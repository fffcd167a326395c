namespace Entente.Records.Topics;

/// <summary>A line of a topic table.</summary>
/// <param name="Topic">The topic as a source names it; a star at the start or end stands for anything.</param>
/// <param name="GoalLevel">The goal level it gives; null if none.</param>
/// <param name="Sector">The sector it gives; null if none.</param>
/// <param name="Reason">Why, for people; may be empty.</param>
public sealed record TopicRule(string Topic, GoalLevel? GoalLevel, Sector? Sector, string Reason)
{
    internal bool IsPattern => Topic.StartsWith('*') || Topic.EndsWith('*');

    internal bool Matches(string topic)
    {
        var core = Topic.Trim('*');
        return (Topic.StartsWith('*'), Topic.EndsWith('*')) switch
        {
            (true, true) => topic.Contains(core, StringComparison.OrdinalIgnoreCase),
            (true, false) => topic.EndsWith(core, StringComparison.OrdinalIgnoreCase),
            _ => topic.StartsWith(core, StringComparison.OrdinalIgnoreCase),
        };
    }
}
