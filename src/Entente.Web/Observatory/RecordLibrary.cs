using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Observatory;

/// <summary>The records of the observatory: the bundled sample, those of the operator (settings, <c>--record</c>, the folder <c>records</c> in the data folder), and uploads in <c>records/uploads</c>.</summary>
public sealed class RecordLibrary
{
    private const string Uploads = "uploads";
    private readonly WorkbenchOptions _options;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, (string Signature, string Fingerprint, long Bytes)> _known = new(StringComparer.Ordinal);

    /// <summary>The library of a workbench.</summary>
    /// <param name="options">Its settings.</param>
    public RecordLibrary(WorkbenchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _folder) = (options, Path.Combine(options.Storage.Folder, "records"));
    }

    /// <summary>All records that are there now: the sample first, then by title.</summary>
    public IReadOnlyList<ShownRecord> All()
    {
        var records = new List<ShownRecord>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, origin) in Places())
        {
            if (Fingerprinted(path) is not { } known) continue;
            var title = TitleOf(path);
            var key = origin == RecordOrigin.Upload ? $"{Slug(title)}-{known.Fingerprint[..8]}" : Slug(title);
            if (!taken.Add(key)) key = $"{key}-{known.Fingerprint[..8]}";
            if (records.Exists(record => record.Key == key)) continue;
            taken.Add(key);
            records.Add(new ShownRecord(key, title, path, known.Fingerprint, known.Bytes, origin));
        }

        return [.. records.OrderBy(record => record.Origin != RecordOrigin.Sample).ThenBy(record => record.Title, StringComparer.Ordinal)];
    }

    /// <summary>The record of a key; null where there is none.</summary>
    /// <param name="key">The key, as an address has it.</param>
    public ShownRecord? Find(string key) => All().FirstOrDefault(record => string.Equals(record.Key, key, StringComparison.Ordinal));

    /// <summary>Where an upload is written before it is known to be a record.</summary>
    public string NewUpload()
    {
        var folder = Path.Combine(_folder, Uploads, ".incoming");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, RandomNumberGenerator.GetHexString(24, lowercase: true));
    }

    /// <summary>Takes an upload into the library.</summary>
    /// <param name="path">The file, which is moved.</param>
    /// <returns>The record; the one that was there if the same file came before.</returns>
    public ShownRecord Keep(string path)
    {
        string hash;
        using (var stream = File.OpenRead(path)) hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        var folder = Path.Combine(_folder, Uploads, hash);
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any())
        {
            File.Delete(path);
        }
        else
        {
            Directory.CreateDirectory(folder);
            File.Move(path, Path.Combine(folder, Path.GetFileName(path)));
        }

        var kept = Directory.EnumerateFiles(folder).First();
        return All().First(record => record.Path == kept);
    }

    /// <summary>Removes an upload with its folder.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">It is no upload.</exception>
    public void Remove(ShownRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Origin != RecordOrigin.Upload) throw new ArgumentException($"Only uploads are removed; found {record.Key}, which is of the kind {record.Origin}.", nameof(record));
        Directory.Delete(Path.GetDirectoryName(record.Path)!, recursive: true);
        _known.TryRemove(record.Path, out _);
    }

    /// <summary>A name for files and addresses: small letters, digits and hyphens.</summary>
    /// <param name="text">Any text.</param>
    public static string Slug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slug = new StringBuilder();
        // Half of a pair and the character that is none cannot be normalized.
        var known = string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFE));
        foreach (var letter in known.Normalize(NormalizationForm.FormD).ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug is [.., not '-']) slug.Append('-');
            if (slug.Length == 60) break;
        }

        return slug.ToString().Trim('-') is { Length: > 0 } name ? name : "record";
    }

    private IEnumerable<(string Path, RecordOrigin Origin)> Places()
    {
        yield return (Path.Combine(AppContext.BaseDirectory, "samples", "treaties"), RecordOrigin.Sample);
        foreach (var path in _options.Observatory.Records) yield return (Path.TrimEndingDirectorySeparator(path), RecordOrigin.Operator);
        if (!Directory.Exists(_folder)) yield break;
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder).Order(StringComparer.Ordinal))
            if (Path.GetFileName(path) is not (Uploads or ['.', ..])) yield return (path, RecordOrigin.Operator);
        var uploads = Path.Combine(_folder, Uploads);
        if (!Directory.Exists(uploads)) yield break;
        foreach (var folder in Directory.EnumerateDirectories(uploads).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(folder) is ['.', ..]) continue;
            foreach (var path in Directory.EnumerateFiles(folder)) yield return (path, RecordOrigin.Upload);
        }
    }

    private static string TitleOf(string path)
    {
        var name = Path.GetFileName(path);
        return Directory.Exists(path) || name.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot) ? name : name[..dot];
    }

    // Files are hashed again only when one of them has another size or another time.
    private (string Fingerprint, long Bytes)? Fingerprinted(string path)
    {
        try
        {
            List<FileInfo> files = Directory.Exists(path)
                ? [.. new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)]
                : File.Exists(path) ? [new FileInfo(path)] : [];
            if (files.Count == 0) return null;
            var signature = string.Join('\n', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
            if (_known.TryGetValue(path, out var known) && known.Signature == signature) return (known.Fingerprint, known.Bytes);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in files)
            {
                using var stream = file.OpenRead();
                hash.AppendData(Encoding.UTF8.GetBytes(file.Name));
                hash.AppendData(SHA256.HashData(stream));
            }

            var found = (Fingerprint: Convert.ToHexStringLower(hash.GetHashAndReset()), Bytes: files.Sum(file => file.Length));
            _known[path] = (signature, found.Fingerprint, found.Bytes);
            return found;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
