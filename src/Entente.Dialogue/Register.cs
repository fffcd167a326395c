using System.Collections;

namespace Entente.Dialogue;

/// <summary>A list of a dialogue's state: read by everybody, written by events alone. What is numbered from 1 stands at place number − 1.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Register<T> : IReadOnlyList<T>, IRestorable
{
    private readonly List<T> _entries = [];

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public T this[int index]
    {
        get => _entries[index];
        internal set => _entries[index] = value;
    }

    /// <summary>The first entry that something holds for; the default when there is none.</summary>
    /// <param name="match">What must hold.</param>
    public T? Find(Predicate<T> match) => _entries.Find(match);

    /// <summary>Whether something holds for an entry.</summary>
    /// <param name="match">What must hold.</param>
    public bool Exists(Predicate<T> match) => _entries.Exists(match);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _entries.GetEnumerator();

    internal void Add(T entry) => _entries.Add(entry);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Array IRestorable.Copy() => _entries.ToArray();

    void IRestorable.Restore(Array entries) => _entries.AddRange(entries.Cast<T>());
}
