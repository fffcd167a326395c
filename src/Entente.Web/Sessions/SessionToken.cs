using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Sessions;

/// <summary>The secret that opens a session: <c>ent_</c> and 256 random bits in base64url, 47 characters.</summary>
internal static class SessionToken
{
    /// <summary>How every token begins, so that scanners of leaked secrets know one.</summary>
    public const string Prefix = "ent_";

    private const int RandomBytes = 32;
    private const int Length = 4 + 43;

    /// <summary>Draws a token.</summary>
    public static string Draw() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The key under which a token is known.</summary>
    /// <param name="token">The text that a client sent, or null.</param>
    /// <param name="hash">The hash when the text has the form of a token.</param>
    /// <returns>Whether it has.</returns>
    public static bool TryHash([NotNullWhen(true)] string? token, out TokenHash hash) => TryHash(token.AsSpan(), out hash);

    /// <summary>The key under which a token is known.</summary>
    /// <param name="token">The text that a client sent.</param>
    /// <param name="hash">The hash when the text has the form of a token.</param>
    /// <returns>Whether it has.</returns>
    public static bool TryHash(ReadOnlySpan<char> token, out TokenHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (token.Length != Length || !token.StartsWith(Prefix, StringComparison.Ordinal) || !Ascii.IsValid(token)) return false;
        Encoding.ASCII.GetBytes(token, bytes);
        hash = TokenHash.Of(bytes);
        return true;
    }
}

/// <summary>SHA-256 of a token. A table keyed by it cannot be probed for a token by timing: who does not know the token does not choose its hash.</summary>
internal readonly record struct TokenHash(UInt128 High, UInt128 Low)
{
    /// <summary>The hash of a token's bytes.</summary>
    public static TokenHash Of(ReadOnlySpan<byte> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token, hash);
        return new TokenHash(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>The hash as the database keeps it; 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }

    /// <summary>The hash from the bytes that the database keeps.</summary>
    public static TokenHash From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
}
