using System.Security.Cryptography;

namespace Entente.Dialogue.Storage.Keys;

/// <summary>Seals bytes with AES-256-GCM under a random nonce: nonce (12 bytes), sealed bytes, tag (16 bytes).</summary>
internal static class GcmBox
{
    /// <summary>How many bytes sealed are longer than plain.</summary>
    public const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="binding">What the sealed bytes belong to; opening needs the same.</param>
    /// <param name="plain">What to seal.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> binding, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Overhead + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(NonceLength + plain.Length), binding);
        return box;
    }

    /// <summary>Opens.</summary>
    /// <exception cref="CryptographicException">The bytes, the key or the binding are others.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> binding, ReadOnlySpan<byte> box)
    {
        if (box.Length < Overhead) throw new CryptographicException($"{box.Length} sealed bytes are too few; expected at least {Overhead}.");
        var plain = new byte[box.Length - Overhead];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], plain, binding);
        return plain;
    }
}
