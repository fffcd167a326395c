using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Caucuses;

/// <summary>Opens a caucus. Who opens it names its members and is one; any of them may leave. A convener is in it only when named.</summary>
/// <param name="Name">What its members call it, 1 to 100 characters.</param>
/// <param name="Members">Who is in it beside the opener: 1 to 200 participants, no observers.</param>
public sealed record OpenCaucus(string Name, IReadOnlyList<ParticipantId> Members) : DialogueCommand
{
    private const int MostOpen = 100;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.OpenCaucus;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (PlainText.Check("name", Name, 100, out var name, isOneLine: true) is { } refusal)
            return refusal;
        if (Members is not { Count: >= 1 and <= 200 })
            return new InvalidField("members", "1 to 200 participants", $"{Members?.Count ?? 0}");
        foreach (var member in Members)
        {
            if (CaucusMembers.Check(state, member) is { } unfit)
                return unfit;
        }
        if (state.Caucuses.Count(caucus => !caucus.IsClosed) >= MostOpen)
            return new TooManyCaucuses(MostOpen);
        List<ParticipantId> members = [.. Members.Append(context.Participant!.Id).Distinct().OrderBy(member => member.Number)];
        return members.Count < 2
            ? new InvalidField("members", "at least one participant other than yourself", "yourself alone")
            : new CaucusOpened(new CaucusId(state.Caucuses.Count + 1), name, members);
    }
}

/// <summary>As many caucuses are open as a dialogue holds.</summary>
/// <param name="Most">How many that is.</param>
public sealed record TooManyCaucuses(int Most) : Refusal(RefusalKind.Conflict, $"{Most} caucuses are open, which is as many as a dialogue holds. Close one that is done.");

/// <summary>A caucus was opened.</summary>
/// <param name="Caucus">Its number.</param>
/// <param name="Name">What its members call it.</param>
/// <param name="Members">Who is in it.</param>
public sealed record CaucusOpened(CaucusId Caucus, string Name, IReadOnlyList<ParticipantId> Members) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Caucuses.Add(new Caucus(Caucus, Name, Members, DisclosesAggregates: false));
}
