using System.CommandLine;
using Entente.Load.Conversations;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Entente.Load.Runs;

namespace Entente.Load.Commands;

/// <summary><c>entente-load replay</c>.</summary>
internal sealed class ReplayCommand : RunCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "votes.csv of a Polis export, comments.csv beside it; or their folder." };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections that the voters share; 1 keeps the order of time among all voters.", DefaultValueFactory = _ => 16 };

    public ReplayCommand(CancellationToken stop)
        : base("replay", "Holds a Polis conversation again as fast as it goes: is the record the same as the file?", stop)
    {
        Arguments.Add(_file);
        Options.Add(_connections);
        AddCommonOptions();
    }

    protected override RunReport Run(ParseResult parsed, Workbench workbench, CancellationToken stop) =>
        ReplayRun.Run(workbench, PolisConversation.Read(parsed.GetValue(_file)!), parsed.GetValue(_connections), stop);
}
