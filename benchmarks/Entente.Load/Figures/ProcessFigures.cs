using System.Globalization;

namespace Entente.Load.Figures;

/// <summary>What the kernel says of a process.</summary>
/// <param name="Processor">Processor time used so far.</param>
/// <param name="Resident">Memory in use, in bytes.</param>
/// <param name="PeakResident">The most memory in use since the process began, or since <see cref="ForgetPeak"/>, in bytes.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="OpenFiles">The number of open files and sockets; 0 where it may not be seen.</param>
internal readonly record struct ProcessFigures(TimeSpan Processor, long Resident, long PeakResident, int Threads, int OpenFiles)
{
    // The unit of /proc/PID/stat, 1/100 s on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The figures of a process.</summary>
    /// <param name="process">Its id.</param>
    /// <returns>Null where there is no such process, or no /proc.</returns>
    public static ProcessFigures? Of(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            // The name of the program, in brackets, may hold anything.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // Ended, and only waiting for its parent to take note.
            if (fields[0] == "Z") return null;
            var status = File.ReadAllLines($"/proc/{process}/status");
            return new ProcessFigures(
                TimeSpan.FromSeconds((Whole(fields[11]) + Whole(fields[12])) / TicksPerSecond),
                Of(status, "VmRSS:") * 1024, Of(status, "VmHWM:") * 1024, (int)Of(status, "Threads:"), OpenFilesOf(process));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The memory of a process, shared pages counted by the share that falls to it, in bytes; 0 where it may not be seen.</summary>
    /// <param name="process">Its id.</param>
    public static long ProportionalMemory(int process)
    {
        try
        {
            return Of(File.ReadAllLines($"/proc/{process}/smaps_rollup"), "Pss:") * 1024;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Asks the kernel to count the peak anew from the memory in use now.</summary>
    /// <param name="process">The process.</param>
    /// <returns>Whether it did.</returns>
    public static bool ForgetPeak(int process)
    {
        try
        {
            File.WriteAllText($"/proc/{process}/clear_refs", "5");
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int OpenFilesOf(int process)
    {
        try
        {
            return Directory.GetFileSystemEntries($"/proc/{process}/fd").Length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long Of(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? Whole(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) : 0;

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
