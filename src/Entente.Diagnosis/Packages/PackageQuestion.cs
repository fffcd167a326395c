using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Diagnosis.Packages;

/// <summary>A package that is asked for: puts it to the solver and reads the answer.</summary>
internal sealed class PackageQuestion
{
    private const double ShareOfBlocs = 0.5;

    private readonly PackageParties _parties;
    private readonly PackageOptions _options;
    private readonly PartyUtilities _utilities;
    private readonly ImmutableArray<RedLine> _redLines;
    private readonly ILookup<int, RedLine> _redLinesOn;
    private readonly long[][] _units;
    private readonly long _least;
    private readonly bool[] _ruledOut;
    private readonly bool[] _required;
    private readonly bool[] _unwanted;

    public PackageQuestion(PackageParties parties, PackageOptions options)
    {
        Check(parties, options);
        (_parties, _options) = (parties, options);
        _utilities = PartyUtilities.Of(parties, options.Stated, options.Fit);
        _units = [.. Enumerable.Range(0, parties.Count).Select(_utilities.Units)];
        _least = options.LeastGain is { } least ? (long)Math.Ceiling((least * _utilities.Scale) - 1e-6) : 1;
        _redLines = AllRedLines();
        _redLinesOn = _redLines.ToLookup(line => line.Proposition);
        _ruledOut = Flags(options.RuledOut);
        _required = Flags(options.Required);
        var needed = Flags(options.Prerequisites.Select(pair => pair.Needed));
        _unwanted = [.. Enumerable.Range(0, Record.Propositions.Length).Select(proposition =>
            !_required[proposition] && !needed[proposition] && !_units.Any(row => row[proposition] > 0))];
    }

    private StanceRecord Record => _parties.Record;

    /// <summary>Finds the package.</summary>
    public Package Answer(IProgress<double>? progress, CancellationToken cancellation)
    {
        bool[] barred = [.. Enumerable.Range(0, Record.Propositions.Length).Select(proposition => IsBarred(proposition) || _unwanted[proposition])];
        var problem = PackageProblem.Of(_units, _least).With(
            barred, _required, [.. _options.Prerequisites.Select(pair => (pair.Proposition, pair.Needed))], [.. _options.Alternatives.Select(set => set.Distinct().ToArray())]);
        var found = new PackageSearch(problem, _options.Effort, cancellation) { Progress = progress }.Run(
            _options.First == PackageAim.Fairness
                ? [PackageQuantity.WorstGain, PackageQuantity.Size, PackageQuantity.TotalGain]
                : [PackageQuantity.Size, PackageQuantity.WorstGain, PackageQuantity.TotalGain]);
        if (found.Status == FoundStatus.Contradictory) throw Contradiction(cancellation);
        if (found.Status == FoundStatus.Undecided)
            throw new TimeoutException($"No package was found within an effort of {_options.Effort}, nor a proof that there is none. A larger effort may do.");
        return new Package
        {
            Parties = _parties,
            Utilities = _utilities,
            Options = _options,
            RedLines = _redLines,
            Chosen = [.. Enumerable.Range(0, barred.Length).Where(proposition => found.Chosen[proposition]).Select(Effect)],
            Gains = [.. Enumerable.Range(0, _parties.Count).Select(party => GainOf(party, found.Chosen))],
            Excluded = [.. Enumerable.Range(0, barred.Length).Where(proposition => !found.Chosen[proposition]).Select(proposition => WhyNot(proposition, found))],
            Levels = [.. found.Levels.Select(InUtility)],
            IsOnlyOne = found.IsOnlyOne,
        };
    }

