using Entente.Dialogue.Overlap;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the statement of the plenary that would teach most: one that one's party has not spoken on, drawn by the weights of the analysis.</summary>
/// <remarks>Before there is an analysis the statements with the fewest stances come first, ties by chance. It is asked after every stance, so it makes no lists:
/// for 500 statements it takes some 20 microseconds on a busy machine.</remarks>
/// <param name="Language">The language to read it in; null for the asker's own.</param>
public sealed record NextStatement(string? Language = null) : DialogueQuestion<NextStatementAnswer>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.TakeStance;

    /// <inheritdoc/>
    protected internal override Answer<NextStatementAnswer> Answer(DialogueState state, QuestionContext context)
    {
        var language = context.Participant!.Language;
        if (Language is not null && Texts.LanguageTag.Check("language", Language, out language) is { } refusal)
            return refusal;
        if (context.Participant.Party is not { } party)
            return new NextStatementAnswer(null, 0);
        var (next, left) = Draw(state, party, context.Draw, context.Analysis as DialogueAnalysis);
        return new NextStatementAnswer(next is null ? null : StatementLine.Of(state, next, language, context.Participant), left);
    }

    /// <summary>Draws the next statement of a party.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="party">The party.</param>
    /// <param name="draw">A number from [0, 1).</param>
    /// <param name="analysis">The analysis; null before there is one.</param>
    /// <returns>The statement, null when none is left, and how many are left.</returns>
    internal static (Statement? Next, int Left) Draw(DialogueState state, PartyId party, double draw, DialogueAnalysis? analysis)
    {
        var count = state.Statements.Count;
        var rented = count > 1_024 ? System.Buffers.ArrayPool<double>.Shared.Rent(count) : null;
        var weights = (rented is null ? stackalloc double[1_024] : rented)[..count];
        var rentedOpen = count > 1_024 ? System.Buffers.ArrayPool<bool>.Shared.Rent(count) : null;
        var isOpen = (rentedOpen is null ? stackalloc bool[1_024] : rentedOpen)[..count];
        var spoken = state.Stances.SpokenBy(party);
        var total = 0.0;
        var (left, last) = (0, -1);
        for (var place = 0; place < count; place++)
        {
            var statement = state.Statements[place];
            isOpen[place] = statement.Moderation == ModerationStatus.Accepted && statement.Caucus is null && !StanceBook.Has(spoken, place + 1) && state.IsOnAgenda(statement);
            if (isOpen[place])
                left++;
        }
        if (analysis is not null)
            analysis.RoutingWeights(isOpen, weights);
        else
            Fewest(state, isOpen, weights);
        for (var place = 0; place < count; place++)
        {
            total += weights[place];
            last = weights[place] > 0 ? place : last;
        }

        var chosen = last;
        var reached = 0.0;
        for (var place = 0; place < count; place++)
        {
            reached += weights[place];
            if (weights[place] > 0 && reached > draw * total)
            {
                chosen = place;
                break;
            }
        }
        if (rented is not null)
            System.Buffers.ArrayPool<double>.Shared.Return(rented);
        if (rentedOpen is not null)
            System.Buffers.ArrayPool<bool>.Shared.Return(rentedOpen);
        return (chosen < 0 ? null : state.Statements[chosen], left);
    }

    // The fewest stances first, all of them alike.
    private static void Fewest(DialogueState state, ReadOnlySpan<bool> isOpen, Span<double> weights)
    {
        var fewest = int.MaxValue;
        for (var place = 0; place < isOpen.Length; place++)
        {
            if (isOpen[place])
                fewest = Math.Min(fewest, state.Stances.StandingOn(new StatementId(place + 1)));
        }
        for (var place = 0; place < isOpen.Length; place++)
            weights[place] = isOpen[place] && state.Stances.StandingOn(new StatementId(place + 1)) == fewest ? 1 : 0;
    }
}

/// <summary>The statement to take a stance on next.</summary>
/// <param name="Statement">The statement; null when the party has spoken on all that are on the agenda.</param>
/// <param name="Left">How many are left, this one included.</param>
public sealed record NextStatementAnswer(StatementLine? Statement, int Left);
