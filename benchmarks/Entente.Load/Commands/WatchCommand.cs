using System.CommandLine;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.Load.Commands;

/// <summary><c>entente-load watch</c>.</summary>
internal sealed class WatchCommand : RunCommand
{
    private static readonly WatchOptions Plain = new();
    private readonly Option<int> _watchers = new("--watchers") { Description = "How many watch; they take stances too.", DefaultValueFactory = _ => Plain.Watchers };
    private readonly Option<int> _statements = new("--statements") { Description = "Statements of the dialogue.", DefaultValueFactory = _ => Plain.Statements };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections over which stances come.", DefaultValueFactory = _ => Plain.Connections };
    private readonly Option<double> _rate = new("--rate") { Description = "Stances a second, sent when they are due; 0 sends as soon as the last was answered.", DefaultValueFactory = _ => Plain.Rate!.Value };
    private readonly Option<double> _seconds = new("--seconds") { Description = "Seconds that are measured.", DefaultValueFactory = _ => Plain.Measured.TotalSeconds };

    public WatchCommand(CancellationToken stop)
        : base("watch", "Many watch live while stances come in: do notices reach them all, how soon, at what cost?", stop)
    {
        foreach (var option in new Option[] { _watchers, _statements, _connections, _rate, _seconds }) Options.Add(option);
        AddCommonOptions();
    }

    protected override RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop)
    {
        var options = new WatchOptions
        {
            Watchers = parsed.GetValue(_watchers),
            Statements = parsed.GetValue(_statements),
            Connections = parsed.GetValue(_connections),
            Rate = parsed.GetValue(_rate) is > 0 and var rate ? rate : null,
            Measured = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
            Seed = Seed(parsed),
        };
        return WatchRun.Run(workbench, options, stop);
    }
}
