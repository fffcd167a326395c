using System.Collections.Immutable;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Measures.Consensus;
using Entente.Records;

namespace Entente.Dialogue.Overlap;

/// <summary>The one place that says how groups of parties are found and statements are classed.</summary>
/// <remarks>Assemblies of up to 2,000 parties by agreement and resampling (<see cref="AssemblyBlocs"/>), larger ones as Polis does. Shares are weighted by party,
/// with Wilson's interval [Wilson1927] on the effective number of parties, (Σw)² / Σw² [Kish1965].</remarks>
internal static class GroupsOfParties
{
    // The one-sided 90 % point of the normal distribution, as ConsensusOptions' default.
    private const double Quantile = 1.2815515655446004;
    private const double StableFrom = 0.8;
    private const int MostByAgreement = 2_000;

    public static DialogueAnalysis Analyse(AnalysisInput input, CancellationToken cancellation)
    {
        var record = Record(input);
        var (blocs, stability) = Groups(record, cancellation);
        var isStable = blocs.Partition.Count > 1 && stability is not { IsStable: false };
        ImmutableArray<int> groupOf = isStable ? blocs.Partition.BlocOf : [.. blocs.Partition.BlocOf.Select(bloc => bloc >= 0 ? 0 : -1)];
        var groups = groupOf.IsEmpty ? 0 : groupOf.Max() + 1;
        // Too few stances to place anybody is no reason to class nothing: then all parties are one group.
        if (groups == 0 && input.Parties.Length > 0)
            (groupOf, groups) = ([.. new int[input.Parties.Length]], 1);
        var findings = Findings(input, groupOf, groups);
        return new DialogueAnalysis
        {
            Input = input,
            Places = [.. blocs.Places.Select(place => place is { } there ? new MapPlace(there.X, there.Y) : (MapPlace?)null)],
            GroupOf = groupOf,
            Groups = groups,
            Stability = stability,
            Findings = findings,
            Routing = [.. findings.Select(finding => Routing(finding, input.Parties.Length))],
        };
    }

    private static (BlocResult Blocs, GroupStability? Stability) Groups(StanceRecord record, CancellationToken cancellation)
    {
        if (record.Actors.Length > MostByAgreement)
            return (BlocResult.Of(PolisMath.Measure(record, null, cancellation)), null);
        var blocs = AssemblyBlocs.Find(record, new AssemblyBlocsOptions { StableFrom = StableFrom, MinShare = 0 }, progress: null, cancellation);
        // Where no number of groups is stable the best of them says how far from it they are.
        var shown = blocs.Stability ?? blocs.Candidates.Select(candidate => candidate.Stability).OfType<BlocStability>().MaxBy(candidate => candidate.Mean);
        return (blocs, shown is null ? null : new GroupStability(shown.Mean, shown.Low, shown.High, blocs.Partition.Count > 1 && shown.IsStable));
    }

    private static StanceRecord Record(AnalysisInput input)
    {
        var actors = new int[input.Columns.Length];
        var stances = new Stance[input.Columns.Length];
        for (var party = 0; party < input.Parties.Length; party++)
        {
            for (var place = input.Starts[party]; place < input.Starts[party + 1]; place++)
            {
                actors[place] = party;
                stances[place] = Records.DialogueRecord.StanceOf(input.Positions[place]);
            }
        }
        return StanceRecord.Create(
            "dialogue", input.Parties.Select(party => new Actor(party.Party.ToString(), "") { Weight = party.Weight }),
            input.Statements.Select(statement => new Proposition(statement.Statement.ToString())), actors, input.Columns.AsSpan(), stances);
    }

    private static ImmutableArray<StatementFinding> Findings(AnalysisInput input, ImmutableArray<int> groupOf, int groups)
    {
        var sums = new Sums[input.Statements.Length * groups];
        var redLines = new int[input.Statements.Length];
        var excluded = new bool[input.Statements.Length];
        for (var party = 0; party < input.Parties.Length; party++)
        {
            var columns = input.ColumnsOf(party);
            var positions = input.PositionsOf(party);
            for (var place = 0; place < columns.Length; place++)
            {
                if (positions[place] == Position.RedLine)
                {
                    redLines[columns[place]]++;
                    excluded[columns[place]] |= input.Parties[party].Kind == PartyKind.Delegation;
                }
                if (groupOf[party] >= 0)
                    sums[(columns[place] * groups) + groupOf[party]].Add(positions[place], input.Parties[party].Weight);
            }
        }
        var findings = ImmutableArray.CreateBuilder<StatementFinding>(input.Statements.Length);
        for (var statement = 0; statement < input.Statements.Length; statement++)
        {
            ImmutableArray<GroupShare> shares = [.. sums.Skip(statement * groups).Take(groups).Select(sum => sum.Share())];
            findings.Add(new StatementFinding(ClassOf(shares), shares, redLines[statement], excluded[statement]));
        }
        return findings.MoveToImmutable();
    }

    /// <summary>The class of a statement from the groups' shares, as <see cref="PropositionConsensus"/> has it.</summary>
    internal static ConsensusClass? ClassOf(ImmutableArray<GroupShare> shares)
    {
        if (shares.IsEmpty || shares.Any(share => share.Spoken == 0))
            return null;
        if (shares.All(share => share.Support!.Value.Low > 0.5))
            return ConsensusClass.CommonGround;
        return shares.All(share => share.NonOpposition!.Value.Low > 0.5) ? ConsensusClass.Acceptable : ConsensusClass.ReservedDifference;
    }

    /// <summary>Wilson's interval of a share of so many parties.</summary>
    internal static ShareInterval Interval(double share, double parties)
    {
        var square = Quantile * Quantile;
        var centre = share + (square / (2 * parties));
        var margin = Quantile * Math.Sqrt(((share * (1 - share)) + (square / (4 * parties))) / parties);
        var scale = 1 + (square / parties);
        return new ShareInterval(share, Math.Max(0, (centre - margin) / scale), Math.Min(1, (centre + margin) / scale));
    }

    // What few have spoken on and what is nearly settled teaches most; nothing is ever without a chance.
    private static double Routing(StatementFinding finding, int parties)
    {
        var (spoken, widest) = (0, 0.0);
        foreach (var share in finding.Groups)
        {
            spoken += share.Spoken;
            widest = Math.Max(widest, share.Support is { } support ? support.High - support.Low : 1);
        }
        return 0.05 + widest + (1 - (Math.Min(spoken, parties) / (double)Math.Max(1, parties)));
    }

    private struct Sums
    {
        private int _spoken;
        private double _weight;
        private double _squares;
        private double _support;
        private double _nonOpposition;

        public void Add(Position position, double weight)
        {
            _spoken++;
            _weight += weight;
            _squares += weight * weight;
            if (position is Position.Support or Position.SupportWithReservation)
                _support += weight;
            if (position is not (Position.Oppose or Position.RedLine))
                _nonOpposition += weight;
        }

        public readonly GroupShare Share()
        {
            if (_spoken == 0)
                return default;
            var effective = _weight * _weight / _squares;
            // Sums of weights may pass the whole by a rounding.
            return new GroupShare(_spoken, Interval(Math.Min(1, _support / _weight), effective), Interval(Math.Min(1, _nonOpposition / _weight), effective));
        }
    }
}
