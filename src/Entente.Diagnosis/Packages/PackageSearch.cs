using Google.OrTools.Sat;

namespace Entente.Diagnosis.Packages;

/// <summary>Finds the best package of a problem level by level, by CP-SAT [Perron2023].</summary>
/// <remarks>
/// <para>
/// Only a few parties can be worst off at once. The model starts with those that have most to lose and takes in a party when a package is found
/// that harms it: a package that is best for some of the parties and harms none of the others is best for all. This is exact, and on votes of
/// 193 states more than ten times as fast as the whole model.
/// </para>
/// <para>
/// One thread, a fixed seed and a limit in deterministic time: the same package on any machine. Where every level is proven, ties are settled by the
/// order of the propositions, and the package does not depend on the search at all.
/// </para>
/// </remarks>
internal sealed class PackageSearch
{
    private const int FirstRows = 10;
    private const int RowsAtOnce = 8;
    private const int MostDominances = 20_000;

    // Two to the power of 40 weighs the first of a block above all others together, and is far from the end of 64 bits.
    private const int Block = 40;
    private const long Unbounded = long.MaxValue / 4;

    private readonly PackageProblem _problem;
    private readonly double _effort;
    private readonly CancellationToken _cancellation;
    private readonly CpModelProto _model = new();
    private readonly List<long[]> _rowsInModel = [];
    private readonly int _worst;
    private bool[]? _chosen;

    public PackageSearch(PackageProblem problem, double effort, CancellationToken cancellation)
    {
        (_problem, _effort, _cancellation) = (problem, effort, cancellation);
        _worst = problem.Propositions;
        for (var proposition = 0; proposition < problem.Propositions; proposition++)
            AddVariable(problem.Required[proposition] ? 1 : 0, problem.Barred[proposition] ? 0 : 1);
        AddVariable(problem.Least, Math.Max(problem.Least, problem.Rows.Max(row => row.Where(utility => utility > 0).Sum())));
        foreach (var (proposition, needed) in problem.Prerequisites) AddImplication(proposition, needed);
        foreach (var set in problem.Alternatives)
        {
            var atMostOne = new BoolArgumentProto();
            atMostOne.Literals.AddRange(set);
            _model.Constraints.Add(new ConstraintProto { AtMostOne = atMostOne });
        }

        foreach (var row in problem.Rows.Take(FirstRows)) AddRow(row);
    }

    /// <summary>Receives the share of the levels that are done.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Finds the best package.</summary>
    /// <param name="levels">What is made largest, in order.</param>
    /// <returns>The package; <see cref="FoundPackage.Status"/> says if there is none.</returns>
    public FoundPackage Run(IReadOnlyList<PackageQuantity> levels)
    {
        if (IsContradictory()) return new FoundPackage(FoundStatus.Contradictory, [], [], null);
        var equals = new List<(int Lesser, int Better)>();
        foreach (var (lesser, better, equal) in _problem.Dominances(MostDominances))
        {
            if (equal) equals.Add((lesser, better));
            else AddImplication(lesser, better);
        }

        var interchangeable = _model.Constraints.Count;
        foreach (var (lesser, better) in equals) AddImplication(lesser, better);
        var found = new List<PackageLevel>();
        foreach (var level in levels)
        {
            var (status, bound) = Maximize(Objective(level));
            if (status == CpSolverStatus.Infeasible) return new FoundPackage(FoundStatus.Contradictory, [], [], null);
            if (_chosen is null) return new FoundPackage(FoundStatus.Undecided, [], [], null);
            var value = ValueOf(level);
            var proven = status == CpSolverStatus.Optimal;
            found.Add(new PackageLevel(level, value, proven ? value : Math.Max(value, bound)));
            Hold(level, value);
            Progress?.Report(found.Count / (levels.Count + 1.0));
        }

        // Interchangeable propositions make other packages of the same worth, and are kept out of the model until these are counted.
        bool? isOnlyOne = null;
        if (found.TrueForAll(level => level.IsProven))
        {
            var whole = _model.Clone();
            for (var place = interchangeable + equals.Count - 1; place >= interchangeable; place--) _model.Constraints.RemoveAt(place);
            isOnlyOne = IsOnlyOne();
            _model.Constraints.Clear();
            _model.Constraints.AddRange(whole.Constraints);
            if (isOnlyOne == false) SettleTies();
        }

        Progress?.Report(1);
        return new FoundPackage(FoundStatus.Found, _chosen!, found, isOnlyOne);
    }

