using System.CommandLine;
using Entente.Cli.Output;
using Entente.Diagnosis.Covariates;

namespace Entente.Cli.Options;

/// <summary>Where facts about states come from: <c>--covariates</c>.</summary>
internal sealed class CovariateFolders
{
    private readonly Option<string[]> _folders = OptionKinds.Texts(
        "--covariates", "FOLDER", "A folder of facts about states and pairs of states (capabilities, alliances, disputes, …); may be given several times.");

    /// <summary>Adds the option to a verb.</summary>
    public void AddTo(Command command) => command.Options.Add(_folders);

    /// <summary>The folders that were named.</summary>
    public IReadOnlyList<string> Named(ParseResult parse) => parse.GetValue(_folders) ?? [];

    /// <summary>The facts; null if no folder was named.</summary>
    public CovariateStore? Read(ParseResult parse, Terminal terminal, CancellationToken stop)
    {
        if (Named(parse) is not { Count: > 0 } folders) return null;
        using var progress = terminal.Progress("reading facts about states");
        return CovariateStore.Read(folders, cancellation: stop);
    }
}
