using System.CommandLine;
using Entente.Dialogue.Storage;
using Entente.Dialogue.Storage.Transfer;
using Entente.Records;

namespace Entente.Cli.Options;

/// <summary>Which log of dialogues is meant: <c>--data</c>, <c>--postgres</c> or the environment.</summary>
internal sealed class EventLogChoice
{
    private const string Variable = "ENTENTE_POSTGRES";
    private readonly Option<string?> _data = OptionKinds.Text("--data", "FOLDER", $"The data folder of the server, with {EventLogs.EventsFile} in it.");
    private readonly Option<string?> _postgres = OptionKinds.Text("--postgres", "CONNECTION", $"A PostgreSQL database. Better in the variable {Variable}: others on this machine can see command lines.");
    private readonly Option<string?> _masterKey = OptionKinds.Text("--master-key", "FILE", "The file of the master key, where the keys of persons are sealed.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _data, _postgres, _masterKey }) command.Options.Add(option);
    }

    /// <summary>Does work on the log that is meant.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="mayCreate">Whether a folder without a log may become one.</param>
    /// <param name="work">The work.</param>
    /// <param name="stop">Asks the work to end.</param>
    public T Run<T>(ParseResult parse, bool mayCreate, Func<IEventLog, Task<T>> work, CancellationToken stop) => Told(() => Task.Run(
        async () =>
        {
            await using var log = await OpenAsync(parse, mayCreate, stop);
            return await work(log);
        },
        stop).GetAwaiter().GetResult());

    /// <summary>Does work, and says what goes wrong in the words of the command.</summary>
    public static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DialogueFileException fault)
        {
            throw new RecordFormatException(fault.Path, fault.Line, column: null, fault.Problem, fault.Expected, fault);
        }
        catch (Exception failure) when (failure is StorageSetupException or LogUnavailableException or LogDamagedException or DialogueExistsException)
        {
            var cut = failure.Message.LastIndexOf("; ", StringComparison.Ordinal);
            throw cut < 0 ? new WorkFailedException(failure.Message, "try again later", failure)
                : new WorkFailedException(failure.Message[..cut], failure.Message[(cut + 2)..], failure);
        }
    }

    private Task<IEventLog> OpenAsync(ParseResult parse, bool mayCreate, CancellationToken stop)
    {
        var (data, postgres) = (parse.GetValue(_data), parse.GetValue(_postgres));
        var options = new EventLogOptions { MasterKeyFile = parse.GetValue(_masterKey) };
        if (data is not null && postgres is not null) throw new CommandLineException("--data and --postgres name two logs", "expected one of the two");
        if (data is { Length: > 0 })
        {
            return mayCreate || File.Exists(Path.Combine(data, EventLogs.EventsFile))
                ? EventLogs.OpenSqliteAsync(data, options, TimeProvider.System, stop)
                : throw new RecordFormatException(data, line: null, column: null, "there is no log of dialogues in this folder", $"expected {EventLogs.EventsFile} in it");
        }

        return (postgres ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } where
            ? EventLogs.OpenPostgresAsync(where, options, TimeProvider.System, stop)
            : throw new CommandLineException("no log of dialogues is named", $"expected --data FOLDER, --postgres CONNECTION or the variable {Variable}");
    }
}
