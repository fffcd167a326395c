using System.Collections.Immutable;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Limits;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Measures.Consensus;

namespace Entente.Dialogue.Overlap;

/// <summary>Asks for the overlap.</summary>
/// <param name="Language">The language to read statements in; null for the asker's own.</param>
public sealed record ReadOverlap(string? Language = null) : DialogueQuestion<OverlapView>
{
    private const int MostChanges = 20;
    private const int MostListed = 500;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.SeeOverlap;

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override bool RestsOnAnalysis => true;

    /// <inheritdoc/>
    protected internal override Answer<OverlapView> Answer(DialogueState state, QuestionContext context)
    {
        var language = context.Participant!.Language;
        if (Language is not null && Texts.LanguageTag.Check("language", Language, out language) is { } refusal)
            return refusal;
        if (context.Analysis is not DialogueAnalysis analysis)
            return new OverlapIsBeingComputed();
        var sight = new Sight(state, context, analysis, language);
        var lines = new List<OverlapLine>();
        var undecided = new List<StatementId>();
        for (var place = 0; place < analysis.Input.Statements.Length; place++)
        {
            // What was withheld since the analysis is no longer shown.
            if (state.Find(analysis.Input.Statements[place].Statement) is not { Moderation: ModerationStatus.Accepted } statement)
                continue;
            if (sight.Line(statement, place) is { } line)
                lines.Add(line);
            else
                undecided.Add(statement.Id);
        }
        var own = context.Participant.Party is { } party ? sight.PlaceOf(party) : null;
        return new OverlapView(
            sight.IsNamed,
            Enumerable.Range(0, analysis.Input.Parties.Length).Count(row => analysis.Input.Starts[row + 1] > analysis.Input.Starts[row]),
            analysis.Groups > 1, analysis.Stability, own, sight.IsNamed ? sight.Map() : [], sight.Groups(),
            [.. lines.Where(line => line.Class == ConsensusClass.CommonGround && !line.IsExcluded)],
            [.. lines.Where(line => line.Class == ConsensusClass.Acceptable && !line.IsExcluded)],
            [.. lines.Where(line => line.Class == ConsensusClass.ReservedDifference || line.IsExcluded)],
            undecided,
            sight.IsNamed ? [.. analysis.WordingChanges.Take(MostChanges).Select(sight.Change).OfType<WordingChange>()] : [],
            sight.Coordinated());
    }

    /// <summary>What one asker may see of an analysis.</summary>
    private sealed class Sight(DialogueState state, QuestionContext context, DialogueAnalysis analysis, string language)
    {
        private readonly PartyNames _names = PartyNames.Of(state);
        private readonly HashSet<int> _excludedUnderSeal = SealedRedLines(state, context);

        // On a large open floor delegations alone are listed by name: nobody reads thousands, and the dialogue must not stand still for it.
        private readonly AnalysisParty[] _listed =
            [.. analysis.Input.Parties.Where(party => analysis.Input.Parties.Length <= MostListed || party.Kind == PartyKind.Delegation)];

        private readonly int _smallestCell = Math.Max(state.Rules.SmallestCell, analysis.Input.SmallestCell);

        public bool IsNamed { get; } = state.ShowsStances(context.Now) && analysis.Input.IsAttributed;

        public PartyPlace? PlaceOf(PartyId party)
        {
            for (var row = 0; row < analysis.Input.Parties.Length; row++)
            {
                if (analysis.Input.Parties[row].Party == party)
                    return Place(row);
            }
            return null;
        }

        public List<PartyPlace> Map() => [.. Enumerable.Range(0, analysis.Input.Parties.Length).Select(Place).OfType<PartyPlace>()];

        // Where single parties are not shown the smaller groups are left out, and coordinates are rounded to what the eye needs.
        public List<GroupLine> Groups()
        {
            var lines = new List<GroupLine>();
            for (var group = 0; group < analysis.Groups; group++)
            {
                var rows = Enumerable.Range(0, analysis.GroupOf.Length).Where(row => analysis.GroupOf[row] == group && analysis.Places[row] is not null).ToArray();
                if (rows.Length == 0 || (!IsNamed && rows.Length < _smallestCell))
                    continue;
                var (x, y) = (rows.Average(row => analysis.Places[row]!.Value.X), rows.Average(row => analysis.Places[row]!.Value.Y));
                var spread = Math.Sqrt(rows.Average(row => Square(analysis.Places[row]!.Value.X - x) + Square(analysis.Places[row]!.Value.Y - y)));
                lines.Add(new GroupLine(
                    group + 1, rows.Length, Shown(x), Shown(y), Shown(spread), IsNamed ? [.. rows.Select(row => analysis.Input.Parties[row].Party)] : []));
            }
            return lines;
        }

        public OverlapLine? Line(Statement statement, int place)
        {
            var finding = analysis.Findings[place];
            var line = StatementLine.Of(state, statement, language, context.Participant);
            var isUnderSeal = _excludedUnderSeal.Contains(statement.Id.Number);
            if (IsNamed)
            {
                if (finding.Class is not { } named)
                    return null;
                return new OverlapLine(
                    line, named, finding.DelegationsExclude, isUnderSeal, finding.Groups, null,
                    Takers(statement.Id, Position.Oppose, Position.RedLine), Takers(statement.Id, Position.SupportWithReservation, Position.SupportWithReservation));
            }
            // Groups are large enough to speak of where each has four times the smallest cell on the statement: then no threshold of a class lies so near to all or
            // none of a group that crossing it would tell of one party. Else the released counts alone decide.
            var areLarge = finding.Groups.All(share => share.Spoken >= 4 * _smallestCell);
            var counts = state.Released.On(statement.Id);
            var hidden = areLarge ? finding.Class : counts is null ? null : ClassOf(counts);
            return hidden is { } known ? new OverlapLine(line, known, false, isUnderSeal, Coarse(finding.Groups), counts, [], []) : null;
        }

