using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stages;
using Entente.Web.Languages;
using Entente.Web.Pages.Rooms;

namespace Entente.Web.Pages.Participants;

/// <summary>What there is to do next in a dialogue for somebody's role, the most pressing first.</summary>
internal static class NextSteps
{
    /// <summary>The steps, each with the path below the dialogue and what to say of it.</summary>
    public static IReadOnlyList<(string Path, string Text)> Of(Room room, Words words)
    {
        var steps = new List<(string Path, string Text)>();
        var takes = room.Overview.Round?.Takes ?? RoundTakes.None;
        var stage = room.Overview.Stage;
        if (room.Allows(Permission.TakeStance) && takes.HasFlag(RoundTakes.Stances))
        {
            steps.Add(("/turn", words["participant.next.turn"]));
            steps.Add(("/packet", words["participant.next.packet"]));
        }
        if (room.Allows(Permission.Submit) && takes.HasFlag(RoundTakes.Statements))
            steps.Add(("/statements#propose", words["participant.next.propose"]));
        if (room.Allows(Permission.Mirror) && takes.HasFlag(RoundTakes.Guesses))
            steps.Add(("/mirror#guesses", words["participant.next.guess"]));
        if (room.Allows(Permission.Mirror) && stage == Stage.Mirror)
            steps.Add(("/mirror", words["participant.next.mirror"]));
        if (room.Allows(Permission.StateLimit) && stage == Stage.Limits)
            steps.Add(("/limits", words["participant.next.limits"]));
        if (room.Allows(Permission.Moderate))
            steps.Add(("/lead/moderation", words["participant.next.moderate"]));
        if (room.Allows(Permission.Lead))
            steps.Add(("/lead", words["participant.next.lead"]));
        if (room.Allows(Permission.Convene))
            steps.Add(("/people", words["participant.next.people"]));
        if (room.Allows(Permission.ReadSealed))
            steps.Add(("/limits", words["participant.next.sealed"]));
        if (room.Role is Role.Expert)
            steps.Add(("/statements", words["participant.next.translate"]));
        if (room.Allows(Permission.SeeOverlap) && stage >= Stage.Overlap)
            steps.Add(("/overlap", words["participant.next.overlap"]));
        if (stage == Stage.Norms)
        {
            steps.Add(("/drafts", words["participant.next.draft"]));
            steps.Add(("/adoptions", words["participant.next.adoption"]));
        }
        return steps;
    }
}
