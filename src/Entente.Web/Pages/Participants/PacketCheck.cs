using Entente.Dialogue.Overviews;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;
using Entente.Web.Languages;
using Entente.Web.Pages.Rooms;

namespace Entente.Web.Pages.Participants;

/// <summary>Whether a packet that came back can be taken. All of it is looked at before anything is cast.</summary>
internal sealed class PacketCheck(
    Words words, Room room, IReadOnlyList<OwnStance> own, IReadOnlyDictionary<StatementId, StatementLine> book)
{
    /// <summary>What is wrong with a packet.</summary>
    /// <returns>In words; null where it can be taken.</returns>
    public string? Fault(PacketContent content, PacketSeal? seal, string account, DateTimeOffset now)
    {
        if (seal is null)
            return words["participant.packet.altered"];
        if (seal.Account != account || seal.Dialogue != room.Id)
            return words["participant.packet.foreign"];
        if (seal.Print != content.Print)
            return words["participant.packet.altered"];
        if (now >= seal.Until)
            return words["participant.packet.expired"];
        if (room.Overview.Round is not { } round || round.Round.Number != seal.Round || !round.Takes.HasFlag(RoundTakes.Stances))
            return words["participant.packet.roundOver"];
        if (content.Faults.Count > 0)
            return words.Of("participant.packet.lines", ("lines", Listed(content.Faults)));
        return FaultOfAnswers(content, seal);
    }

    private string? FaultOfAnswers(PacketContent content, PacketSeal seal)
    {
        var given = content.Answers.Where(answer => answer.Position != Position.None).ToList();
        if (given.Count == 0)
            return words["participant.packet.empty"];
        var unfit = given.GroupBy(answer => answer.Statement).Where(group => group.Count() > 1 || !IsFit(group.First(), seal))
            .Select(group => group.Key).ToList();
        if (unfit.Count > 0)
            return words.Of("participant.packet.answers", ("numbers", Listed(unfit)));
        var changed = given.Where(answer => VersionOf(answer.Statement) != seal.Versions[answer.Statement])
            .Select(answer => answer.Statement).ToList();
        if (changed.Count == 0)
            return null;
        return changed.Count == given.Count && given.TrueForAll(Stands)
            ? words["participant.packet.again"] : words.Of("participant.packet.changed", ("numbers", Listed(changed)));
    }

    private bool IsFit(PacketAnswer answer, PacketSeal seal)
    {
        var needsWords = answer.Position is Position.SupportWithReservation or Position.RedLine;
        return seal.Versions.ContainsKey(answer.Statement) && answer.Importance is >= 1 and <= 3
            && book.TryGetValue(new StatementId(answer.Statement), out var line)
                && line is { IsOnAgenda: true, Moderation: ModerationStatus.Accepted }
            && needsWords == answer.Words is not null
            && (answer.Words is null || PlainText.Check("words", answer.Words,
                room.Overview.Rules.LongestText, out _, isOneLine: true) is null);
    }

    private bool Stands(PacketAnswer answer) =>
        Latest(answer.Statement) is { } latest && latest.Position == answer.Position
            && latest.Importance == answer.Importance && latest.Words == answer.Words;

    private int VersionOf(int statement) => Latest(statement)?.Version ?? 0;

    private StanceLine? Latest(int statement) => own.FirstOrDefault(one => one.Statement.Number == statement)?.Versions[0];

    private string Listed(IEnumerable<int> numbers) =>
        string.Join(words["participant.listSeparator"], numbers.Select(number => number.ToString(words.Language.Culture)));
}
