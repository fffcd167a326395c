using System.CommandLine;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.Load.Commands;

/// <summary><c>entente-load stances</c>.</summary>
internal sealed class StancesCommand : RunCommand
{
    private static readonly StancesOptions Plain = new();
    private readonly Option<int> _senders = new("--senders") { Description = "Participants who take stances.", DefaultValueFactory = _ => Plain.Senders };
    private readonly Option<int> _sessions = new("--sessions") { Description = "Open sessions, those of the participants included.", DefaultValueFactory = _ => Plain.Sessions };
    private readonly Option<int> _held = new("--held") { Description = "How many of the idle sessions hold a connection open.", DefaultValueFactory = _ => Plain.Held };
    private readonly Option<int> _statements = new("--statements") { Description = "Statements of the dialogue.", DefaultValueFactory = _ => Plain.Statements };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections over which the participants speak.", DefaultValueFactory = _ => Plain.Connections };
    private readonly Option<double?> _rate = new("--rate") { Description = "Stances a second, sent when they are due (open loop). Without it each connection sends as soon as it is answered." };
    private readonly Option<double> _warmUp = new("--warm-up") { Description = "Seconds before it is measured.", DefaultValueFactory = _ => Plain.WarmUp.TotalSeconds };
    private readonly Option<double> _seconds = new("--seconds") { Description = "Seconds that are measured.", DefaultValueFactory = _ => Plain.Measured.TotalSeconds };
    private readonly Option<double?> _atLeast = new("--at-least") { Description = "Stances a second below which the run fails." };
    private readonly Option<double?> _p99 = new("--p99") { Description = "Milliseconds of the 99th percentile above which the run fails." };
    private readonly Option<double?> _memory = new("--memory") { Description = "Megabytes of the server above which the run fails." };

    public StancesCommand(CancellationToken stop)
        : base("stances", "How many stances a second the server takes, how long each waits, and what that costs.", stop)
    {
        foreach (var option in new Option[] { _senders, _sessions, _held, _statements, _connections, _rate, _warmUp, _seconds, _atLeast, _p99, _memory }) Options.Add(option);
        AddCommonOptions();
    }

    protected override RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop)
    {
        var options = new StancesOptions
        {
            Senders = parsed.GetValue(_senders),
            Sessions = parsed.GetValue(_sessions),
            Held = parsed.GetValue(_held),
            Statements = parsed.GetValue(_statements),
            Connections = parsed.GetValue(_connections),
            Rate = parsed.GetValue(_rate),
            WarmUp = TimeSpan.FromSeconds(parsed.GetValue(_warmUp)),
            Measured = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
            Seed = Seed(parsed),
            Limits = new LoadLimits(parsed.GetValue(_atLeast), parsed.GetValue(_p99), parsed.GetValue(_memory)),
        };
        return StancesRun.Run(workbench, options, stop);
    }
}
