using System.CommandLine;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.Load.Commands;

/// <summary><c>entente-load pages</c>.</summary>
internal sealed class PagesCommand : RunCommand
{
    private static readonly PagesOptions Plain = new();
    private readonly Option<string> _chromium = new("--chromium") { Description = "The browser.", DefaultValueFactory = _ => Plain.Chromium };
    private readonly Option<int> _visits = new("--visits") { Description = "How often each page is opened, each time with nothing kept.", DefaultValueFactory = _ => Plain.Visits };
    private readonly Option<int> _points = new("--points") { Description = "Points of the map of opinion.", DefaultValueFactory = _ => Plain.Points };

    public PagesCommand(CancellationToken stop)
        : base("pages", "How soon the first pages of a participant are there over a slow line, and how smoothly the map of opinion moves.", stop)
    {
        foreach (var option in new Option[] { _chromium, _visits, _points }) Options.Add(option);
        AddCommonOptions();
    }

    protected override RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop)
    {
        var options = new PagesOptions { Chromium = parsed.GetValue(_chromium)!, Visits = parsed.GetValue(_visits), Points = parsed.GetValue(_points), Seed = Seed(parsed) };
        return PagesRun.RunAsync(workbench, options, stop).GetAwaiter().GetResult();
    }
}
