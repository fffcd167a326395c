using Entente.Dialogue.Participants;

namespace Entente.Dialogue.Caucuses;

/// <summary>Who can be in a caucus, and the caucus of a member.</summary>
internal static class CaucusMembers
{
    public static Refusal? Check(DialogueState state, ParticipantId member) => state.Find(member) switch
    {
        null or { HasLeft: true } => new NotFound($"participant {member}"),
        { Role: Role.Observer } => new InvalidField("members", "participants who are no observers", $"observer {member}"),
        _ => null,
    };

    /// <summary>The caucus that a member names. To everybody else there is none of that number.</summary>
    public static Refusal? Find(DialogueState state, CommandContext context, CaucusId id, out Caucus caucus)
    {
        caucus = null!;
        if (state.CaucusCheck(id.Number, context.Participant!) is { } notThere)
            return notThere;
        caucus = state.Caucuses[id.Number - 1];
        return caucus.IsClosed ? new CaucusIsClosed() : null;
    }
}

/// <summary>The caucus was closed.</summary>
public sealed record CaucusIsClosed() : Refusal(
    RefusalKind.Conflict, "This caucus is closed; what was said in it can be read by its members, and nothing can be added. Open another.");
