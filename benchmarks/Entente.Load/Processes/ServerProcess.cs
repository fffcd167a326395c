using System.Diagnostics;
using System.Net;
using Entente.Load.Protocol;

namespace Entente.Load.Processes;

/// <summary>
/// An <c>entente serve</c> that the run starts, kills and starts again on the same data. Its output goes to a file without passing through this program.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ServerCommand _command;
    private Process? _process;

    /// <summary>A server that is not started yet.</summary>
    /// <param name="command">How it is started.</param>
    public ServerProcess(ServerCommand command) => _command = command;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; } = LoopbackPort.Free();

    /// <summary>The id of the process; null when it does not run.</summary>
    public int? Id => _process?.Id;

    /// <summary>Starts it.</summary>
    public void Start() => _process = _command.Start(["serve", "--urls", $"http://{Address}", "--data", _command.DataFolder]);

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="ProcessFaultException">It ended, or was not ready in 90 seconds.</exception>
    /// <returns>How long that took.</returns>
    public TimeSpan WaitUntilReady(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var request = HttpRequest.Plain(Address, "GET", Endpoints.Ready, null);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_process!.HasExited) throw new ProcessFaultException($"The server ended with exit code {_process.ExitCode} before it was ready. {_command.LastWords()}");
            try
            {
                using var connection = new HttpConnection(Address, TimeSpan.FromSeconds(5));
                if (connection.Exchange(request).IsSuccess) return Stopwatch.GetElapsedTime(start);
            }
            catch (ConnectionLostException)
            {
                // It does not listen yet.
            }

            if (Stopwatch.GetElapsedTime(start) > ReadyPatience) throw new ProcessFaultException($"The server was not ready after {ReadyPatience.TotalSeconds} s. {_command.LastWords()}");
            Thread.Sleep(Pause);
        }
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <exception cref="ProcessFaultException">It did not end in 30 seconds; it was killed.</exception>
    public void Stop()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) Signals.Terminate(process.Id);
        var ended = process.WaitForExit(StopPatience);
        Kill();
        if (!ended) throw new ProcessFaultException($"The server did not end within {StopPatience.TotalSeconds} s after SIGTERM; it was killed.");
    }

    /// <summary>Runs <c>entente dialogue verify</c> on its data.</summary>
    /// <returns>Null when all chains are intact, else what it said.</returns>
    public string? VerifyChains()
    {
        string[] where = _command.Environment.ContainsKey(ServerSettings.LogOnPostgres) ? [] : ["--data", _command.DataFolder];
        using var verify = _command.Start(["dialogue", "verify", .. where], "verify.log");
        verify.WaitForExit();
        return verify.ExitCode == 0 ? null : $"'entente dialogue verify' ended with exit code {verify.ExitCode}. {_command.LastWords("verify.log")}";
    }

    /// <inheritdoc/>
    public void Dispose() => Kill();
}
