using Entente.Cli.Commands;
using Entente.Cli.Options;
using Entente.Measures.Consensus;
using Entente.Measures.Positions;

namespace Entente.Cli.Answers;

/// <summary>Measures that rest on each other, found once each for the question that was asked.</summary>
/// <param name="asked">The record and how the work is run.</param>
internal sealed class Survey(Question asked)
{
    private ActorPositions? _positions;

    /// <summary>Where actors stand: ideal points where the record has sessions, else principal components.</summary>
    public ActorPositions Positions => _positions ??= Positioning.PrincipalComponents(asked.Record.Record, asked.Stop);

    /// <summary>The blocs by a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="grouping">The grouping of declared blocs.</param>
    public BlocFinding Blocs(BlocMethod method, string? grouping) => method switch
    {
        BlocMethod.Polis => PolisFinding.Of(asked.Record.Record, asked.Stop),
        BlocMethod.Declared => DeclaredFinding.Of(asked.Record.Record, grouping!, Positions),
        _ => throw new WorkFailedException("assembly blocs are not there yet", "expected soon"),
    };

    /// <summary>Consensus and thickness.</summary>
    /// <param name="options">How they are measured.</param>
    /// <param name="between">The blocs that common ground is between.</param>
    public ConsensusAnswer Consensus(ThicknessOptions options, Between between)
    {
        var positions = Positions;
        using var progress = asked.Terminal.Progress("measuring consensus");
        return new ConsensusAnswer(asked.Record, ThicknessReport.Of(asked.Record.Record, positions, between.Blocs, options, progress, asked.Stop), between);
    }
}
