using System.Diagnostics;

namespace Entente.Load.Senders;

/// <summary>When a load begins to be measured and when it ends, in the ticks of <see cref="Stopwatch"/>.</summary>
/// <param name="From">When measuring begins.</param>
/// <param name="Until">When the load ends.</param>
internal sealed record LoadClock(long From, long Until)
{
    /// <summary>A load that starts now.</summary>
    /// <param name="warmUp">How long it is not measured.</param>
    /// <param name="measured">How long it is measured.</param>
    public static LoadClock StartingNow(TimeSpan warmUp, TimeSpan measured)
    {
        var from = Stopwatch.GetTimestamp() + Ticks(warmUp);
        return new LoadClock(from, from + Ticks(measured));
    }

    /// <summary>A load that goes on until it is stopped, and is not measured.</summary>
    public static LoadClock Open { get; } = new(long.MaxValue, long.MaxValue);

    /// <summary>A length of time in ticks.</summary>
    public static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
