using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks how the parties stand on a statement, by name. Answered where stances stand under names, and while no round takes any.</summary>
/// <param name="Statement">The statement.</param>
public sealed record ReadStancesOn(StatementId Statement) : DialogueQuestion<StancesOn>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.SeeOverlap;

    /// <inheritdoc/>
    protected internal override Answer<StancesOn> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        if (!state.ShowsStances(context.Now))
            return state.Rules.Attribution == Attribution.Anonymous ? new StancesAreAnonymous() : new StancesAreHidden();
        var names = PartyNames.Of(state);
        var lines = new List<PartyStance>();
        foreach (var party in state.Parties)
        {
            if (party.HasWithdrawn || state.Stances.PositionOf(Statement, party.Id) == Stances.Position.None)
                continue;
            var latest = state.Stances.Latest(Statement, party.Id)!;
            lines.Add(new PartyStance(party.Id, names[party.Id], StanceLine.Of(latest)));
        }
        return new StancesOn(Statement, lines);
    }
}

/// <summary>How the parties stand on a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Parties">The parties with a stance, by number.</param>
public sealed record StancesOn(StatementId Statement, IReadOnlyList<PartyStance> Parties);

/// <summary>How a party stands.</summary>
/// <param name="Party">The party.</param>
/// <param name="Name">What it is called; null for a person without a name.</param>
/// <param name="Stance">Its latest stance.</param>
public sealed record PartyStance(PartyId Party, string? Name, StanceLine Stance);

/// <summary>A round takes stances; until it ends nobody sees those of others.</summary>
public sealed record StancesAreHidden() : Refusal(
    RefusalKind.Conflict, "The open round takes stances, and until it ends nobody sees how single parties stand, so that none waits for another. Ask again when it is closed.");

/// <summary>The dialogue shows no stances of single parties.</summary>
public sealed record StancesAreAnonymous() : Refusal(
    RefusalKind.NotAllowed, "This dialogue is anonymous: it shows nobody's stance but your own. Look at the counts and at the overlap instead.");
