using System.IO.Compression;
using System.Text;

namespace Entente.Diagnosis.Tests.Covariates;

/// <summary>A folder of its own for one test, deleted in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("entente-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file; one that ends in .gz is packed.</summary>
    public TemporaryFolder With(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(this[name], name.EndsWith(".gz", StringComparison.Ordinal) ? Pack(bytes) : bytes);
        return this;
    }

    public TemporaryFolder With(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this;
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(bytes);
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
