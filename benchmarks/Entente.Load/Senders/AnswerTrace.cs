namespace Entente.Load.Senders;

/// <summary>When answers came: counts by hundredths of a second of the measured time. A server that halts as a whole shows as a gap, which percentiles of a
/// closed loop hide, because nothing is sent while nothing is answered.</summary>
internal sealed class AnswerTrace
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly long _from;
    private readonly int[] _counts;

    /// <summary>An empty trace of a load.</summary>
    /// <param name="clock">When the load is measured.</param>
    public AnswerTrace(LoadClock clock)
    {
        _from = clock.From;
        var steps = clock.Until == long.MaxValue ? 0 : (clock.Until - clock.From) / LoadClock.Ticks(Step);
        _counts = new int[steps];
    }

    /// <summary>Notes an answer.</summary>
    /// <param name="time">When it came, in ticks.</param>
    public void Add(long time)
    {
        var step = (time - _from) / LoadClock.Ticks(Step);
        if (step >= 0 && step < _counts.Length) _counts[step]++;
    }

    /// <summary>The gaps in which no trace has an answer.</summary>
    /// <param name="traces">Traces of the same load.</param>
    /// <param name="least">The shortest gap that counts.</param>
    /// <returns>Their lengths, in order of time.</returns>
    public static IReadOnlyList<TimeSpan> Gaps(IReadOnlyList<AnswerTrace> traces, TimeSpan least)
    {
        var (gaps, empty) = (new List<TimeSpan>(), 0);
        for (var step = 0; step <= traces[0]._counts.Length; step++)
        {
            if (step < traces[0]._counts.Length && traces.All(trace => trace._counts[step] == 0))
            {
                empty++;
                continue;
            }

            if (empty * Step >= least && empty > 0) gaps.Add(empty * Step);
            empty = 0;
        }

        return gaps;
    }
}
