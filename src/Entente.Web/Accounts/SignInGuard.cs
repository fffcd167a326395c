using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Accounts;

/// <summary>Slows down whoever guesses passwords, without giving strangers the means to lock people out.</summary>
/// <remarks>
/// Counts are kept per name and address, and per name. They are kept alike for names that exist and names that do not, so that they tell nothing. An address from which the
/// name signed in before has a count of its own and is not stopped by what others try. Attempts during a wait are not counted, so that a wait ends. Sessions and passkeys are not touched.
/// Counts are in memory, per process, under a key of this process: names and addresses are not kept.
/// </remarks>
internal sealed class SignInGuard(WorkbenchOptions options, TimeProvider clock)
{
    private const int MostCounts = 100_000;
    private readonly Lock _turn = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<UInt128, Count> _counts = [];
    private readonly Dictionary<UInt128, DateTimeOffset> _known = [];

    /// <summary>Failures and when they are forgotten.</summary>
    private readonly record struct Count(int Failures, DateTimeOffset Until);

    /// <summary>Asks whether a password may be tried, and counts the attempt as failed until it has succeeded: attempts that run side by side are counted too.</summary>
    /// <param name="normalizedName">The name that was sent, in the form in which names are compared.</param>
    /// <param name="address">Where from.</param>
    /// <returns>How long to wait; null when it may be tried.</returns>
    public TimeSpan? Begin(string normalizedName, UInt128 address)
    {
        var (pair, name, now) = (Key(normalizedName, address), Key(normalizedName, address: null), clock.GetUtcNow());
        lock (_turn)
        {
            var (ofPair, ofName) = (Current(pair, now), Current(name, now));
            if (ofPair.Failures >= options.Identity.FailuresPerAddress) return ofPair.Until - now;
            if (ofName.Failures >= options.Identity.FailuresPerName && !_known.ContainsKey(pair)) return ofName.Until - now;
            if (_counts.Count >= MostCounts) Prune(now);
            _counts[pair] = new Count(ofPair.Failures + 1, now + options.Identity.LockoutTime);
            _counts[name] = new Count(ofName.Failures + 1, now + options.Identity.LockoutTime);
            return null;
        }
    }

    /// <summary>The attempt succeeded.</summary>
    /// <param name="normalizedName">The name.</param>
    /// <param name="address">Where from.</param>
    public void Succeeded(string normalizedName, UInt128 address)
    {
        var (pair, name, now) = (Key(normalizedName, address), Key(normalizedName, address: null), clock.GetUtcNow());
        lock (_turn)
        {
            _counts.Remove(pair);
            if (_counts.TryGetValue(name, out var ofName)) _counts[name] = ofName with { Failures = Math.Max(0, ofName.Failures - 1) };
            if (_known.Count >= MostCounts) _known.Clear();
            _known[pair] = now;
        }
    }

    private Count Current(UInt128 key, DateTimeOffset now) => _counts.TryGetValue(key, out var count) && count.Until > now ? count : default;

    private void Prune(DateTimeOffset now)
    {
        foreach (var key in _counts.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList()) _counts.Remove(key);
        if (_counts.Count >= MostCounts) _counts.Clear();
    }

    private UInt128 Key(string name, UInt128? address)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var text = new byte[17 + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt128BigEndian(text, address ?? 0);
        text[16] = address is null ? (byte)0 : (byte)1;
        Encoding.UTF8.GetBytes(name, text.AsSpan(17));
        HMACSHA256.HashData(_key, text, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
