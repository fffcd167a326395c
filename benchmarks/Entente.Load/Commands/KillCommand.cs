using System.CommandLine;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.Load.Commands;

/// <summary><c>entente-load kill</c>.</summary>
internal sealed class KillCommand : RunCommand
{
    private static readonly KillOptions Plain = new();
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often something dies.", DefaultValueFactory = _ => Plain.Rounds };
    private readonly Option<int> _cluster = new("--cluster") { Description = "How many servers form a cluster on one PostgreSQL; one of them is killed in each round.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _senders = new("--senders") { Description = "Participants.", DefaultValueFactory = _ => Plain.Senders };
    private readonly Option<int> _statements = new("--statements") { Description = "Statements of the dialogue.", DefaultValueFactory = _ => Plain.Statements };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections over which the participants speak.", DefaultValueFactory = _ => Plain.Connections };
    private readonly Option<double> _longest = new("--longest") { Description = "The longest load before something dies, in seconds.", DefaultValueFactory = _ => Plain.Longest.TotalSeconds };
    private readonly Option<double> _patience = new("--patience") { Description = "How long a participant repeats a request that is not answered, in seconds.", DefaultValueFactory = _ => Plain.Patience.TotalSeconds };
    private readonly Option<bool> _killServer = new("--kill-server") { Description = "With --postgres: kill the server as without it, not the database." };

    public KillCommand(CancellationToken stop)
        : base("kill", "Something dies under load at a random moment, again and again: is anything acknowledged lost or doubled?", stop)
    {
        foreach (var option in new Option[] { _rounds, _cluster, _senders, _statements, _connections, _longest, _patience, _killServer }) Options.Add(option);
        AddCommonOptions();
        Validators.Add(result =>
        {
            if (result.GetValue<string?>("--server") is null) result.AddError("kill needs --server PATH: it kills only what it started.");
        });
    }

    protected override int Servers(ParseResult parsed) => parsed.GetValue(_cluster);

    protected override RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop)
    {
        var options = new KillOptions
        {
            Rounds = parsed.GetValue(_rounds),
            Senders = parsed.GetValue(_senders),
            Statements = parsed.GetValue(_statements),
            Connections = parsed.GetValue(_connections),
            Longest = TimeSpan.FromSeconds(parsed.GetValue(_longest)),
            Patience = TimeSpan.FromSeconds(parsed.GetValue(_patience)),
            Seed = Seed(parsed),
        };
        ICrash crash = workbench.Servers.Count > 1 ? new MemberKilled(workbench)
            : workbench.Postgres is not null && !parsed.GetValue(_killServer) ? new DatabaseCrashed(workbench)
            : new ServerKilled(workbench);
        return KillRun.Run(crash, options, new Progress(parsed.InvocationConfiguration.Error), stop);
    }

    private sealed class Progress(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
