using System.Diagnostics;

namespace Entente.Load.Processes;

/// <summary>How the <c>entente</c> command is run: as an executable, or as a DLL through <c>dotnet</c>.</summary>
/// <param name="Program">The path of the executable or the DLL.</param>
/// <param name="DataFolder">The data folder of the server.</param>
/// <param name="Environment">Its settings.</param>
/// <param name="LogFolder">Where its output goes.</param>
internal sealed record ServerCommand(string Program, string DataFolder, IReadOnlyDictionary<string, string> Environment, string LogFolder)
{
    private const int LastLines = 12;

    /// <summary>The file to which the server writes unless another is named.</summary>
    public string LogName { get; init; } = "server.log";

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The words behind the command.</param>
    /// <param name="log">The name of the file that takes its output; null for <see cref="LogName"/>.</param>
    public Process Start(IEnumerable<string> arguments, string? log = null)
    {
        // The shell turns the output to a file and becomes the server: same process id, and nothing of ours in between.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(Path.Combine(LogFolder, log ?? LogName));
        var program = Path.GetFullPath(Program);
        if (program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The end of what it wrote, in one line.</summary>
    /// <param name="log">The name of the file; null for <see cref="LogName"/>.</param>
    public string LastWords(string? log = null)
    {
        var path = Path.Combine(LogFolder, log ?? LogName);
        var lines = File.Exists(path) ? File.ReadLines(path).Where(line => line.Length > 0).TakeLast(LastLines).ToList() : [];
        return lines.Count == 0 ? "It wrote nothing." : $"It wrote last: {string.Join(" | ", lines)}";
    }
}
