using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Entente.Records.PublicSources;

/// <summary>The algorithm of a checksum that a source publishes.</summary>
public enum ChecksumAlgorithm
{
    /// <summary>MD5, as Dataverse gives it: it finds accidents, not forgeries.</summary>
    Md5 = 1,

    /// <summary>SHA-1: it finds accidents, not forgeries.</summary>
    Sha1 = 2,

    /// <summary>SHA-256.</summary>
    Sha256 = 3,

    /// <summary>SHA-512.</summary>
    Sha512 = 4,
}

/// <summary>What the bytes of a file must add up to.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Value">The value in hexadecimal digits of either case.</param>
public sealed record Checksum(ChecksumAlgorithm Algorithm, string Value)
{
    /// <summary>The checksum of a stream, read to its end.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The checksum, its value in lower case.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "The source chooses the algorithm; the SHA-256 is recorded besides.")]
    [SuppressMessage("Security", "CA5351", Justification = "The source chooses the algorithm; the SHA-256 is recorded besides.")]
    public static async Task<Checksum> OfAsync(ChecksumAlgorithm algorithm, Stream stream, CancellationToken cancellation = default)
    {
        var bytes = algorithm switch
        {
            ChecksumAlgorithm.Md5 => await MD5.HashDataAsync(stream, cancellation),
            ChecksumAlgorithm.Sha1 => await SHA1.HashDataAsync(stream, cancellation),
            ChecksumAlgorithm.Sha256 => await SHA256.HashDataAsync(stream, cancellation),
            ChecksumAlgorithm.Sha512 => await SHA512.HashDataAsync(stream, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Known are MD5, SHA-1, SHA-256 and SHA-512."),
        };
        return new Checksum(algorithm, Convert.ToHexStringLower(bytes));
    }

    /// <summary>The checksum of a file.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Checksum> OfFileAsync(ChecksumAlgorithm algorithm, string path, CancellationToken cancellation = default)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return await OfAsync(algorithm, stream, cancellation);
    }

    /// <summary>Whether two checksums are of one algorithm and one value, whatever the case of the digits.</summary>
    /// <param name="other">The other checksum.</param>
    public bool Matches(Checksum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Algorithm == other.Algorithm && string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);
    }
}
