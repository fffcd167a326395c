using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Load.Commands;
using Entente.Load.Processes;
using Entente.Load.Protocol;

namespace Entente.Load;

/// <summary>The <c>entente-load</c> command: load and failure runs against a real server, over HTTP alone.</summary>
internal static class Program
{
    private const int CommandLineFault = 2;
    private const int Stopped = 130;

    private static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var stop = new CancellationTokenSource();
        // What was started is stopped in any case: the first signal asks the run to end, and its end takes the servers with it.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Run(args, Console.Out, Console.Error, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after <c>entente-load</c>.</param>
    /// <param name="output">Takes the report.</param>
    /// <param name="error">Takes progress and what is wrong.</param>
    /// <param name="stop">Asks the run to end.</param>
    /// <returns>0 passed, 2 the command line is at fault, 3 a fault was found or the run could not be finished, 130 stopped.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var root = new RootCommand("Load and failure runs against a real Entente server.")
        {
            new StancesCommand(stop), new KillCommand(stop), new ReplayCommand(stop), new WatchCommand(stop), new PagesCommand(stop),
        };
        var parsed = root.Parse(args);
        foreach (var wrong in parsed.Errors) error.WriteLine($"entente-load: {wrong.Message}");
        if (parsed.Errors.Count > 0) return CommandLineFault;
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (Exception fault) when (fault is ProcessFaultException or UnexpectedAnswerException or ConnectionLostException or InvalidOperationException or InvalidDataException or IOException or ArgumentException)
        {
            error.WriteLine($"entente-load: {fault.Message}");
            return RunCommand.Failed;
        }
    }
}
