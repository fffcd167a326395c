using Google.OrTools.Sat;

namespace Entente.Diagnosis.Packages;

/// <summary>The smallest set of demands that contradict each other.</summary>
/// <remarks>
/// By implicit hitting sets [Ignatiev2015]: the demands that a package leaves unmet are a set of which every contradiction has a member, so the smallest set that
/// hits all of those known is no larger than the smallest contradiction; where it is itself contradictory it is that. Otherwise a package meets it and leaves
/// unmet another set. Where the effort ends first, demands are left out one by one as long as the rest is contradictory.
/// </remarks>
internal sealed class ContradictorySet
{
    private const int MostRounds = 400;
    private const long Unbounded = long.MaxValue / 4;

    private readonly long[][] _utilities;
    private readonly long _least;
    private readonly IReadOnlyList<PackageDemand> _demands;
    private readonly double _effort;
    private readonly CancellationToken _cancellation;

    /// <summary>A question.</summary>
    /// <param name="utilities">Parties × propositions, in units.</param>
    /// <param name="least">The least gain, in units.</param>
    /// <param name="demands">All demands, which contradict each other.</param>
    /// <param name="effort">The amount of work for each step.</param>
    /// <param name="cancellation">Stops the search.</param>
    public ContradictorySet(long[][] utilities, long least, IReadOnlyList<PackageDemand> demands, double effort, CancellationToken cancellation) =>
        (_utilities, _least, _demands, _effort, _cancellation) = (utilities, least, demands, effort, cancellation);

    /// <summary>Finds it.</summary>
    /// <returns>Places in the demands, ascending, and whether the set is proven to be the smallest.</returns>
    public (int[] Demands, bool IsSmallest) Find()
    {
        var unmet = new List<int[]>();
        for (var round = 0; round < MostRounds; round++)
        {
            if (SmallestHitting(unmet) is not { } hitting) break;
            var (isContradictory, left) = Meet(hitting);
            if (isContradictory) return (hitting, true);
            if (left is null) break;
            unmet.Add(left);
        }

        return (Reduced(), false);
    }

    private int[] Reduced()
    {
        var kept = Enumerable.Range(0, _demands.Count).ToList();
        for (var demand = _demands.Count - 1; demand >= 0; demand--)
        {
            var place = kept.IndexOf(demand);
            kept.RemoveAt(place);
            if (!Meet([.. kept]).IsContradictory) kept.Insert(place, demand);
        }

        return [.. kept];
    }

    private int[]? SmallestHitting(List<int[]> sets)
    {
        if (sets.Count == 0) return [];
        var model = new CpModelProto { Objective = new CpObjectiveProto() };
        for (var demand = 0; demand < _demands.Count; demand++)
        {
            AddFlag(model);
            model.Objective.Vars.Add(demand);
            model.Objective.Coeffs.Add(1);
        }

        foreach (var set in sets)
        {
            var either = new BoolArgumentProto();
            either.Literals.AddRange(set);
            model.Constraints.Add(new ConstraintProto { BoolOr = either });
        }

        var response = SatSolver.Solve(model, _effort, _cancellation);
        return response.Status != CpSolverStatus.Optimal ? null : [.. Enumerable.Range(0, _demands.Count).Where(demand => response.Solution[demand] == 1)];
    }

    /// <summary>Looks for a package that meets some demands, and others as far as it can.</summary>
    /// <returns>Whether there is none, and else the demands that the package leaves unmet; null if neither was found out.</returns>
    private (bool IsContradictory, int[]? Unmet) Meet(int[] demands)
    {
        var propositions = _utilities[0].Length;
        var model = new CpModelProto { Objective = new CpObjectiveProto { ScalingFactor = -1 } };
        for (var variable = 0; variable < propositions + _demands.Count; variable++) AddFlag(model);
        for (var demand = 0; demand < _demands.Count; demand++)
        {
            Add(model, _demands[demand], propositions + demand);
            model.Objective.Vars.Add(propositions + demand);
            model.Objective.Coeffs.Add(-1);
        }

        foreach (var demand in demands) model.Variables[propositions + demand].Domain[0] = 1;
        var response = SatSolver.Solve(model, _effort, _cancellation);
        return response.Status switch
        {
            CpSolverStatus.Infeasible => (true, null),
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => (false, [.. Enumerable.Range(0, _demands.Count).Where(demand => response.Solution[propositions + demand] == 0)]),
            _ => (false, null),
        };
    }

    private void Add(CpModelProto model, PackageDemand demand, int flag)
    {
        var linear = new LinearConstraintProto();
        switch (demand.Kind)
        {
            case DemandKind.Gain:
                var row = _utilities[demand.Party!.Value];
                for (var proposition = 0; proposition < row.Length; proposition++)
                {
                    if (row[proposition] != 0) Term(proposition, row[proposition]);
                }

                linear.Domain.AddRange([_least, Unbounded]);
                break;
            case DemandKind.RedLine or DemandKind.RuledOut:
                Term(demand.Proposition!.Value, 1);
                linear.Domain.AddRange([0L, 0L]);
                break;
            case DemandKind.Required:
                Term(demand.Proposition!.Value, 1);
                linear.Domain.AddRange([1L, 1L]);
                break;
            case DemandKind.Prerequisite:
                Term(demand.Proposition!.Value, -1);
                Term(demand.Other!.Value, 1);
                linear.Domain.AddRange([0L, 1L]);
                break;
            default:
                Term(demand.Proposition!.Value, 1);
                Term(demand.Other!.Value, 1);
                linear.Domain.AddRange([0L, 1L]);
                break;
        }

        var constraint = new ConstraintProto { Linear = linear };
        constraint.EnforcementLiteral.Add(flag);
        model.Constraints.Add(constraint);

        void Term(int variable, long weight)
        {
            linear.Vars.Add(variable);
            linear.Coeffs.Add(weight);
        }
    }

    private static void AddFlag(CpModelProto model)
    {
        var flag = new IntegerVariableProto();
        flag.Domain.AddRange([0L, 1L]);
        model.Variables.Add(flag);
    }
}
