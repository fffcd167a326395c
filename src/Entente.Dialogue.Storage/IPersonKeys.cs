namespace Entente.Dialogue.Storage;

/// <summary>The keys under which personal fields are sealed, one for each person, kept apart from the events so that destroying a key erases what it sealed.</summary>
/// <remarks>A person's name here is any text of 1 to 200 characters without control characters. Where the same name means different people in different
/// dialogues, use <see cref="Of"/>, for sealing and destroying alike.</remarks>
public interface IPersonKeys
{
    /// <summary>The key of a person, 32 bytes.</summary>
    /// <param name="person">The person's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The key; null if it was never made, or was destroyed.</returns>
    ValueTask<byte[]?> FindAsync(string person, CancellationToken cancellation);

    /// <summary>The key of a person, made if there is none; durable before it returns.</summary>
    /// <param name="person">The person's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PersonErasedException">The key was destroyed.</exception>
    ValueTask<byte[]> GetOrCreateAsync(string person, CancellationToken cancellation);

    /// <summary>The keys of several persons, made where there are none, in one transaction; durable before it returns.</summary>
    /// <param name="persons">The persons' names.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PersonErasedException">One of the keys was destroyed; none was made.</exception>
    Task<IReadOnlyDictionary<string, byte[]>> GetOrCreateAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation);

    /// <summary>Every key that is there, by name; those destroyed with a null key.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<PersonKey>> AllAsync(CancellationToken cancellation);

    /// <summary>Takes in keys from elsewhere, in one transaction: all or none.</summary>
    /// <param name="keys">The keys; a null key comes in as destroyed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">A person has another key here, or one of the two is destroyed.</exception>
    Task AddAsync(IReadOnlyCollection<PersonKey> keys, CancellationToken cancellation);

    /// <summary>Destroys the key of a person: overwritten, durable before it returns, and remembered, so that no new one is made. May be called again.</summary>
    /// <param name="person">The person's name; one without a key is remembered as destroyed too.</param>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    Task DestroyAsync(string person, CancellationToken cancellation);

    /// <summary>The keys of one dialogue's persons: the same names in another dialogue are other persons.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <returns>A view whose names stand in the whole as <c>dialogue/person</c>.</returns>
    IPersonKeys Of(DialogueId dialogue);
}
