namespace Entente.Dialogue.Storage;

/// <summary>Seals personal fields of one dialogue's events, each under the key of the person it is about.</summary>
public interface IPersonalCipher
{
    /// <summary>Seals a field.</summary>
    /// <param name="person">The person whom it is about.</param>
    /// <param name="plain">The field in the clear.</param>
    /// <returns>29 bytes more than the field: version, nonce, sealed bytes, tag.</returns>
    /// <exception cref="PersonErasedException">The person's key was destroyed.</exception>
    byte[] Seal(string person, ReadOnlySpan<byte> plain);

    /// <summary>Opens a field.</summary>
    /// <param name="person">The person whom it is about.</param>
    /// <param name="sealed">What <see cref="Seal"/> gave.</param>
    /// <returns>The field in the clear; null if the person's key was destroyed: the field is erased.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The bytes were changed, or were sealed for another person or dialogue.</exception>
    byte[]? Open(string person, ReadOnlySpan<byte> @sealed);
}
