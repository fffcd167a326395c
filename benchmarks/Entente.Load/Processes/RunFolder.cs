namespace Entente.Load.Processes;

/// <summary>A temporary folder that only its owner may enter, removed at the end unless it is kept.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly bool _isKept;

    /// <summary>A new folder.</summary>
    /// <param name="parent">The folder in which it is made; null for the system's temporary folder.</param>
    /// <param name="isKept">Whether it stays.</param>
    public RunFolder(string? parent, bool isKept)
    {
        _isKept = isKept;
        var temporary = Directory.CreateTempSubdirectory("entente-load-").FullName;
        if (parent is not null)
        {
            var inside = System.IO.Path.Combine(parent, System.IO.Path.GetFileName(temporary));
            Directory.Delete(temporary);
            MakePrivate(inside);
            temporary = inside;
        }

        Path = temporary;
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>A new folder inside.</summary>
    /// <param name="name">Its name.</param>
    public string Inside(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        MakePrivate(path);
        return path;
    }

    /// <summary>The size of all files in it, in bytes.</summary>
    public long Bytes() => new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isKept && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
