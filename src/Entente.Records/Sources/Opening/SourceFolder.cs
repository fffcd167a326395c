using System.Collections.Immutable;
using System.IO.Compression;

namespace Entente.Records.Sources.Opening;

/// <summary>What a location holds: the files of a folder or of a zip archive, or a single file.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly ZipArchive? _archive;

    private SourceFolder(string display, string name, IEnumerable<SourceFile> files, ZipArchive? archive = null)
    {
        Display = display;
        Name = name;
        Files = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        _archive = archive;
    }

    /// <summary>The location as the user named it.</summary>
    public string Display { get; }

    /// <summary>What a record read from here is called.</summary>
    public string Name { get; }

    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>The one file, where the location is a file or holds no other.</summary>
    public SourceFile? Single => Files.Length == 1 ? Files[0] : null;

    /// <summary>The file of one of these names, compressed or not; null if there is none.</summary>
    public SourceFile? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var file in Files)
            {
                if (file.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return file;
            }
        }

        return null;
    }

    public SourceFile Require(string name) => Find(name) ?? throw new RecordFormatException(
        Display, null, null, $"there is no file '{name}' or '{name}.gz'", $"expected it beside {string.Join(", ", Files.Take(5).Select(file => file.Name))}");

    public static SourceFolder Open(string path, string display)
    {
        try
        {
            if (Directory.Exists(path))
            {
                var folder = Path.GetFullPath(path);
                var files = Directory.EnumerateFiles(folder).Where(file => !Path.GetFileName(file).StartsWith('.')).Select(SourceFile.At).ToList();
                return new SourceFolder(display, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), files);
            }

            if (!File.Exists(path))
                throw new RecordFormatException(display, null, null, "there is no such file or folder", "expected a file, a folder or an http(s) address");
            if (IsArchive(path)) return OpenArchive(path, display);
            var single = SourceFile.At(path, display);
            return new SourceFolder(display, Path.GetFileNameWithoutExtension(single.Name), [single]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw SourceFile.Unreadable(display, error);
        }
    }

    public void Dispose() => _archive?.Dispose();

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        return (file.ReadByte(), file.ReadByte(), file.ReadByte(), file.ReadByte()) == ('P', 'K', 3, 4);
    }

    private static SourceFolder OpenArchive(string path, string display)
    {
        var archive = ZipFile.OpenRead(path);
        try
        {
            // Nothing is unpacked, so such a name could do no harm; but no honest archive holds one.
            if (archive.Entries.FirstOrDefault(entry => entry.FullName.Split('/', '\\').Contains("..")) is { } outside)
                throw new RecordFormatException(display, null, null, $"the archive names a file outside of itself, '{outside.Name}'", "expected files within it");
            // Archives made on other systems hold folders, and droppings such as __MACOSX/._votes.csv.
            var files = archive.Entries
                .Where(entry => entry.Name.Length > 0 && !entry.Name.StartsWith('.'))
                .DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .Select(entry => new SourceFile($"{display}/{entry.FullName}", entry.Name, () => new ChecksummedStream(entry.Open(), entry.Crc32, entry.Length)))
                .ToList();
            if (files.Count == 0) throw new RecordFormatException(display, null, null, "the archive holds no file", "expected tables in it");
            return new SourceFolder(display, Path.GetFileNameWithoutExtension(path), files, archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
