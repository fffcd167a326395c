using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Entente.Web.Problems;
using Entente.Web.Sessions;

namespace Entente.Web.Hardening;

/// <summary>How often an endpoint may be used; the name of a limit in <see cref="RateLimitOptions"/>.</summary>
public enum RatePolicy
{
    /// <summary>The account's general limit, or the address's where nobody is signed in.</summary>
    General,

    /// <summary>Stances, per account.</summary>
    Stances,

    /// <summary>Statements, amendments and other texts, per account.</summary>
    Texts,

    /// <summary>Heavy work, per account.</summary>
    Heavy,

    /// <summary>Attempts to sign in or to make an account, per address.</summary>
    SignIn,

    /// <summary>Anonymous devices, per address.</summary>
    Devices,
}

/// <summary>Counts requests per account and per address. Addresses are kept in memory only, under a key of this process.</summary>
internal sealed class RateLimits : IDisposable
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly bool _enabled;
    private readonly PartitionedRateLimiter<UInt128> _addresses;
    private readonly PartitionedRateLimiter<UInt128> _signIns;
    private readonly PartitionedRateLimiter<UInt128> _devices;
    private readonly PartitionedRateLimiter<string> _accounts;
    private readonly PartitionedRateLimiter<string> _stances;
    private readonly PartitionedRateLimiter<string> _texts;
    private readonly PartitionedRateLimiter<string> _heavy;

    /// <summary>With the limits of the options.</summary>
    public RateLimits(WorkbenchOptions options)
    {
        var limits = options.RateLimits;
        _enabled = limits.Enabled;
        (_addresses, _signIns, _devices) = (Buckets<UInt128>(limits.Address), Buckets<UInt128>(limits.SignIn), Buckets<UInt128>(limits.Devices));
        (_accounts, _stances, _texts, _heavy) = (Buckets<string>(limits.Account), Buckets<string>(limits.Stances), Buckets<string>(limits.Texts), Buckets<string>(limits.Heavy));
    }

    /// <summary>Counts a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="session">Who acts; null for nobody.</param>
    /// <param name="endpoint">What is asked.</param>
    /// <returns>Null when it may go on.</returns>
    public Problem? Refusal(HttpContext context, Session? session, Endpoint? endpoint)
    {
        if (!_enabled) return null;
        var policy = endpoint?.Metadata.GetMetadata<RatePolicyMetadata>()?.Policy ?? RatePolicy.General;
        return policy switch
        {
            RatePolicy.SignIn => Count(_signIns, Address(context)),
            RatePolicy.Devices => Count(_devices, Address(context)),
            _ when session is null => Count(_addresses, Address(context)),
            RatePolicy.Stances => Count(_stances, session.Account.Id.Value),
            RatePolicy.Texts => Count(_texts, session.Account.Id.Value),
            RatePolicy.Heavy => Count(_heavy, session.Account.Id.Value),
            _ => Count(_accounts, session.Account.Id.Value),
        };
    }

    /// <summary>Counts a request against its address alone.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Null when it may go on.</returns>
    public Problem? RefusalOfAddress(HttpContext context) => _enabled ? Count(_addresses, Address(context)) : null;

    /// <summary>Counts an anonymous device that a page makes, which has another limit of its own.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Null when it may be made.</returns>
    public Problem? RefusalOfDevice(HttpContext context) => _enabled ? Count(_devices, Address(context)) : null;

    /// <summary>The address of a request as far as limits know it, under a key of this process: an IPv4 address, or the /64 network of an IPv6 address, which one household holds.</summary>
    /// <param name="context">The request.</param>
    public UInt128 Address(HttpContext context)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        address.TryWriteBytes(bytes, out _);
        var significant = address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address) ? bytes[..8] : bytes;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, significant, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var limiter in new[] { _addresses, _signIns, _devices }) limiter.Dispose();
        foreach (var limiter in new[] { _accounts, _stances, _texts, _heavy }) limiter.Dispose();
    }

    private static Problem? Count<TKey>(PartitionedRateLimiter<TKey> limiter, TKey key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return GeneralProblems.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null);
    }

    private static PartitionedRateLimiter<TKey> Buckets<TKey>(RateLimit limit)
        where TKey : notnull
    {
        // A bucket gains whole tokens: the period is as long as one of them takes, or a hundredth of a second for fast ones.
        var period = TimeSpan.FromSeconds(Math.Max(0.01, 1 / limit.PerSecond));
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Burst,
            TokensPerPeriod = Math.Max(1, (int)Math.Round(limit.PerSecond * period.TotalSeconds)),
            ReplenishmentPeriod = period,
            QueueLimit = 0,
            AutoReplenishment = false,
        };
        return PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => options));
    }
}

/// <summary>The limit of an endpoint.</summary>
/// <param name="Policy">The limit.</param>
internal sealed record RatePolicyMetadata(RatePolicy Policy);

/// <summary>Says how often an endpoint may be used.</summary>
public static class RatePolicyExtensions
{
    /// <summary>Limits an endpoint.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="policy">The limit.</param>
    public static TBuilder LimitRate<TBuilder>(this TBuilder endpoint, RatePolicy policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RatePolicyMetadata(policy));
}