    private static void Check(PackageParties parties, PackageOptions options)
    {
        if (parties.Count == 0) throw new ArgumentException("There is no party; expected at least one that took a stance.", nameof(parties));
        if (options.LeastGain is { } least && !(least >= 0 && double.IsFinite(least)))
            throw new ArgumentException($"The least gain is {least}; expected a number of 0 or more.", nameof(options));
        if (options.OppositionShare is { } share && !(share is >= 0 and < 1))
            throw new ArgumentException($"The share of opposition is {share}; expected one from 0 to below 1.", nameof(options));
        if (!(options.Effort > 0 && double.IsFinite(options.Effort)))
            throw new ArgumentException($"The effort is {options.Effort}; expected a number above 0.", nameof(options));
        var propositions = parties.Record.Propositions.Length;
        var named = options.Required.Concat(options.RuledOut).Concat(options.RedLines.Select(line => line.Proposition))
            .Concat(options.Prerequisites.SelectMany(pair => new[] { pair.Proposition, pair.Needed })).Concat(options.Alternatives.SelectMany(set => set))
            .Concat(options.Stated?.Values.Keys.Select(key => key.Proposition) ?? []);
        foreach (var proposition in named)
        {
            if ((uint)proposition >= (uint)propositions) throw new ArgumentException($"The proposition {proposition} is out of range; expected 0 to {propositions - 1}.", nameof(options));
        }

        foreach (var party in options.RedLines.Select(line => line.Party).Concat(options.Stated?.Values.Keys.Select(key => key.Party) ?? []))
        {
            if ((uint)party >= (uint)parties.Count) throw new ArgumentException($"The party {party} is out of range; expected 0 to {parties.Count - 1}.", nameof(options));
        }
    }

    /// <summary>Red lines by party and proposition, each once; of several sources the first in the order of <see cref="RedLineSource"/>.</summary>
    private ImmutableArray<RedLine> AllRedLines() =>
    [
        .. _options.RedLines.Concat(Vetoes()).Concat(Oppositions())
            .GroupBy(line => (line.Party, line.Proposition))
            .Select(lines => lines.MinBy(line => line.Source))
            .OrderBy(line => line.Party)
            .ThenBy(line => line.Proposition),
    ];

    private IEnumerable<RedLine> Vetoes()
    {
        for (var proposition = 0; proposition < Record.Propositions.Length; proposition++)
        {
            foreach (var actor in Record.Propositions[proposition].VetoedBy.Select(Record.ActorIndex).OfType<int>())
            {
                for (var party = 0; party < _parties.Count; party++)
                {
                    if (_parties.All[party].Actors.BinarySearch(actor) >= 0) yield return new RedLine(party, proposition, RedLineSource.Veto);
                }
            }
        }
    }

    private IEnumerable<RedLine> Oppositions()
    {
        if (!_options.OppositionCounts || (_options.OppositionShare ?? (_parties.AreBlocs ? ShareOfBlocs : null)) is not { } share) yield break;
        for (var party = 0; party < _parties.Count; party++)
        {
            for (var proposition = 0; proposition < Record.Propositions.Length; proposition++)
            {
                var (against, all) = (0.0, 0.0);
                foreach (var actor in _parties.All[party].Actors)
                {
                    var stance = Record[actor, proposition];
                    if (stance == Stance.Missing) continue;
                    var weight = Record.Actors[actor].Weight;
                    all += weight;
                    if (stance == Stance.Oppose) against += weight;
                }

                if (against > share * all) yield return new RedLine(party, proposition, RedLineSource.Opposition);
            }
        }
    }

    private bool[] Flags(IEnumerable<int> propositions)
    {
        var flags = new bool[Record.Propositions.Length];
        foreach (var proposition in propositions) flags[proposition] = true;
        return flags;
    }

    private bool IsBarred(int proposition) => _ruledOut[proposition] || _redLinesOn.Contains(proposition);

    private PackageLevel InUtility(PackageLevel level) =>
        level.Quantity == PackageQuantity.Size ? level : level with { Value = level.Value / _utilities.Scale, Bound = level.Bound / _utilities.Scale };

    private ChosenProposition Effect(int proposition)
    {
        var (most, least) = (0, 0);
        for (var party = 1; party < _units.Length; party++)
        {
            if (_units[party][proposition] > _units[most][proposition]) most = party;
            if (_units[party][proposition] < _units[least][proposition]) least = party;
        }

        return new ChosenProposition(
            proposition, _units.Count(row => row[proposition] > 0), _units.Count(row => row[proposition] == 0), _units.Count(row => row[proposition] < 0), most, least);
    }

    private PartyGain GainOf(int party, bool[] chosen)
    {
        var row = _units[party];
        return new PartyGain(
            party,
            (double)PackageProblem.Gain(row, chosen) / _utilities.Scale,
            (double)row.Where((utility, proposition) => utility > 0 && !IsBarred(proposition)).Sum() / _utilities.Scale,
            row.Where((utility, proposition) => chosen[proposition] && utility > 0).Count(),
            row.Where((utility, proposition) => chosen[proposition] && utility < 0).Count());
    }

