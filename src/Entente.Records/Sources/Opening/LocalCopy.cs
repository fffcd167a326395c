namespace Entente.Records.Sources.Opening;

/// <summary>A file as a path that another engine can open: the file itself, or an unpacked copy that is deleted in the end.</summary>
internal sealed class LocalCopy : IDisposable
{
    private readonly bool _isCopy;

    private LocalCopy(string path, bool isCopy)
    {
        Path = path;
        _isCopy = isCopy;
    }

    public string Path { get; }

    public static LocalCopy Of(SourceFile file, long limit)
    {
        // The engine takes these characters of a path for patterns.
        if (file.PlainPath is { } plain && plain.AsSpan().IndexOfAny("*?[;=") < 0) return new LocalCopy(plain, isCopy: false);
        var copy = new LocalCopy(System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()), isCopy: true);
        try
        {
            using var source = new BoundedStream(file.Open(), limit);
            using var target = new FileStream(copy.Path, FileMode.CreateNew, FileAccess.Write);
            source.CopyTo(target);
            return copy;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            copy.Dispose();
            throw SourceFile.Unreadable(file.Display, error);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_isCopy) File.Delete(Path);
    }
}
