using Entente.Cli.Commands;
using Entente.Cli.Options;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Polarization;
using Entente.Measures.Positions;

namespace Entente.Cli.Answers;

/// <summary>Measures that rest on each other, found once each for the question that was asked.</summary>
/// <param name="asked">The record and how the work is run.</param>
internal sealed class Survey(Question asked)
{
    private IdealPointFit? _fit;
    private ActorPositions? _positions;

    /// <summary>The ideal points by the fast estimator, on the whole record: where actors stand does not depend on the slice that is asked about.</summary>
    public IdealPointFit Fit => _fit ??= FitWhole();

    /// <summary>Where actors stand: ideal points where the record has sessions, else principal components.</summary>
    public ActorPositions Positions => _positions ??= asked.Whole.HasSessions && !Fit.Points.IsEmpty
        ? Positioning.IdealPoints(Fit, asked.Record.Record)
        : Positioning.PrincipalComponents(asked.Whole.Record, asked.Record.Record, asked.Stop);

    /// <summary>The ideal points of the actors and periods that are asked about.</summary>
    public IdealPointsAnswer IdealPoints()
    {
        var record = asked.Record.Record;
        var periods = record.Periods.Select(period => period.Key).ToHashSet();
        var isStatic = Fit.Periods.Length < 2;
        return new IdealPointsAnswer(asked.Record, Fit)
        {
            Points = asked.Slice.IsWhole ? Fit.Points
                : [.. Fit.Points.Where(point => (isStatic || periods.Contains(point.Period)) && record.ActorIndex(Fit.Record.Actors[point.Actor].Code) is not null)],
        };
    }

    /// <summary>The blocs by a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="grouping">The grouping of declared blocs.</param>
    public BlocFinding Blocs(BlocMethod method, string? grouping)
    {
        using var progress = asked.Terminal.Progress("finding blocs");
        return BlocFinding.Of(asked, method, grouping, progress);
    }

    /// <summary>Consensus and thickness.</summary>
    /// <param name="options">How they are measured.</param>
    /// <param name="between">The blocs that common ground is between.</param>
    public ConsensusAnswer Consensus(ThicknessOptions options, Between between)
    {
        var positions = Positions;
        using var progress = asked.Terminal.Progress("measuring consensus");
        return new ConsensusAnswer(asked.Record, ThicknessReport.Of(asked.Record.Record, positions, between.Blocs, options, progress, asked.Stop), between);
    }

    /// <summary>Polarization of the blocs and of the stances.</summary>
    /// <param name="options">How it is measured.</param>
    /// <param name="between">The blocs that are the poles.</param>
    public PolarizationAnswer Polarization(PolarizationOptions options, Between between)
    {
        var positions = Positions;
        using var progress = asked.Terminal.Progress("measuring polarization");
        return new PolarizationAnswer(asked.Record, PolarizationReport.Of(asked.Record.Record, positions, between.Blocs, options, asked.Stop), between);
    }

    private IdealPointFit FitWhole()
    {
        using var progress = asked.Terminal.Progress("fitting ideal points (fast)");
        return IdealPointModel.Fit(
            asked.Whole.Record, new IdealPointOptions { Interval = IntervalOptions.Level, Seed = asked.Seed, Threads = asked.Threads }, progress, asked.Stop);
    }
}
