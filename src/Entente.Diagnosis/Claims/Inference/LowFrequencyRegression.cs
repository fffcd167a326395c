namespace Entente.Diagnosis.Claims.Inference;

/// <summary>A coefficient of a regression on years, with the error that slow movement of the series leaves it.</summary>
/// <param name="Estimate">The coefficient.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Degrees">Degrees of freedom of Student's t.</param>
internal readonly record struct SeriesCoefficient(double Estimate, double Error, int Degrees);

/// <summary>Least squares on a yearly series whose errors are autocorrelated.</summary>
/// <remarks>
/// <para>
/// Neighbouring years are alike, so a series of 70 years holds far fewer than 70 independent observations. The long-run variance of the
/// errors is estimated from q slow cosine waves (periods of 2T, T, 2T/3, … years), each made orthogonal to the regressors, so that the estimate over its
/// error follows Student's t with q degrees of freedom: exactly with independent normal errors, and nearly so where errors are
/// autocorrelated over times that are short against 2T/q [Muller2014] [Lazarus2018].
/// </para>
/// <para>
/// q = 0.3·T^(2/3), at least 3. [Lazarus2018] advise 0.4; 0.3 trades power for a level that holds better with the strong autocorrelation of
/// these series: docs/claims.md has rejection rates.
/// </para>
/// </remarks>
internal static class LowFrequencyRegression
{
    /// <summary>The fewest years that a series is tested with.</summary>
    public const int FewestYears = 12;

    /// <summary>The number of cosine waves for a series.</summary>
    /// <param name="length">The number of years, T.</param>
    public static int Waves(int length) => Math.Max(3, (int)Math.Round(0.3 * Math.Pow(length, 2.0 / 3)));

    /// <summary>The coefficient of the last regressor.</summary>
    /// <param name="values">The series; length T.</param>
    /// <param name="regressors">The regressors, the constant among them; each of length T.</param>
    /// <returns>The coefficient; null where the last regressor is a combination of the others or the series is too short.</returns>
    public static SeriesCoefficient? Last(double[] values, params double[][] regressors)
    {
        var length = values.Length;
        var waves = Waves(length);
        if (length < FewestYears || length < regressors.Length + waves) return null;
        var basis = new List<double[]>();
        var lastNorm = 0.0;
        foreach (var regressor in regressors)
        {
            lastNorm = AddOrthogonal(basis, regressor, 1e-9 * Math.Sqrt(Dot(regressor, regressor)));
            if (lastNorm == 0) return null;
        }

        var estimate = Dot(basis[^1], values) / lastNorm;
        var variance = 0.0;
        var used = 0;
        for (var frequency = 1; used < waves && frequency < length; frequency++)
        {
            var wave = new double[length];
            for (var year = 0; year < length; year++) wave[year] = Math.Sqrt(2.0 / length) * Math.Cos(Math.PI * frequency * (year + 0.5) / length);
            // A wave that the regressors nearly span says little of the errors; the next one takes its place.
            if (AddOrthogonal(basis, wave, 0.3) == 0) continue;
            var amplitude = Dot(basis[^1], values);
            variance += amplitude * amplitude;
            used++;
        }

        return used < waves ? null : new SeriesCoefficient(estimate, Math.Sqrt(variance / waves) / lastNorm, waves);
    }

    /// <summary>Adds what a vector has beyond the basis, at length 1; returns its length before, 0 if it was not added.</summary>
    private static double AddOrthogonal(List<double[]> basis, double[] vector, double least)
    {
        var rest = (double[])vector.Clone();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var unit in basis)
            {
                var share = Dot(unit, rest);
                for (var year = 0; year < rest.Length; year++) rest[year] -= share * unit[year];
            }
        }

        var norm = Math.Sqrt(Dot(rest, rest));
        if (!(norm > least)) return 0;
        for (var year = 0; year < rest.Length; year++) rest[year] /= norm;
        basis.Add(rest);
        return norm;
    }

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var year = 0; year < first.Length; year++) sum += first[year] * second[year];
        return sum;
    }
}
