namespace Entente.Records.Sources.Opening;

/// <summary>A file of a source, unpacked as it is read. It can be opened more than once.</summary>
/// <param name="display">The file as the user named it, for messages.</param>
/// <param name="name">The name without folder and without <c>.gz</c>.</param>
/// <param name="open">Opens the bytes as they are stored.</param>
internal sealed class SourceFile(string display, string name, Func<Stream> open)
{
    public string Display => display;

    public string Name { get; } = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    /// <summary>Whether the name lets one expect delimited text.</summary>
    public bool IsText => Path.GetExtension(Name).ToLowerInvariant() is not (".parquet" or ".duckdb" or ".ddb" or ".db" or ".json");

    public bool IsCompressed { get; } = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of the file if it lies in the file system as it is, for engines that open files themselves.</summary>
    public string? PlainPath { get; init; }

    public static SourceFile At(string path) => At(path, path);

    public static SourceFile At(string path, string display) => new(display, Path.GetFileName(path), () => OpenFile(path))
    {
        PlainPath = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? null : path,
    };

    public Stream Open()
    {
        try
        {
            var stored = open();
            return IsCompressed || IsPacked(stored) ? new PackedStream(stored) : stored;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            throw Unreadable(display, error);
        }
    }

    public static RecordFormatException Unreadable(string display, Exception error) => new(
        display, null, null, $"it cannot be opened: {error.Message}", "expected a file or folder that exists and may be read", error);

    // A packed file need not say so in its name.
    private static bool IsPacked(Stream stored)
    {
        if (!stored.CanSeek) return false;
        var isPacked = stored.ReadByte() == 0x1F && stored.ReadByte() == 0x8B;
        stored.Position = 0;
        return isPacked;
    }

    private static FileStream OpenFile(string path) => new(
        path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 1 << 16 });
}