    private ExcludedProposition WhyNot(int proposition, FoundPackage found)
    {
        if (_redLinesOn.Contains(proposition)) return new(proposition, ExclusionReason.RedLine, [.. _redLinesOn[proposition].Select(line => line.Party)]);
        if (_ruledOut[proposition]) return new(proposition, ExclusionReason.RuledOut, []);
        if (_unwanted[proposition]) return new(proposition, ExclusionReason.NobodyGains, []);
        foreach (var set in _options.Alternatives.Where(set => set.Contains(proposition)))
        {
            foreach (var other in set.Where(other => found.Chosen[other])) return new(proposition, ExclusionReason.Alternative, [], other);
        }

        foreach (var pair in _options.Prerequisites.Where(pair => pair.Proposition == proposition && !found.Chosen[pair.Needed]))
            return new(proposition, ExclusionReason.Prerequisite, [], pair.Needed);
        // By fairness a party is held to the worst gain of the package; by size only to the least gain.
        var worst = _options.First == PackageAim.Fairness ? _units.Min(row => PackageProblem.Gain(row, found.Chosen)) : _least;
        ImmutableArray<int> below = [.. Enumerable.Range(0, _units.Length).Where(party => PackageProblem.Gain(_units[party], found.Chosen) + _units[party][proposition] < worst)];
        return new(proposition, below.IsEmpty ? ExclusionReason.Unsettled : ExclusionReason.Costs, below);
    }

    private ContradictoryPackageException Contradiction(CancellationToken cancellation)
    {
        // One red line on a proposition bars it as well as ten do.
        List<PackageDemand> demands =
        [
            .. _least > 0 || _units.Any(row => row.Any(utility => utility < 0)) ? Enumerable.Range(0, _parties.Count).Select(party => new PackageDemand(DemandKind.Gain, party, null, null)) : [],
            .. _redLinesOn.OrderBy(lines => lines.Key).Select(lines => new PackageDemand(DemandKind.RedLine, lines.First().Party, lines.Key, null)),
            .. _options.Required.Distinct().Order().Select(proposition => new PackageDemand(DemandKind.Required, null, proposition, null)),
            .. _options.RuledOut.Distinct().Order().Where(proposition => !_redLinesOn.Contains(proposition)).Select(proposition => new PackageDemand(DemandKind.RuledOut, null, proposition, null)),
            .. _options.Prerequisites.Distinct().Select(pair => new PackageDemand(DemandKind.Prerequisite, null, pair.Proposition, pair.Needed)),
            .. _options.Alternatives.SelectMany(Pairs).Distinct().Select(pair => new PackageDemand(DemandKind.Alternative, null, pair.First, pair.Second)),
        ];
        var (places, isSmallest) = new ContradictorySet(_units, _least, demands, _options.Effort, cancellation).Find();
        PackageDemand[] contradictory = [.. places.Select(place => demands[place])];
        var told = string.Join("; ", contradictory.Select(Tell));
        return new ContradictoryPackageException(
            contradictory.Length == 1
                ? $"No package can be accepted by all, because one demand cannot be met: {told}."
                : $"No package can be accepted by all, because {contradictory.Length} demands contradict each other: {told}.",
            contradictory,
            isSmallest);
    }

    private static IEnumerable<(int First, int Second)> Pairs(ImmutableArray<int> set)
    {
        int[] members = [.. set.Distinct().Order()];
        return members.SelectMany((first, place) => members.Skip(place + 1).Select(second => (first, second)));
    }

    private string Tell(PackageDemand demand)
    {
        string Named(int proposition)
        {
            var described = Record.Propositions[proposition];
            var title = described.Title.Length > 60 ? described.Title[..60].TrimEnd() + "…" : described.Title;
            return title.Length == 0 || title == described.Id ? described.Id : $"{described.Id} ({title})";
        }

        string Party() => _parties.All[demand.Party!.Value].Name;
        return demand.Kind switch
        {
            DemandKind.Gain => $"{Party()} must gain {(_options.LeastGain is { } least ? $"at least {least}" : "more than nothing")}",
            DemandKind.RedLine => $"{Named(demand.Proposition!.Value)} crosses a red line of {Party()}",
            DemandKind.Required => $"{Named(demand.Proposition!.Value)} is required",
            DemandKind.RuledOut => $"{Named(demand.Proposition!.Value)} is ruled out",
            DemandKind.Prerequisite => $"{Named(demand.Proposition!.Value)} needs {Named(demand.Other!.Value)}",
            _ => $"{Named(demand.Proposition!.Value)} and {Named(demand.Other!.Value)} exclude each other",
        };
    }
}
