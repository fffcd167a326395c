using System.Globalization;
using Google.OrTools.Sat;

namespace Entente.Diagnosis.Packages;

/// <summary>Runs CP-SAT so that the same model gives the same answer anywhere.</summary>
internal static class SatSolver
{
    /// <summary>Solves a model on one thread within an amount of work.</summary>
    /// <param name="model">The model.</param>
    /// <param name="effort">The amount of work, in deterministic seconds of CP-SAT.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static CpSolverResponse Solve(CpModelProto model, double effort, CancellationToken cancellation)
    {
        var solved = new CpModel();
        solved.Model.MergeFrom(model);
        using var solver = new CpSolver
        {
            StringParameters = string.Create(
                CultureInfo.InvariantCulture, $"num_workers:1,random_seed:1,linearization_level:2,max_deterministic_time:{Math.Max(effort, 0.01):R}"),
        };
        using var stop = cancellation.Register(solver.StopSearch);
        var status = solver.Solve(solved);
        cancellation.ThrowIfCancellationRequested();
        return status == CpSolverStatus.ModelInvalid
            ? throw new InvalidOperationException($"CP-SAT refused the model: {solver.SolutionInfo()}")
            : solver.Response!;
    }
}
