using System.Diagnostics;
using System.Text;
using Entente.TestKit;

namespace Entente.Web.Tests.Pages;

/// <summary>The workbench as people get it: a process of <c>entente serve</c> with its own settings, data in a folder that is removed with it.</summary>
internal sealed class ServedWorkbench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _said = new();

    private ServedWorkbench(Process process, Uri address, string folder) => (_process, Address, _folder) = (process, address, folder);

    /// <summary>Where it listens, on loopback.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<ServedWorkbench> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("entente-served-").FullName;
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        var start = new ProcessStartInfo("dotnet", [BuiltCommand.Program, "serve", "--urls", address.ToString(), "--data", folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var served = new ServedWorkbench(new Process { StartInfo = start }, address, folder);
        served.Start();
        await served.WaitAsync();
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Start()
    {
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Hear(object sender, DataReceivedEventArgs heard)
        {
            lock (_said) _said.AppendLine(heard.Data);
        }
    }

    private async Task WaitAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("health/ready", TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        lock (_said) throw new InvalidOperationException($"'entente serve' was not ready on {Address}. It said: {_said}");
    }
}
