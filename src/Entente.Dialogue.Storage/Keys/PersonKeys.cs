using System.Security.Cryptography;
using Entente.Dialogue.Storage.Writing;

namespace Entente.Dialogue.Storage.Keys;

/// <summary>The keys of persons over a database.</summary>
/// <param name="store">The database.</param>
/// <param name="sealing">How keys are written down.</param>
/// <param name="prefix">What stands before a person's name in the database; empty for the whole.</param>
internal sealed class PersonKeys(IKeyStore store, KeySealing sealing, string prefix = "") : IOwnedKeys
{
    /// <summary>The most characters of a person's name.</summary>
    public const int LongestName = 200;


    /// <inheritdoc/>
    public async ValueTask<byte[]?> FindAsync(string person, CancellationToken cancellation)
    {
        var name = Name(person);
        return await store.FindAsync(name, cancellation) is { Key: { } stored } ? sealing.Open(name, stored) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> GetOrCreateAsync(string person, CancellationToken cancellation)
    {
        var name = Name(person);
        if (await store.FindAsync(name, cancellation) is { } row) return row.Key is { } stored ? sealing.Open(name, stored) : throw new PersonErasedException(person);
        return (await GetOrCreateAsync([person], cancellation))[person];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, byte[]>> GetOrCreateAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (persons.Count == 0) return keys;
        var candidates = persons.Distinct(StringComparer.Ordinal).Select(person =>
        {
            var name = Name(person);
            return new PersonKey(name, sealing.Seal(name, RandomNumberGenerator.GetBytes(KeySealing.KeyLength)));
        });
        await store.PutAsync(
            [.. candidates],
            rows =>
            {
                foreach (var row in rows)
                {
                    var person = row.Person[prefix.Length..];
                    keys[person] = row.Key is { } stored ? sealing.Open(row.Person, stored) : throw new PersonErasedException(person);
                }
            },
            cancellation);
        return keys;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonKey>> AllAsync(CancellationToken cancellation) =>
        [.. (await store.AllAsync(prefix, cancellation)).Select(row => new PersonKey(row.Person[prefix.Length..], row.Key is { } stored ? sealing.Open(row.Person, stored) : null))];

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyCollection<PersonKey> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var byName = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (person, key) in keys)
        {
            if (key is not null && key.Length != KeySealing.KeyLength) throw new ArgumentException($"A key has {key.Length} bytes; expected {KeySealing.KeyLength}.", nameof(keys));
            byName[Name(person)] = key;
        }

        if (byName.Count == 0) return Task.CompletedTask;
        return store.PutAsync(
            [.. byName.Select(item => new PersonKey(item.Key, item.Value is { } key ? sealing.Seal(item.Key, key) : null))],
            rows =>
            {
                foreach (var (name, stored) in rows)
                {
                    var wanted = byName[name];
                    var found = stored is null ? null : sealing.Open(name, stored);
                    var same = wanted is null ? found is null : found is not null && wanted.AsSpan().SequenceEqual(found);
                    if (!same) throw new InvalidOperationException($"The person '{name[prefix.Length..]}' has another key here, or was erased; nothing was added.");
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task DestroyAsync(string person, CancellationToken cancellation) => store.DestroyAsync(Name(person), cancellation);

    /// <inheritdoc/>
    public IPersonKeys Of(DialogueId dialogue) => new PersonKeys(store, sealing, dialogue.Value + "/");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private string Name(string person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Length is 0 or > LongestName || person.Any(char.IsControl))
            throw new ArgumentException($"The name of a person has {person.Length} characters; expected 1 to {LongestName}, none of them a control character.", nameof(person));
        return prefix + person;
    }
}
