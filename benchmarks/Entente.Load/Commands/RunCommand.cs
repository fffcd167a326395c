using System.CommandLine;
using Entente.Load.Figures;
using Entente.Load.Processes;

namespace Entente.Load.Commands;

/// <summary>A run: starts or finds its server, loads it, tells what it found as a table or as one JSON document.</summary>
internal abstract class RunCommand : Command
{
    /// <summary>The exit code of a run that found a fault, or could not be finished.</summary>
    public const int Failed = 3;

    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON document." };
    private readonly Option<uint> _seed = new("--seed") { Description = "The seed of everything random.", DefaultValueFactory = _ => 1 };
    private readonly ServerOptions _server = new();

    protected RunCommand(string name, string description, CancellationToken stop)
        : base(name, description) => SetAction(parsed => Run(parsed, stop));

    /// <summary>Adds the options that every run has; called after a run has added its own.</summary>
    protected void AddCommonOptions()
    {
        Options.Add(_seed);
        _server.AddTo(this);
        Options.Add(_json);
    }

    /// <summary>The seed that was given.</summary>
    protected uint Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>How many servers the run needs.</summary>
    protected virtual int Servers(ParseResult parsed) => 1;

    /// <summary>Runs.</summary>
    protected abstract RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop);

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        RunReport report;
        using (var workbench = Workbench.Open(_server.Read(parsed, Servers(parsed)), stop))
        {
            report = Run(parsed, workbench, stop);
            // What a service manager does must work too, also after a load.
            foreach (var server in workbench.Servers)
            {
                try
                {
                    server.Stop();
                }
                catch (ProcessFaultException fault)
                {
                    report.Fault(fault.Message);
                }
            }

            if (workbench.Servers.Count > 0 && workbench.Servers[0].VerifyChains() is { } broken) report.Fault($"after the run: {broken}");
            if (workbench.Folder is { } folder) report.Add("folder", "folder of the run", $"{folder.Path}, {folder.Bytes() / 1e6:N1} MB");
        }

        if (parsed.GetValue(_json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(report.ToJson());
        }
        else
        {
            report.WriteText(parsed.InvocationConfiguration.Output);
        }

        return report.FaultCount == 0 ? 0 : Failed;
    }
}
