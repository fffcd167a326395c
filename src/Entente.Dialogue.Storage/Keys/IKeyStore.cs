namespace Entente.Dialogue.Storage.Keys;

/// <summary>A database that holds the keys of persons as they are written down.</summary>
internal interface IKeyStore : IAsyncDisposable
{
    /// <summary>The row of a person; null if there is none, with a null key if it was destroyed.</summary>
    Task<PersonKey?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>The rows whose names begin with a text, by name.</summary>
    Task<IReadOnlyList<PersonKey>> AllAsync(string prefix, CancellationToken cancellation);

    /// <summary>Adds rows where there are none, in one transaction.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="judge">Sees the rows as they then are; when it throws, nothing was added.</param>
    /// <param name="cancellation">Gives up.</param>
    Task PutAsync(IReadOnlyCollection<PersonKey> rows, Action<IReadOnlyList<PersonKey>> judge, CancellationToken cancellation);

    /// <summary>Overwrites a key and remembers that it was destroyed.</summary>
    Task DestroyAsync(string name, CancellationToken cancellation);
}
