using System.Collections.Concurrent;
using System.Reflection;
using Entente.Dialogue;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Cluster.Watching;

/// <summary>Who hears of which event, under which word.</summary>
/// <remarks>
/// The word is that of the folder of the rules in which the event stands. What not everybody may see is told only to those who may, for even the hour of a
/// private word says something: a statement in a caucus or not yet moderated, an invitation, a guess, a limit.
/// </remarks>
internal static class NoticeRules
{
    private static readonly ConcurrentDictionary<Type, Reading> Readings = new();

    /// <summary>The word for an event, and the numbers of those who hear of it; null for everybody.</summary>
    /// <param name="state">The state after the event.</param>
    /// <param name="happened">The event.</param>
    public static (string Kind, IEnumerable<int>? Audience) Of(DialogueState state, DialogueEvent happened)
    {
        var reading = Readings.GetOrAdd(happened.GetType(), static type => new Reading(type));
        var audience = reading.Folder switch
        {
            "Invitations" => Holding(state, Permission.Convene),
            "Guesses" or "Mirror" => [],
            "Limits" => Holding(state, Permission.ReadSealed),
            _ when reading.Caucus(happened) is { } caucus => Members(state, caucus),
            "Caucuses" => [],
            "Statements" when happened is StatementModerated moderated && state.Find(moderated.Statement)?.Caucus is null => null,
            _ when reading.Statement(happened) is { } number && state.Find(number) is { } statement && IsPrivate(statement) =>
                Seeing(state, statement),
            _ => null,
        };
        return (reading.Kind, audience is null || happened.By is not { } by ? audience : audience.Append(by.Number));
    }

    private static bool IsPrivate(Statement statement) => statement.Caucus is not null || statement.Moderation != ModerationStatus.Accepted;

    private static IEnumerable<int>? Seeing(DialogueState state, Statement statement) => statement.Caucus is null && state.Rules.ShowsUnmoderated
        ? null
        : state.Participants.Where(participant => state.MaySee(statement, participant)).Select(participant => participant.Id.Number);

    private static IEnumerable<int> Members(DialogueState state, int caucus) =>
        state.Caucuses.Find(candidate => candidate.Id.Number == caucus)?.Members.Select(member => member.Number) ?? [];

    private static IEnumerable<int> Holding(DialogueState state, Permission permission) =>
        state.Participants.Where(participant => !participant.HasLeft && RolePermissions.Allows(participant.Role, permission)).Select(participant => participant.Id.Number);

    /// <summary>What a type of event says of itself.</summary>
    private sealed class Reading(Type type)
    {
        private readonly PropertyInfo? _caucus = type.GetProperty("Caucus");
        private readonly PropertyInfo? _statement = type.GetProperty("Statement") is { } property && property.PropertyType == typeof(StatementId) ? property : null;

        /// <summary>The last part of its namespace; empty for the events of the dialogue as a whole.</summary>
        public string Folder { get; } = type.Namespace!["Entente.Dialogue".Length..].TrimStart('.').Split('.')[^1];

        public string Kind => Folder switch
        {
            "" => "dialogue",
            "Stances" => "counts",
            "Rounds" => "round",
            "Stages" => "stage",
            "Drafts" => "draft",
            "Parties" or "Participants" => "people",
            _ => Folder.ToLowerInvariant(),
        };

        public int? Caucus(DialogueEvent happened) => _caucus?.GetValue(happened) switch
        {
            int number => number,
            { } id when id.GetType().GetProperty("Number")?.GetValue(id) is int number => number,
            _ => null,
        };

        public StatementId? Statement(DialogueEvent happened) => (StatementId?)_statement?.GetValue(happened);
    }
}
