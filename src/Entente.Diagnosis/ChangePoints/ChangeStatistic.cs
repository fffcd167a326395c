namespace Entente.Diagnosis.ChangePoints;

/// <summary>The largest F of a further change over the places allowed, and the autocorrelation that the series shows without one.</summary>
/// <param name="F">The largest F.</param>
/// <param name="Place">Where least squares put the change, which holds with further changes that are not in the model [Bai1997]: the first place of the new regime.</param>
/// <param name="Autocorrelation">First-order autocorrelation of the residuals without the further change; biased towards 0 and below.</param>
internal readonly record struct ChangeStatistic(double F, int Place, double Autocorrelation)
{
    // Beyond this the transformation of Prais and Winsten would weigh the first value with almost nothing.
    public const double Highest = 0.97;

    /// <summary>
    /// Measures a series: least squares find the best place, its residuals give ρ, and F is taken at every place by generalized least
    /// squares with this ρ. A change in the series therefore does not pass for autocorrelation in F.
    /// </summary>
    /// <param name="regression">The regression without the further change; it holds the series afterwards.</param>
    /// <param name="series">The series; length T.</param>
    /// <param name="places">The places allowed.</param>
    /// <param name="work">Working memory; length T.</param>
    public static ChangeStatistic Of(ShiftRegression regression, ReadOnlySpan<double> series, ReadOnlySpan<int> places, double[] work)
    {
        regression.Regress(series, 0);
        var without = AutocorrelationOf(regression.Residuals);
        var best = places[0];
        var shift = regression.At(best);
        foreach (var place in places)
        {
            var candidate = regression.At(place);
            if (candidate.Explained > shift.Explained) (best, shift) = (place, candidate);
        }

        regression.ResidualsWith(best, shift, work);
        regression.Regress(series, Math.Clamp(AutocorrelationOf(work), -Highest, Highest));
        var largest = double.NegativeInfinity;
        foreach (var place in places) largest = Math.Max(largest, regression.F(regression.At(place)));
        return new ChangeStatistic(largest, best, without);
    }

    public static double AutocorrelationOf(ReadOnlySpan<double> residuals)
    {
        double lagged = 0, squared = 0;
        for (var t = 1; t < residuals.Length; t++)
        {
            lagged += residuals[t] * residuals[t - 1];
            squared += residuals[t - 1] * residuals[t - 1];
        }

        return squared == 0 ? 0 : lagged / squared;
    }
}