    /// <summary>Whether conditions that need no search contradict each other.</summary>
    private bool IsContradictory() => Enumerable.Range(0, _problem.Propositions).Any(proposition => _problem.Required[proposition] && _problem.Barred[proposition]);

    private (int[] Variables, long[] Weights) Objective(PackageQuantity level) => level switch
    {
        PackageQuantity.WorstGain => ([_worst], [1]),
        PackageQuantity.Size => ([.. Enumerable.Range(0, _problem.Propositions)], [.. Enumerable.Repeat(1L, _problem.Propositions)]),
        _ => ([.. Enumerable.Range(0, _problem.Propositions)], _problem.Total),
    };

    private long ValueOf(PackageQuantity level) => level switch
    {
        PackageQuantity.WorstGain => _problem.WorstGain(_chosen),
        PackageQuantity.Size => _chosen!.Count(chosen => chosen),
        _ => PackageProblem.Gain(_problem.Total, _chosen),
    };

    /// <summary>What was reached at a level is kept at the next.</summary>
    private void Hold(PackageQuantity level, long value)
    {
        if (level == PackageQuantity.WorstGain)
        {
            _model.Variables[_worst].Domain[0] = value;
            return;
        }

        var (variables, weights) = Objective(level);
        AddLinear(variables, weights, value);
    }

