using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Storage.Keys;

namespace Entente.Dialogue.Storage;

/// <summary>Seals personal fields of one dialogue with AES-256-GCM, each person under the key that <see cref="IPersonKeys.Of"/> the dialogue holds for them.</summary>
/// <remarks>
/// Sealed: a byte 1, a random nonce of 12 bytes, the sealed bytes, a tag of 16 bytes. Dialogue and person are bound in. Keys stay in memory while the
/// cipher lives; erase through <see cref="DestroyAsync"/>, or this cipher goes on opening what it has the key of. Safe for use from many threads.
/// </remarks>
public sealed class PersonalCipher : IPersonalCipher
{
    private const byte Version = 1;
    private readonly IPersonKeys _keys;
    private readonly DialogueId _dialogue;
    private readonly ConcurrentDictionary<string, byte[]?> _known = new(StringComparer.Ordinal);

    private PersonalCipher(IPersonKeys keys, DialogueId dialogue) => (_keys, _dialogue) = (keys.Of(dialogue), dialogue);

    /// <summary>A cipher that has the keys of all persons of a dialogue, fetched at once.</summary>
    /// <param name="keys">The keys, of all dialogues.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PersonalCipher> LoadAsync(IPersonKeys keys, DialogueId dialogue, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var cipher = new PersonalCipher(keys, dialogue);
        foreach (var (person, key) in await cipher._keys.AllAsync(cancellation)) cipher._known[person] = key;
        return cipher;
    }

    /// <summary>Makes the keys of persons who have none yet, durable before it returns, so that sealing for them need not wait for the disk.</summary>
    /// <param name="persons">The persons.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PersonErasedException">The key of one of them was destroyed.</exception>
    public async Task PrepareAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(persons);
        string[] missing = [.. persons.Where(person => Known(person) is null)];
        foreach (var (person, key) in await _keys.GetOrCreateAsync(missing, cancellation)) _known[person] = key;
    }

    /// <summary>Destroys a person's key: what was sealed for them in this dialogue is erased.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    public async Task DestroyAsync(string person, CancellationToken cancellation)
    {
        await _keys.DestroyAsync(person, cancellation);
        _known[person] = null;
    }

    /// <inheritdoc/>
    /// <remarks>The first time for a person who was not prepared, it waits until the new key is durable.</remarks>
    public byte[] Seal(string person, ReadOnlySpan<byte> plain)
    {
        var key = Known(person) ?? (_known[person] = Wait(() => _keys.GetOrCreateAsync(person, CancellationToken.None).AsTask()))!;
        return [Version, .. GcmBox.Seal(key, Binding(person), plain)];
    }

    /// <inheritdoc/>
    public byte[]? Open(string person, ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < 1 + GcmBox.Overhead || sealedText[0] != Version)
            throw new CryptographicException($"{sealedText.Length} bytes are no sealed field; expected at least {1 + GcmBox.Overhead} that begin with {Version}.");
        if (!_known.TryGetValue(person, out var key))
        {
            key = Wait(() => _keys.FindAsync(person, CancellationToken.None).AsTask());
            if (key is not null) _known[person] = key;
        }

        return key is null ? null : GcmBox.Open(key, Binding(person), sealedText[1..]);
    }

    private byte[]? Known(string person) => !_known.TryGetValue(person, out var key) ? null : key ?? throw new PersonErasedException(person);

    // On a thread of the pool, so that a caller whose scheduler allows one step at a time does not wait for itself.
    private static byte[]? Wait<T>(Func<Task<T>> work)
        where T : class? => Task.Run(work).GetAwaiter().GetResult() as byte[];

    private byte[] Binding(string person)
    {
        var (dialogue, name) = (Encoding.UTF8.GetBytes(_dialogue.Value), Encoding.UTF8.GetBytes(person));
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, dialogue.Length);
        return [.. "entente-personal-1\n"u8, .. length, .. dialogue, .. name];
    }
}
