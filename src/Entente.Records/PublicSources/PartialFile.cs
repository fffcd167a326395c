using System.Net.Http.Headers;
using System.Text.Json;

namespace Entente.Records.PublicSources;

/// <summary>A file on its way: the bytes so far, and beside them what they are a part of, so that another run can go on.</summary>
internal sealed class PartialFile(string finalPath)
{
    private readonly string _bytes = finalPath + ".part";
    private readonly string _origin = finalPath + ".part.json";

    /// <summary>How many bytes are here.</summary>
    public long Length => File.Exists(_bytes) ? new FileInfo(_bytes).Length : 0;

    /// <summary>The path of the bytes.</summary>
    public string Path => _bytes;

    /// <summary>Opens the bytes to write on at their end. Nobody else can open them meanwhile.</summary>
    public FileStream Open() => new(_bytes, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);

    /// <summary>What the bytes are a part of; null if that is not known or they come from elsewhere.</summary>
    /// <param name="address">The address of the file.</param>
    public EntityTagHeaderValue? ValidatorFor(Uri address) =>
        IsOf(address) && EntityTagHeaderValue.TryParse(ReadOrigin()?.ETag, out var tag) ? tag : null;

    /// <summary>Whether the bytes are known to come from an address.</summary>
    /// <param name="address">The address of the file.</param>
    public bool IsOf(Uri address) => ReadOrigin()?.Address == address.AbsoluteUri;

    /// <summary>Remembers what the bytes are a part of.</summary>
    /// <param name="address">The address of the file.</param>
    /// <param name="validator">The entity tag of the answer; null if it has none.</param>
    public void Remember(Uri address, EntityTagHeaderValue? validator) =>
        File.WriteAllText(_origin, JsonSerializer.Serialize(new Origin(address.AbsoluteUri, validator?.ToString())));

    /// <summary>Throws the bytes away.</summary>
    public void Discard()
    {
        File.Delete(_bytes);
        File.Delete(_origin);
    }

    /// <summary>Puts the whole file in its place, in one step: readers see the old file or the new one.</summary>
    public void Complete()
    {
        File.Move(_bytes, finalPath, overwrite: true);
        File.Delete(_origin);
    }

    /// <summary>What is remembered; null if nothing is, or what is there cannot be read.</summary>
    private Origin? ReadOrigin()
    {
        try
        {
            return File.Exists(_origin) ? JsonSerializer.Deserialize<Origin>(File.ReadAllText(_origin)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Origin(string Address, string? ETag);
}
