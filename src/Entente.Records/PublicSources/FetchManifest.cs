using System.Text.Json;

namespace Entente.Records.PublicSources;

/// <summary>What is known of the files in a source's folder: <c>fetched.json</c>, rewritten after every file.</summary>
internal sealed class FetchManifest
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _path;
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest of a folder; an unreadable one counts as empty, which costs a download.</summary>
    /// <param name="folder">The folder.</param>
    public FetchManifest(string folder)
    {
        _path = Path.Combine(folder, "fetched.json");
        if (!File.Exists(_path)) return;
        try
        {
            foreach (var entry in JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(_path), Format) ?? []) _entries[entry.Name] = entry;
        }
        catch (JsonException)
        {
            _entries.Clear();
        }
    }

    /// <summary>What is known of a file; null if nothing is.</summary>
    /// <param name="name">The file's name.</param>
    public Entry? this[string name] => _entries.GetValueOrDefault(name);

    /// <summary>Notes a file that has arrived.</summary>
    /// <param name="entry">What is known of it.</param>
    public void Add(Entry entry)
    {
        _entries[entry.Name] = entry;
        var draft = _path + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(_entries.Values, Format));
        File.Move(draft, _path, overwrite: true);
    }

    /// <summary>A file that arrived whole.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Sha256">Its SHA-256.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Address">Where it came from.</param>
    /// <param name="Fetched">When it came.</param>
    public sealed record Entry(string Name, string Sha256, long Bytes, string Address, DateTimeOffset Fetched);
}
