using System.Collections.Concurrent;

namespace Entente.Web.Sessions;

/// <summary>Sessions that were found valid of late, by the hash of their token: two generations, so that it is bounded and forgets the least used.</summary>
/// <param name="capacity">How many sessions are kept at most.</param>
internal sealed class SessionCache(int capacity)
{
    private readonly Lock _turn = new();
    private readonly int _generation = Math.Max(1, capacity / 2);
    private ConcurrentDictionary<TokenHash, Entry> _young = new();
    private ConcurrentDictionary<TokenHash, Entry> _old = new();
    private int _count;
    private long _revision;

    /// <summary>A session and when the database last vouched for it.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="Checked">When, in ticks of the clock.</param>
    /// <param name="Used">When the use of the session was last written down.</param>
    public sealed record Entry(Session Session, long Checked, DateTimeOffset Used);

    /// <summary>How many sessions are kept now; for tests.</summary>
    public int Count => _young.Count + _old.Keys.Count(hash => !_young.ContainsKey(hash));

    /// <summary>Changes whenever a session is forgotten. Whoever reads the database notes it first.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Finds a session.</summary>
    public Entry? Find(TokenHash hash)
    {
        if (_young.TryGetValue(hash, out var entry)) return entry;
        var revision = Revision;
        if (!_old.TryGetValue(hash, out entry)) return null;
        // Only while it is still there: a session that ended meanwhile must not come back.
        if (_old.TryRemove(new KeyValuePair<TokenHash, Entry>(hash, entry))) Keep(hash, entry, revision);
        return entry;
    }

    /// <summary>Keeps a session.</summary>
    /// <param name="hash">The hash of its token.</param>
    /// <param name="entry">The session.</param>
    /// <param name="revision">The <see cref="Revision"/> before the database was read: if sessions were forgotten since, this may be one of them, and it is not kept.</param>
    public void Keep(TokenHash hash, Entry entry, long revision)
    {
        var isNew = _young.TryAdd(hash, entry);
        if (!isNew) _young[hash] = entry;
        if (Revision != revision) _young.TryRemove(hash, out _);
        if (!isNew || Interlocked.Increment(ref _count) < _generation) return;
        lock (_turn)
        {
            if (_count < _generation) return;
            _old = _young;
            _young = new ConcurrentDictionary<TokenHash, Entry>();
            _count = 0;
        }
    }

    /// <summary>Forgets a session.</summary>
    public void Forget(TokenHash hash)
    {
        Interlocked.Increment(ref _revision);
        _old.TryRemove(hash, out _);
        _young.TryRemove(hash, out _);
    }

    /// <summary>Forgets every session to which something applies.</summary>
    public void Forget(Func<Session, bool> applies)
    {
        Interlocked.Increment(ref _revision);
        foreach (var generation in new[] { _old, _young })
        {
            foreach (var (hash, entry) in generation)
            {
                if (applies(entry.Session)) generation.TryRemove(hash, out _);
            }
        }
    }
}
