using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Cli.Commands;
using Entente.Cli.Output;

namespace Entente.Cli;

/// <summary>The <c>entente</c> command.</summary>
internal static class Program
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    private static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var terminal = Terminal.OfProcess();
        using var stop = new CancellationTokenSource();
        using var goodbye = new Timer(_ => Environment.Exit(ExitCode.Stopped));
        // The first signal asks the work to end; a second one, when the work does not listen, ends the process at once.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Run(args, terminal, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            // Work that waits on others, such as a pipe that nobody writes to, does not hear.
            goodbye.Change(LongestGoodbye, Timeout.InfiniteTimeSpan);
            stop.Cancel();
        }
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after <c>entente</c>.</param>
    /// <param name="terminal">Where the command speaks.</param>
    /// <param name="stop">Asks the work to end.</param>
    /// <returns>The exit code; <see cref="ExitCode"/> says what each means.</returns>
    public static int Run(string[] args, Terminal terminal, CancellationToken stop)
    {
        var code = Invoke(args, terminal, stop);
        // An answer that did not arrive whole is no answer. A reader that has heard enough, such as head, closes the pipe; the runtime keeps that to itself.
        try
        {
            terminal.Out.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Complain(terminal, $"standard output cannot be written: {exception.Message}");
            if (code == ExitCode.Done) code = ExitCode.WorkFailed;
        }

        try
        {
            terminal.Error.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell.
        }

        return code;
    }

    private static int Invoke(string[] args, Terminal terminal, CancellationToken stop)
    {
        try
        {
            var root = EntenteCommand.Create(terminal, stop);
            var parse = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (CommandLineFault.Of(parse, root) is { } fault)
            {
                Complain(terminal, fault);
                return ExitCode.CommandLineFault;
            }

            return parse.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
#pragma warning disable CA1031 // This is the one place where every failure becomes a line for the user and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var fault = Fault.Of(exception, stop.IsCancellationRequested);
            Complain(terminal, fault.Message);
            if (Environment.GetEnvironmentVariable("ENTENTE_DEBUG") is { Length: > 0 }) terminal.Error.Write(exception + "\n");
            return fault.Code;
        }
    }

    private static void Complain(Terminal terminal, string message)
    {
        if (message.Length > 0) terminal.Error.Write($"entente: {PlainText.OnOneLine(message)}\n");
    }
}
