namespace Entente.Dialogue.Personal;

/// <summary>Seals personal texts under a key per person and aspect.</summary>
/// <remarks>Implemented where the keys are kept; the rules only say what is sealed.</remarks>
public interface IPersonalCipher
{
    /// <summary>Seals a text.</summary>
    /// <param name="person">The name of the key, as <see cref="PersonKey"/> makes it.</param>
    /// <param name="plain">The text in UTF-8.</param>
    /// <returns>The sealed bytes; different each time.</returns>
    byte[] Seal(string person, ReadOnlySpan<byte> plain);

    /// <summary>Opens a sealed text.</summary>
    /// <param name="person">The name of the key.</param>
    /// <param name="sealedText">The sealed bytes.</param>
    /// <returns>The text in UTF-8; null when the key was destroyed.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The bytes were tampered with.</exception>
    byte[]? Open(string person, ReadOnlySpan<byte> sealedText);
}
