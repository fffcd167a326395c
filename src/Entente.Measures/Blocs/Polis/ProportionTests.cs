namespace Entente.Measures.Blocs.Polis;

/// <summary>Polis' tests of shares (POLIS section 10), each with one success and one trial added.</summary>
internal static class ProportionTests
{
    /// <summary>The one-sided 90 % point of the standard normal distribution as Polis rounds it.</summary>
    public const double Critical = 1.2816;

    /// <summary>Share of successes with one success and one failure added.</summary>
    public static double Share(int successes, int trials) => (successes + 1.0) / (trials + 2.0);

    /// <summary>How far a share is from one half, in standard errors.</summary>
    public static double AgainstHalf(int successes, int trials) => 2 * Math.Sqrt(trials + 1.0) * (((successes + 1.0) / (trials + 1.0)) - 0.5);

    /// <summary>How far two shares are apart, in standard errors; 0 where all are successes.</summary>
    public static double Between(int successes, int otherSuccesses, int trials, int otherTrials)
    {
        double s1 = successes + 1, s2 = otherSuccesses + 1, n1 = trials + 1, n2 = otherTrials + 1;
        if (s1 + s2 == n1 + n2) return 0;
        var pooled = (s1 + s2) / (n1 + n2);
        return ((s1 / n1) - (s2 / n2)) / Math.Sqrt(pooled * (1 - pooled) * ((1 / n1) + (1 / n2)));
    }
}
