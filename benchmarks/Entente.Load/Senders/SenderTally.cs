using Entente.Load.Figures;

namespace Entente.Load.Senders;

/// <summary>What one sender, or all of them, saw.</summary>
internal sealed class SenderTally
{
    private const int MostFaults = 20;

    /// <summary>Stances acknowledged, inside the measured time and outside.</summary>
    public long Acknowledged { get; set; }

    /// <summary>Stances acknowledged inside the measured time.</summary>
    public long Measured { get; set; }

    /// <summary>Of the acknowledged, those whose answer named a next statement.</summary>
    public long WithNext { get; set; }

    /// <summary>Answers that said: not now (429, 5xx).</summary>
    public long NotNow { get; set; }

    /// <summary>Connections that ended before the answer was whole.</summary>
    public long LostConnections { get; set; }

    /// <summary>How long the measured requests took.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>The longest time in which a participant had no answer, retries included; zero where nothing was retried.</summary>
    public TimeSpan LongestOutage { get; set; }

    /// <summary>What should not have been.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How many faults there were.</summary>
    public long FaultCount { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Fault(string fault)
    {
        FaultCount++;
        if (Faults.Count < MostFaults) Faults.Add(fault);
    }

    /// <summary>Adds what another saw.</summary>
    public void Add(SenderTally other)
    {
        Acknowledged += other.Acknowledged;
        Measured += other.Measured;
        WithNext += other.WithNext;
        NotNow += other.NotNow;
        LostConnections += other.LostConnections;
        Latency.Add(other.Latency);
        if (other.LongestOutage > LongestOutage) LongestOutage = other.LongestOutage;
        Faults.AddRange(other.Faults.Take(MostFaults - Math.Min(MostFaults, Faults.Count)));
        FaultCount += other.FaultCount;
    }
}
