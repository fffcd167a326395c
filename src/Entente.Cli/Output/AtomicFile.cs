namespace Entente.Cli.Output;

/// <summary>Writes a file whole or not at all: a reader never meets half of it, and a failure leaves what was there before.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file through a temporary one beside it.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content to the path it is given.</param>
    /// <exception cref="WorkFailedException">The file could not be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        var target = Target(path);
        var isDevice = IsDevice(target);
        var temporary = $"{(isDevice ? Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()) : target)}.{Environment.ProcessId}.partial";
        try
        {
            write(temporary);
            if (isDevice) Pour(temporary, target);
            else File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkFailedException($"{path}: cannot be written: {exception.Message}", "expected a folder with room and the right to write", exception);
        }
        finally
        {
            // What is left of a failed attempt; a file system that went away takes it along.
            try
            {
                File.Delete(temporary);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    // A link stays, and the file that it names is the one replaced.
    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        return IsDevice(full) || new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }

    // Such as /dev/stdout and /dev/null: a file moved there would take the place of the device.
    private static bool IsDevice(string full) =>
        !OperatingSystem.IsWindows() && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
        && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void Pour(string file, string device)
    {
        using var source = File.OpenRead(file);
        using var target = new FileStream(device, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 });
        source.CopyTo(target);
    }

    /// <summary>Checks, before any work is done, that a path can be meant as a file to write.</summary>
    /// <param name="path">The path as typed.</param>
    /// <exception cref="CommandLineException">It is a folder, or lies in a folder that does not exist.</exception>
    public static void RequirePlace(string path)
    {
        if (Directory.Exists(path)) throw new CommandLineException($"--out '{path}' is a folder", "expected the name of a file");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
            throw new CommandLineException($"--out '{path}' lies in a folder that does not exist", $"expected an existing folder; make it with: mkdir -p '{folder}'");
    }
}
