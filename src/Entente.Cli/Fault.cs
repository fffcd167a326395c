using Entente.Records;
using Entente.Web.Configuration;

namespace Entente.Cli;

/// <summary>What went wrong, as the shell and the person at the terminal learn it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">One line for standard error, without the leading <c>entente: </c>; empty if there is nothing to say.</param>
internal sealed record Fault(int Code, string Message)
{
    /// <summary>The fault that an exception stands for.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="stopped">Whether the user had asked to stop.</param>
    public static Fault Of(Exception exception, bool stopped) => exception switch
    {
        OperationCanceledException when stopped => new(ExitCode.Stopped, "stopped"),
        AggregateException { InnerExceptions.Count: > 0 } several => Of(several.InnerExceptions[0], stopped),
        RecordFormatException input => new(ExitCode.InputFault, OneLine(input.Message)),
        CommandLineException line => new(ExitCode.CommandLineFault, OneLine(line.Message)),
        ConfigurationFaultException setting => new(ExitCode.CommandLineFault, OneLine(setting.Message)),
        WorkFailedException work => new(ExitCode.WorkFailed, OneLine(work.Message)),
        ArgumentException { ParamName: not null } asked => new(ExitCode.WorkFailed, OneLine(asked.Message.Replace($" (Parameter '{asked.ParamName}')", "", StringComparison.Ordinal)) + "; a slice or another option may do"),
        OutOfMemoryException => new(ExitCode.WorkFailed, "out of memory; a slice with --from, --to, --topic or --actors needs less"),
        _ => new(ExitCode.WorkFailed, OneLine(exception.Message) + "; set ENTENTE_DEBUG=1 to see where it happened"),
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