    private (CpSolverStatus Status, long Bound) Maximize((int[] Variables, long[] Weights) objective)
    {
        var effort = _effort;
        var bound = Unbounded;
        while (true)
        {
            _model.Objective = new CpObjectiveProto { ScalingFactor = -1 };
            for (var place = 0; place < objective.Variables.Length; place++)
            {
                if (objective.Weights[place] == 0) continue;
                _model.Objective.Vars.Add(objective.Variables[place]);
                _model.Objective.Coeffs.Add(-objective.Weights[place]);
            }

            var response = Solve(effort);
            var status = response.Status;
            // A part of the parties is asked for less than all are: its bound holds for all.
            if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible) bound = Math.Min(bound, (long)Math.Floor(response.BestObjectiveBound + 1e-6));
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return (status, bound);
            var found = Chosen(response);
            // A package that harms someone more than it claims may still be the fairest so far.
            if (objective.Variables is [var only] && only == _worst && _problem.WorstGain(found) is var gain && gain >= _model.Variables[_worst].Domain[0]
                && (_chosen is null || gain > _problem.WorstGain(_chosen)))
            {
                _chosen = found;
            }

            if (TakeInHarmed(found, response.Solution[_worst]) == 0)
            {
                _chosen = found;
                return (status, bound);
            }

            effort -= response.DeterministicTime;
            if (effort > 0) continue;
            // Out of effort with a package that harms someone: the last that harms nobody stands, or one more search for any.
            if (_chosen is not null) return (CpSolverStatus.Feasible, bound);
            return (AnyPackage() ? CpSolverStatus.Feasible : CpSolverStatus.Unknown, bound);
        }
    }

    /// <summary>Searches for a package that harms nobody, with all parties in the model.</summary>
    private bool AnyPackage()
    {
        foreach (var row in _problem.Rows.Where(row => !_rowsInModel.Contains(row)).ToArray()) AddRow(row);
        var response = Solve(_effort);
        if (response.Status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return false;
        _chosen = Chosen(response);
        return true;
    }

    private bool? IsOnlyOne()
    {
        var other = Enumerable.Range(0, _problem.Propositions).ToArray();
        var at = _model.Constraints.Count;
        // One of the chosen is missing or one of the others is there.
        AddLinear(other, [.. _chosen!.Select(chosen => chosen ? -1L : 1L)], 1 - _chosen!.Count(chosen => chosen));
        var kept = _chosen;
        var (status, _) = Maximize(([_worst], [0]));
        _chosen = kept;
        _model.Constraints.RemoveAt(at);
        return status switch
        {
            CpSolverStatus.Infeasible => true,
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => false,
            _ => null,
        };
    }

    /// <summary>Of packages that are equal in all, the one that has the earliest proposition that the others have not.</summary>
    private void SettleTies()
    {
        for (var start = 0; start < _problem.Propositions; start += Block)
        {
            int[] block = [.. Enumerable.Range(start, Math.Min(Block, _problem.Propositions - start))];
            Maximize((block, [.. block.Select((_, place) => 1L << (Block - 1 - place))]));
            foreach (var proposition in block)
            {
                _model.Variables[proposition].Domain.Clear();
                _model.Variables[proposition].Domain.AddRange(_chosen![proposition] ? [1L, 1L] : [0L, 0L]);
            }
        }
    }

    private CpSolverResponse Solve(double effort)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_chosen is not null)
        {
            _model.SolutionHint = new PartialVariableAssignment();
            for (var proposition = 0; proposition < _chosen.Length; proposition++)
            {
                _model.SolutionHint.Vars.Add(proposition);
                _model.SolutionHint.Values.Add(_chosen[proposition] ? 1 : 0);
            }

            _model.SolutionHint.Vars.Add(_worst);
            _model.SolutionHint.Values.Add(_problem.WorstGain(_chosen));
        }

        return SatSolver.Solve(_model, effort, _cancellation);
    }

    private bool[] Chosen(CpSolverResponse response) => [.. response.Solution.Take(_problem.Propositions).Select(value => value == 1)];

    /// <summary>Adds to the model the parties that a package leaves below the worst gain that it claims.</summary>
    private int TakeInHarmed(bool[] chosen, long worst)
    {
        var harmed = _problem.Rows.Where(row => !_rowsInModel.Contains(row))
            .Select(row => (Row: row, Gain: PackageProblem.Gain(row, chosen)))
            .Where(party => party.Gain < worst)
            .OrderBy(party => party.Gain)
            .Take(RowsAtOnce)
            .ToArray();
        foreach (var (row, _) in harmed) AddRow(row);
        return harmed.Length;
    }

    private void AddVariable(long low, long high)
    {
        var variable = new IntegerVariableProto();
        variable.Domain.AddRange([low, Math.Max(low, high)]);
        _model.Variables.Add(variable);
    }

    private void AddRow(long[] row)
    {
        _rowsInModel.Add(row);
        AddLinear([.. Enumerable.Range(0, row.Length), _worst], [.. row, -1], 0);
    }

    private void AddLinear(int[] variables, long[] weights, long least)
    {
        var linear = new LinearConstraintProto();
        for (var place = 0; place < variables.Length; place++)
        {
            if (weights[place] == 0) continue;
            linear.Vars.Add(variables[place]);
            linear.Coeffs.Add(weights[place]);
        }

        linear.Domain.AddRange([least, Unbounded]);
        _model.Constraints.Add(new ConstraintProto { Linear = linear });
    }

    private void AddImplication(int first, int second)
    {
        var either = new BoolArgumentProto();
        either.Literals.Add(second);
        var constraint = new ConstraintProto { BoolOr = either };
        constraint.EnforcementLiteral.Add(first);
        _model.Constraints.Add(constraint);
    }
}

/// <summary>How a search ended.</summary>
internal enum FoundStatus
{
    /// <summary>With a package.</summary>
    Found = 0,

    /// <summary>No package meets the conditions.</summary>
    Contradictory = 1,

    /// <summary>The effort did not suffice to find a package or to prove that there is none.</summary>
    Undecided = 2,
}

/// <summary>What a search found.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Chosen">For each proposition whether it is chosen; empty without a package.</param>
/// <param name="Levels">The levels in units, in order.</param>
/// <param name="IsOnlyOne">Whether no other package is as good; null if unknown.</param>
internal sealed record FoundPackage(FoundStatus Status, bool[] Chosen, IReadOnlyList<PackageLevel> Levels, bool? IsOnlyOne);
