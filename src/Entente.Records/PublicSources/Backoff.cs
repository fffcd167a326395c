using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Records.PublicSources;

/// <summary>How long to wait before the next attempt: exponential back-off with jitter from a counter, so that a run can be repeated exactly.</summary>
internal static class Backoff
{
    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="options">First and longest delay, and the seed.</param>
    /// <param name="file">The name of the file: two files do not wait in step.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <returns>First delay × 2^(attempt − 1), at most the longest delay, times a number in (½, 1].</returns>
    public static TimeSpan After(FetchOptions options, string file, int attempt)
    {
        var full = Math.Min(
            options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt, 40) - 1),
            options.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (1 - (Share(options.Seed, file, attempt) / 2)));
    }

    /// <summary>A number in [0, 1) that depends on the seed, the file and the attempt alone.</summary>
    private static double Share(ulong seed, string file, int attempt)
    {
        var counter = FormattableString.Invariant($"{seed}/{attempt}/{file}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(counter));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
