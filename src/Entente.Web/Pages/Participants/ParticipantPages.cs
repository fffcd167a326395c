namespace Entente.Web.Pages.Participants;

/// <summary>What somebody does in a dialogue: comes in, takes stances, proposes statements, looks into the mirror, states limits, sees the
/// overlap.</summary>
internal static class ParticipantPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        JoinPages.Map(pages);
        var dialogue = pages.MapGroup("dialogues/{dialogue}");
        OverviewPages.Map(dialogue);
        TurnPages.Map(dialogue);
        StatementPages.Map(dialogue);
        LimitPages.Map(dialogue);
        MirrorPages.Map(dialogue);
        OverlapPages.Map(dialogue);
        PacketPages.Map(dialogue);
    }
}
