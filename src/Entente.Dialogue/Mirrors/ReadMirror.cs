using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Mirrors;

/// <summary>Asks for one's own mirror. Send <see cref="LookIntoMirror"/> beside it, so that the stage knows.</summary>
public sealed record ReadMirror : DialogueQuestion<MirrorView>
{
    /// <summary>Guesses about a party that meet a stance, below which nothing is said of them.</summary>
    public const int FewestGuesses = 3;

    private const int MostParties = 500;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Mirror;

    /// <inheritdoc/>
    protected internal override Answer<MirrorView> Answer(DialogueState state, QuestionContext context)
    {
        if (context.Participant!.Party is not { } party)
            return new NotAllowed("A mirror shows the stances of one's party, and you speak for none.");
        var statements = state.Statements.Where(statement => statement is { Caucus: null, Moderation: ModerationStatus.Accepted }).ToList();
        var isNamed = state.ShowsStances(context.Now);
        var others = state.Parties.Where(other => other.Id != party && !other.HasWithdrawn).ToList();
        var own = statements.Count(statement => state.Stances.PositionOf(statement.Id, party) != Position.None);
        var names = PartyNames.Of(state);
        return new MirrorView(
            isNamed, own, own < 10, BiasProfile.Of(state, statements, party, isNamed ? others : null),
            isNamed ? Perception(state, context, names) : [],
            isNamed && others.Count <= MostParties ? Unexpected(state, context, statements, others, names) : []);
    }

    private static List<PerceptionGap> Perception(DialogueState state, QuestionContext context, PartyNames names)
    {
        var gaps = new List<PerceptionGap>();
        foreach (var about in Met(state, context).GroupBy(guess => guess.About).OrderBy(group => group.Key.Number))
        {
            var errors = about.Select(guess => (guess.Statement, Error: Value(guess.Guess) - Value(guess.Real))).ToList();
            if (errors.Count < FewestGuesses)
                continue;
            gaps.Add(new PerceptionGap(
                about.Key, names[about.Key], errors.Count, errors.Average(one => one.Error), errors.Average(one => Math.Abs(one.Error)),
                [.. errors.Where(one => one.Error != 0).OrderByDescending(one => Math.Abs(one.Error)).ThenBy(one => one.Statement.Number).Take(3).Select(one => one.Statement)]));
        }
        return gaps;
    }

    private static List<UnexpectedAgreement> Unexpected(
        DialogueState state, QuestionContext context, List<Statement> statements, List<Party> others, PartyNames names)
    {
        var own = context.Participant!.Party!.Value;
        int Side(StatementId statement, PartyId party) => Math.Sign(Value(state.Stances.PositionOf(statement, party)));
        var found = Met(state, context)
            .Where(guess => Side(guess.Statement, own) is var mine and not 0 && Math.Sign(Value(guess.Guess)) == -mine && Math.Sign(Value(guess.Real)) == mine)
            .GroupBy(guess => guess.About).OrderBy(group => group.Key.Number)
            .Select(group => new UnexpectedAgreement(group.Key, names[group.Key], UnexpectedBecause.Guess, [.. group.Select(guess => guess.Statement).Take(5)])).ToList();

        var agreements = new List<(Party Party, double Agreement, List<StatementId> Shared)>();
        foreach (var other in others)
        {
            var common = statements.Where(statement => state.Stances.PositionOf(statement.Id, own) != Position.None
                && state.Stances.PositionOf(statement.Id, other.Id) != Position.None).Select(statement => statement.Id).ToList();
            if (common.Count < FewestGuesses)
                continue;
            var agreement = 1 - (common.Average(statement => Math.Abs(Side(statement, own) - Side(statement, other.Id))) / 2);
            agreements.Add((other, agreement, common.FindAll(statement => Side(statement, own) != 0 && Side(statement, own) == Side(statement, other.Id))));
        }
        // The three furthest of those who stand further than the party in the middle: where all agree alike, nobody is far.
        var middle = agreements.Count > 0 ? agreements.Select(one => one.Agreement).Order().ElementAt(agreements.Count / 2) : 0;
        found.AddRange(agreements.OrderBy(one => one.Agreement).ThenBy(one => one.Party.Id.Number).Take(Math.Min(3, agreements.Count / 2))
            .Where(one => one.Agreement < middle && one.Shared.Count > 0)
            .Select(one => new UnexpectedAgreement(one.Party.Id, names[one.Party.Id], UnexpectedBecause.LowAgreement, [.. one.Shared.Take(5)])));
        return found;
    }

    // Own guesses that meet a stance on an accepted statement of the plenary.
    private static IEnumerable<(StatementId Statement, PartyId About, Position Guess, Position Real)> Met(DialogueState state, QuestionContext context) =>
        state.Guesses.Of(context.Participant!.Id)
            .Where(guess => state.Find(guess.Statement) is { Caucus: null, Moderation: ModerationStatus.Accepted } && state.Find(guess.About) is { HasWithdrawn: false })
            .Select(guess => (guess.Statement, guess.About, guess.Position, state.Stances.PositionOf(guess.Statement, guess.About)))
            .Where(guess => guess.Item4 != Position.None);

    private static double Value(Position position) => position switch
    {
        Position.Support => 1,
        Position.SupportWithReservation => 0.5,
        Position.Oppose => -0.5,
        Position.RedLine => -1,
        _ => 0,
    };
}
