using System.Security.Cryptography;
using System.Text;

namespace Entente.Dialogue.Storage.Keys;

/// <summary>How the key of a person is written down: as it is, or sealed under the master key.</summary>
/// <remarks>As it is: a byte 0 and the key. Sealed: a byte 1, a nonce of 12 bytes, the key in AES-256-GCM, a tag of 16 bytes; the person's name is
/// bound in, so that two rows cannot change places.</remarks>
internal sealed class KeySealing
{
    /// <summary>The length of a key, in bytes.</summary>
    public const int KeyLength = 32;

    private const byte Plain = 0;
    private const byte Sealed = 1;
    private readonly byte[]? _master;

    private KeySealing(byte[]? master) => _master = master;

    /// <summary>Reads the master key.</summary>
    /// <param name="file">A file of 32 bytes or 64 hexadecimal digits; null for none.</param>
    /// <exception cref="StorageSetupException">The file is not there or holds something else.</exception>
    public static KeySealing From(string? file)
    {
        if (file is null) return new KeySealing(master: null);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageSetupException($"the master key {file} cannot be read: {exception.Message}", exception);
        }

        if (bytes.Length == KeyLength) return new KeySealing(bytes);
        var text = Encoding.ASCII.GetString(bytes).Trim();
        if (text.Length == 2 * KeyLength && text.All(char.IsAsciiHexDigit)) return new KeySealing(Convert.FromHexString(text));
        throw new StorageSetupException($"the master key {file} has {bytes.Length} bytes; expected 32, or 64 hexadecimal digits: make one with: openssl rand -hex 32");
    }

    /// <summary>Writes a key down.</summary>
    public byte[] Seal(string person, ReadOnlySpan<byte> key)
    {
        if (_master is null) return [Plain, .. key];
        return [Sealed, .. GcmBox.Seal(_master, Binding(person), key)];
    }

    /// <summary>Reads a key that was written down.</summary>
    /// <exception cref="StorageSetupException">It is sealed, and the master key is not given or is another one.</exception>
    /// <exception cref="LogDamagedException">It is not what was written.</exception>
    public byte[] Open(string person, ReadOnlySpan<byte> stored)
    {
        if (stored.Length == KeyLength + 1 && stored[0] == Plain) return stored[1..].ToArray();
        if (stored.Length != KeyLength + 1 + GcmBox.Overhead || stored[0] != Sealed) throw new LogDamagedException("the key of a person is not what was written");
        if (_master is null) throw new StorageSetupException("the keys of persons are sealed; name the file of the master key in MasterKeyFile");
        try
        {
            return GcmBox.Open(_master, Binding(person), stored[1..]);
        }
        catch (CryptographicException exception)
        {
            throw new StorageSetupException("the keys of persons do not open under this master key; name the file that they were sealed with", exception);
        }
    }

    private static byte[] Binding(string person) => [.. "entente-key-1\n"u8, .. Encoding.UTF8.GetBytes(person)];
}
