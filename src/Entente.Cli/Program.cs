using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Cli.Commands;
using Entente.Cli.Output;

namespace Entente.Cli;

/// <summary>The <c>entente</c> command.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var terminal = Terminal.OfProcess();
        using var stop = new CancellationTokenSource();
        // The first signal asks the work to end; a second one, when the work does not listen, ends the process at once.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Run(args, terminal, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
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
        finally
        {
            Flush(terminal);
        }
    }

    private static void Complain(Terminal terminal, string message)
    {
        if (message.Length > 0) terminal.Error.Write($"entente: {PlainText.OnOneLine(message)}\n");
    }

    private static void Flush(Terminal terminal)
    {
        // A reader that has heard enough, such as head, closes the pipe; that is no failure of ours.
        try
        {
            terminal.Out.Flush();
        }
        catch (IOException)
        {
        }

        terminal.Error.Flush();
    }
}
