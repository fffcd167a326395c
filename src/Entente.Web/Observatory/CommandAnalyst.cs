using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Web.Observatory;

/// <summary>Runs the command as a child process of low priority: words go as a list, never through a shell, and of this process's environment only what a program needs to run.</summary>
public sealed partial class CommandAnalyst : IAnalyst
{
    private static readonly string[] Passed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"];
    private readonly string _program;
    private readonly IReadOnlyList<string> _first;

    /// <summary>An analyst that starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="first">Words in front of the command's, such as the assembly that <c>dotnet</c> is to run.</param>
    public CommandAnalyst(string program, params IReadOnlyList<string> first)
    {
        ArgumentNullException.ThrowIfNull(first);
        (_program, _first) = (program, first);
    }

    /// <summary>The analyst that starts this same program again.</summary>
    public static CommandAnalyst OfThisProgram()
    {
        var program = Environment.ProcessPath ?? "entente";
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost && Assembly.GetEntryAssembly()?.Location is { Length: > 0 } assembly ? new CommandAnalyst(program, assembly) : new CommandAnalyst(program);
    }

    /// <inheritdoc/>
    public async Task<string?> RunAsync(IReadOnlyList<string> arguments, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartOf(arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            return $"The command cannot be started: {fault.Message}";
        }

        try
        {
            process.StandardInput.Close();
            Lower(process);
            var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
            var said = await HearAsync(process.StandardError, progress, cancellation);
            await output;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? null : said.Length > 0 ? said : string.Create(CultureInfo.InvariantCulture, $"The command ended with exit code {process.ExitCode}.");
        }
        finally
        {
            // Whatever it started ends with it; it and nothing else is meant, by its process.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo StartOf(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var word in _first.Concat(arguments)) start.ArgumentList.Add(word);
        start.Environment.Clear();
        foreach (var name in Passed)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        start.Environment["ENTENTE_PROGRESS"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private static void Lower(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // It has ended, or this system has no such thing: the work is done all the same.
        }
    }

    // The bar is drawn again and again on one line, each time behind a carriage return; the fault is the line that is none.
    private static async Task<string> HearAsync(StreamReader error, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var (fault, piece, buffer) = (new StringBuilder(), new StringBuilder(), new char[1024]);
        while (await error.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            foreach (var letter in buffer.AsSpan(0, count))
            {
                if (letter is not ('\r' or '\n'))
                {
                    if (piece.Length < 4000) piece.Append(letter);
                    continue;
                }

                Take(letter);
            }
        }

        Take('\n');
        return fault.ToString().Trim();

        void Take(char end)
        {
            var text = piece.Replace("\u001b[K", "").ToString().Trim();
            piece.Clear();
            if (Bar().Match(text) is { Success: true } bar)
                progress.Report(new WorkProgress(double.Parse(bar.Groups["share"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) / 100, bar.Groups["doing"].Value));
            else if (end == '\n' && text.StartsWith("entente: ", StringComparison.Ordinal) && fault.Length < 4000)
                fault.AppendLine(text["entente: ".Length..]);
        }
    }

    [GeneratedRegex(@"^[█░]+\s+(?<share>[0-9]{1,3})\s?% (?<doing>.*), [0-9]+ s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bar();
}
