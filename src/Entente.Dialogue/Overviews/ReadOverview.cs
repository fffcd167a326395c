using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks what the dialogue is and where it stands. An open dialogue answers anybody, so that one can read before joining.</summary>
public sealed record ReadOverview : DialogueQuestion<DialogueOverview>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Answer<DialogueOverview> Answer(DialogueState state, QuestionContext context)
    {
        if (context.Participant is null && state.Rules.Openness == Openness.Invited)
            return new NotFound("dialogue");
        var names = PartyNames.Of(state);
        var me = context.Participant;
        // The open floor may hold thousands of parties, each a person: they are counted, not listed.
        var parties = state.Parties.Where(party => party.Kind == PartyKind.Delegation)
            .Select(party => new PartyLine(party.Id, party.Name, party.Code, party.Kind, party.Weight, party.HasWithdrawn)).ToList();
        return new DialogueOverview(
            state.Title, state.Purpose, state.Rules, state.Convened!.Value, state.Stage, state.OpenLevel,
            state.OpenRound(context.Now) is { } round ? new RoundLine(round.Id, round.Title, round.Takes, round.Opened, round.Closes) : null,
            parties,
            me is null ? null : new OwnPlace(me.Id, me.Role, me.Party, me.Party is { } own ? names[own] : null, me.Name?.Value, me.Language,
                    state.Caucuses.Any(caucus => caucus.Members.Contains(me.Id))),
            new DialogueSize(
                state.Statements.Count(statement => statement is { Caucus: null, Moderation: ModerationStatus.Accepted }),
                state.Participants.Count(participant => !participant.HasLeft),
                state.Parties.Count(party => !party.HasWithdrawn),
                state.Rounds.Count));
    }
}

/// <summary>What a dialogue is and where it stands.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Rules">The rules of the room.</param>
/// <param name="Convened">When it was convened.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="OpenLevel">The highest goal level that is open for stances.</param>
/// <param name="Round">The open round; null when none is.</param>
/// <param name="Parties">The delegations by number; persons of the open floor are in the counts only.</param>
/// <param name="Me">What the asker is here; null for who has not joined.</param>
/// <param name="Size">Counts.</param>
public sealed record DialogueOverview(
    string Title, string Purpose, DialogueRules Rules, DateTimeOffset Convened, Stage Stage, GoalLevel OpenLevel, RoundLine? Round,
    IReadOnlyList<PartyLine> Parties, OwnPlace? Me, DialogueSize Size);

/// <summary>A round as it is shown.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Closes">When it closes by itself; null when by hand.</param>
public sealed record RoundLine(RoundId Round, string Title, RoundTakes Takes, DateTimeOffset Opened, DateTimeOffset? Closes);

/// <summary>A party as it is shown.</summary>
/// <param name="Party">Its number.</param>
/// <param name="Name">Its name; null for a person without one.</param>
/// <param name="Code">Its short code; null when it has none.</param>
/// <param name="Kind">Delegation or person.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="HasWithdrawn">Whether it left.</param>
public sealed record PartyLine(PartyId Party, string? Name, string? Code, PartyKind Kind, double Weight, bool HasWithdrawn);

/// <summary>What the asker is in the dialogue.</summary>
/// <param name="Participant">Their number.</param>
/// <param name="Role">Their role.</param>
/// <param name="Party">The party they speak for; null for none.</param>
/// <param name="PartyName">What the party is called; null for none.</param>
/// <param name="Name">What they are called; null for none.</param>
/// <param name="Language">The language they read.</param>
/// <param name="IsInCaucus">Whether they are a member of a caucus, open or closed.</param>
public sealed record OwnPlace(
    ParticipantId Participant, Role Role, PartyId? Party, string? PartyName, string? Name, string Language, bool IsInCaucus);

/// <summary>How large a dialogue is.</summary>
/// <param name="Statements">Accepted statements of the plenary.</param>
/// <param name="Participants">Participants who have not left.</param>
/// <param name="Parties">Parties that have not withdrawn.</param>
/// <param name="Rounds">Rounds that were opened.</param>
public sealed record DialogueSize(int Statements, int Participants, int Parties, int Rounds);
