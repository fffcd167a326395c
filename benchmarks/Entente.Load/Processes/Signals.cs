using System.Diagnostics;
using System.Globalization;

namespace Entente.Load.Processes;

/// <summary>Signals to a process by its id.</summary>
internal static class Signals
{
    /// <summary>Asks a process to end.</summary>
    /// <param name="process">Its id.</param>
    public static void Terminate(int process)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", process.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false })!;
        kill.WaitForExit();
    }
}
