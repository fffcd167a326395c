using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Caucuses;

/// <summary>Asks for the caucuses that one is a member of. Others are not shown, to the convener neither.</summary>
public sealed record ListCaucuses : DialogueQuestion<CaucusList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<CaucusList> Answer(DialogueState state, QuestionContext context)
    {
        var own = context.Participant!.Id;
        return new CaucusList([.. state.Caucuses.Where(caucus => caucus.Members.Contains(own)).Select(caucus => new CaucusLine(
            caucus.Id, caucus.Name, caucus.Members, caucus.IsClosed, caucus.DisclosesAggregates, caucus.Agreeing.Contains(own)))]);
    }
}

/// <summary>Caucuses.</summary>
/// <param name="Caucuses">By number.</param>
public sealed record CaucusList(IReadOnlyList<CaucusLine> Caucuses);

/// <summary>A caucus as its members see it. Who of the others agreed is not told, so that nobody is pressed.</summary>
/// <param name="Caucus">Its number.</param>
/// <param name="Name">What its members call it.</param>
/// <param name="Members">Who is in it.</param>
/// <param name="IsClosed">Whether it was closed.</param>
/// <param name="DisclosesAggregates">Whether every member agreed that its counts are disclosed when it is closed.</param>
/// <param name="IAgree">Whether the asker agreed.</param>
public sealed record CaucusLine(CaucusId Caucus, string Name, IReadOnlyList<ParticipantId> Members, bool IsClosed, bool DisclosesAggregates, bool IAgree);