        // Shares in tenths, and only of groups so large that a tenth is a batch of parties: sums of exact shares would tell what the released counts withhold.
        private ImmutableArray<GroupShare> Coarse(ImmutableArray<GroupShare> groups)
        {
            var atLeast = 10 * ((2 * _smallestCell) - 1);
            if (groups.Any(share => share.Spoken < atLeast))
                return [];
            static ShareInterval? Tenths(ShareInterval? exact) => exact is { } share
                ? new ShareInterval(Math.Round(share.Share, 1), Math.Floor(share.Low * 10) / 10, Math.Ceiling(share.High * 10) / 10)
                : null;
            return [.. groups.Select(share => new GroupShare(share.Spoken / atLeast * atLeast, Tenths(share.Support), Tenths(share.NonOpposition)))];
        }

        public WordingChange? Change(NeededParties needed)
        {
            var statement = analysis.Input.Statements[needed.Statement];
            if (state.Find(statement.Statement) is not { Moderation: ModerationStatus.Accepted })
                return null;
            // What has changed since the analysis is left for the next.
            var parties = needed.Parties.Select(party => Stance(statement.Statement, party)).OfType<PartyStance>().ToList();
            if (parties.Count != needed.Parties.Length)
                return null;
            var alternatives = Enumerable.Range(0, analysis.Input.Statements.Length)
                .Where(place => place != needed.Statement && !analysis.Findings[place].DelegationsExclude
                    && analysis.Input.Statements[place].Tags is { GoalLevel: not null } tags
                    && tags.GoalLevel == statement.Tags.GoalLevel && tags.Sector == statement.Tags.Sector
                    && state.Find(analysis.Input.Statements[place].Statement) is { Moderation: ModerationStatus.Accepted }
                    && needed.Parties.All(party => state.Stances.PositionOf(analysis.Input.Statements[place].Statement, party) == Position.Support))
                .OrderBy(place => analysis.Findings[place].Class ?? ConsensusClass.ReservedDifference).ThenBy(place => place)
                .Take(3).Select(place => analysis.Input.Statements[place].Statement);
            return new WordingChange(statement.Statement, parties, parties.Count(party => party.Stance.Words is null), needed.Groups, [.. alternatives]);
        }

        public List<CoordinatedLine> Coordinated() =>
        [
            .. analysis.CoordinatedGroups.Where(group => IsNamed || group.Length >= _smallestCell)
                .Select(group => new CoordinatedLine(group.Length, IsNamed ? [.. group] : [])),
        ];

        private static HashSet<int> SealedRedLines(DialogueState state, QuestionContext context) =>
            !RolePermissions.Allows(context.Participant!.Role, Permission.ReadSealed)
                ? []
                : [.. state.Limits.Where(limit => limit is { IsSealed: true, IsWithdrawn: false, Kind: LimitKind.RedLine, Statement: not null }
                        && state.Find(limit.Party) is { HasWithdrawn: false }).Select(limit => limit.Statement!.Value.Number)];

        // From counts that are known within bounds: the least that each class can claim.
        private static ConsensusClass? ClassOf(ReleasedCounts counts)
        {
            if (counts.Parties == 0)
                return null;
            var support = counts.Support.AtLeast + counts.SupportWithReservation.AtLeast;
            var opposition = Math.Min(counts.Parties, counts.Oppose.AtMost + counts.RedLine.AtMost);
            if (Low(support, counts.Parties) > 0.5)
                return ConsensusClass.CommonGround;
            if (Low(counts.Parties - opposition, counts.Parties) > 0.5)
                return ConsensusClass.Acceptable;
            return counts.Oppose.AtLeast + counts.RedLine.AtLeast > 0 ? ConsensusClass.ReservedDifference : null;
        }

        private static double Low(int count, int parties) => ShareInterval.Of(count, parties).Low;

        private static double Square(double value) => value * value;

        private PartyPlace? Place(int row) => analysis.Places[row] is { } place
            ? new PartyPlace(
                analysis.Input.Parties[row].Party, _names[analysis.Input.Parties[row].Party], Shown(place.X), Shown(place.Y),
                analysis.GroupOf[row] >= 0 ? analysis.GroupOf[row] + 1 : null)
            : null;

        private double Shown(double coordinate) => IsNamed ? coordinate : Math.Round(coordinate, 2);

        private List<PartyStance> Takers(StatementId statement, Position first, Position second) =>
        [
            .. _listed.Where(party => state.Stances.PositionOf(statement, party.Party) is var position && (position == first || position == second))
                .Select(party => Stance(statement, party.Party)).OfType<PartyStance>(),
        ];

        private PartyStance? Stance(StatementId statement, PartyId party) =>
            state.Find(party) is { HasWithdrawn: false } && state.Stances.Latest(statement, party) is { Position: not Position.None } latest
                ? new PartyStance(party, _names[party], StanceLine.Of(latest))
                : null;
    }
}

/// <summary>The overlap was not computed yet.</summary>
public sealed record OverlapIsBeingComputed()
    : Refusal(RefusalKind.Conflict, "The overlap of this dialogue is being computed for the first time. Ask again in a moment.");
