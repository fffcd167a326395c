using System.Buffers;
using System.Collections.Immutable;
using Entente.Dialogue.Parties;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Measures.OpinionGroups;

namespace Entente.Dialogue.Overlap;

/// <summary>What was computed of a dialogue's plenary stances: where parties stand, which groups they form, what is common ground. A pure function of its input.</summary>
/// <remarks>The host computes it when stances have changed and hands it to questions (<see cref="QuestionContext.Analysis"/>). How groups are found and
/// statements are classed is in one place, <see cref="GroupsOfParties"/>.</remarks>
public sealed record DialogueAnalysis
{
    /// <summary>What it was computed of.</summary>
    public required AnalysisInput Input { get; init; }

    /// <summary>Where each party stands on the map; null for one with too few stances; length P, in the order of the input.</summary>
    public required ImmutableArray<MapPlace?> Places { get; init; }

    /// <summary>For each party its group from 0, or −1 for none; length P. One group of all where no groups are stable.</summary>
    public required ImmutableArray<int> GroupOf { get; init; }

    /// <summary>How many groups there are; 1 where no groups are stable, 0 where no party has enough stances.</summary>
    public required int Groups { get; init; }

    /// <summary>How well the groups were found again in resampling; null where there was too little to look for groups.</summary>
    public GroupStability? Stability { get; init; }

    /// <summary>What each statement is between the groups; length S, in the order of the input.</summary>
    public required ImmutableArray<StatementFinding> Findings { get; init; }

    /// <summary>Sets of parties that act as one beyond what chance would make of it; empty where none was seen.</summary>
    public ImmutableArray<ImmutableArray<PartyId>> CoordinatedGroups { get; init; } = [];

    /// <summary>Which statement would teach most next.</summary>
    public required StatementRoute Route { get; init; }

    /// <summary>For statements that are not common ground yet the few parties that would have to be met, fewest first; empty where single stances are not shown.</summary>
    public ImmutableArray<NeededParties> WordingChanges { get; private init; } = [];

    /// <summary>How likely each statement is to be shown next, as <see cref="StatementRoute"/> weighs them. A statement that came after the analysis weighs as much as the heaviest.</summary>
    /// <param name="isOpen">For each statement of the dialogue, by number from 1, whether it may be shown.</param>
    /// <param name="weights">Overwritten: 0 for what may not be shown, else above 0; of the same length.</param>
    internal void RoutingWeights(ReadOnlySpan<bool> isOpen, Span<double> weights)
    {
        var statements = Input.Statements.AsSpan();
        var isSeen = ArrayPool<bool>.Shared.Rent(Math.Max(1, statements.Length));
        var probabilities = ArrayPool<double>.Shared.Rent(Math.Max(1, statements.Length));
        for (var place = 0; place < statements.Length; place++)
            isSeen[place] = !isOpen[statements[place].Statement.Number - 1];
        Route.Probabilities(isSeen.AsSpan(0, statements.Length), probabilities.AsSpan(0, statements.Length));
        var heaviest = 0.0;
        weights.Clear();
        for (var place = 0; place < statements.Length; place++)
        {
            weights[statements[place].Statement.Number - 1] = probabilities[place];
            heaviest = Math.Max(heaviest, probabilities[place]);
        }
        for (var place = 0; place < weights.Length; place++)
        {
            if (isOpen[place] && weights[place] == 0)
                weights[place] = heaviest > 0 ? heaviest : 1;
        }
        ArrayPool<bool>.Shared.Return(isSeen);
        ArrayPool<double>.Shared.Return(probabilities);
    }

    /// <summary>Computes the analysis.</summary>
    /// <param name="input">A snapshot of the dialogue.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The analysis: the same for the same input, on any number of cores.</returns>
    public static DialogueAnalysis Of(AnalysisInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var analysis = GroupsOfParties.Analyse(input, cancellation);
        return analysis with
        {
            WordingChanges = input.IsAttributed ? Overlap.WordingChanges.Of(input, analysis.GroupOf, analysis.Groups) : [],
        };
    }
}

/// <summary>A place on the map.</summary>
/// <param name="X">Along what divides the parties most.</param>
/// <param name="Y">Along what divides them next.</param>
public readonly record struct MapPlace(double X, double Y);

/// <summary>How well groups were found again when statements or parties were drawn again.</summary>
/// <param name="AdjustedRand">Mean adjusted Rand index, at most 1.</param>
/// <param name="Low">The 5 % point.</param>
/// <param name="IsStable">Whether the groups count as stable; where not, 'no stable groups' is said and all parties stand in one.</param>
public sealed record GroupStability(double AdjustedRand, double Low, bool IsStable);

/// <summary>What a statement is between the groups.</summary>
/// <param name="Class">Common ground, acceptable or reserved difference; null where some group is silent on it.</param>
/// <param name="Groups">The shares in each group.</param>
/// <param name="RedLines">How many parties drew a red line.</param>
/// <param name="DelegationsExclude">Whether a delegation drew one, so that no text can hold the statement as it is. A red line of a person of the open floor
/// counts as opposition and is reported, for one of thousands cannot stop the others.</param>
public sealed record StatementFinding(ConsensusClass? Class, ImmutableArray<GroupShare> Groups, int RedLines, bool DelegationsExclude);

/// <summary>How a group stands to a statement. Parties weigh as parties do.</summary>
/// <param name="Spoken">How many of its parties have a stance.</param>
/// <param name="Support">The share that supports, with or without a reservation, 0 to 1; null where nobody has spoken.</param>
/// <param name="NonOpposition">The share that neither opposes nor draws a red line, 0 to 1; null where nobody has spoken.</param>
public readonly record struct GroupShare(int Spoken, ShareInterval? Support, ShareInterval? NonOpposition);

/// <summary>A share with its 80 % interval, whose lower end is the one-sided 90 % bound that classes rest on.</summary>
/// <param name="Share">The share, 0 to 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ShareInterval(double Share, double Low, double High)
{
    // The level of GroupOptions' default, so that every class in a dialogue rests on the same bound.
    private static readonly double Quantile = WilsonBound.Quantile(0.9);

    /// <summary>Wilson's interval of a count [Wilson1927].</summary>
    /// <param name="count">How many; a weighted count may be a fraction.</param>
    /// <param name="total">Of how many, above 0.</param>
    internal static ShareInterval Of(double count, double total) =>
        new(count / total, WilsonBound.Low(count, total, Quantile), 1 - WilsonBound.Low(total - count, total, Quantile));
}
