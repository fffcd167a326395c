using System.Collections.Immutable;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Measures.Intervals;
using Entente.Measures.OpinionGroups;

namespace Entente.Dialogue.Overlap;

/// <summary>The one place that says how groups of parties are found and statements are classed: the dialogue's own method, <see cref="StanceSheet"/>.</summary>
internal static class GroupsOfParties
{
    public static DialogueAnalysis Analyse(AnalysisInput input, CancellationToken cancellation)
    {
        // One thread: the others serve people. Delegations that are known cannot be a flood of accounts, however alike they speak; people of an open floor can.
        var options = new GroupOptions { Threads = 1, WeighsCoordination = input.Parties.All(party => party.Kind == PartyKind.Person) };
        var analysis = Field(input).Snapshot().Analyse(options, cancellation);
        var isGrouped = analysis.Groups is { Count: > 1 };
        // One group of all where no groups are stable: then a statement is classed by the whole room.
        ImmutableArray<int> groupOf = isGrouped ? analysis.Groups!.GroupOf : [.. new int[input.Parties.Length]];
        return new DialogueAnalysis
        {
            Input = input,
            Places = [.. analysis.Places.Select(place => place is { } there ? new MapPlace(there.X, there.Y) : (MapPlace?)null)],
            GroupOf = groupOf,
            Groups = isGrouped ? analysis.Groups!.Count : Math.Min(1, input.Parties.Length),
            Stability = analysis.Stability is { } shown ? new GroupStability(shown.MeanAdjustedRand, shown.LowAdjustedRand, shown.IsStable && isGrouped) : null,
            Findings = [.. analysis.Statements.Select(reading => Finding(input, reading))],
            CoordinatedGroups = [.. analysis.Coordinated.Select(set => set.Actors.Select(actor => input.Parties[actor].Party).ToImmutableArray())],
            Route = StatementRoute.Of(analysis, input.Authors.AsSpan()),
        };
    }

    private static StanceField Field(AnalysisInput input)
    {
        var field = new StanceField(input.Parties.Length, input.Statements.Length);
        for (var party = 0; party < input.Parties.Length; party++)
        {
            var actor = field.AddActor(input.Parties[party].Weight);
            var columns = input.ColumnsOf(party);
            var positions = input.PositionsOf(party);
            for (var place = 0; place < columns.Length; place++)
                field.Take(actor, columns[place], Records.DialogueRecord.StanceOf(positions[place]), positions[place] == Position.RedLine);
        }
        return field;
    }

    private static StatementFinding Finding(AnalysisInput input, StatementReading reading) => new(
        reading.Class,
        [.. reading.Groups.Select(share => new GroupShare(
            share.Actors, Share(share.Support, share.SupportBounds), Share(1 - share.Oppose, share.NonOppositionBounds)))],
        reading.RedLines.Length,
        reading.RedLines.Any(actor => input.Parties[actor].Kind == PartyKind.Delegation));

    private static ShareInterval? Share(double? share, Interval? bounds) => share is { } value && bounds is { } within ? new ShareInterval(value, within.Low, within.High) : null;
}
