using System.Globalization;

namespace Entente.Diagnosis.Drivers;

/// <summary>A series of facts that ends within the years that were asked of it.</summary>
/// <param name="Series">Its name.</param>
/// <param name="LastYear">The last year that it covers.</param>
/// <param name="Covered">How many of the years asked for are not after it.</param>
/// <param name="Asked">How many years were asked for.</param>
public sealed record CutShortSeries(string Series, int LastYear, int Covered, int Asked)
{
    internal static CutShortSeries Of(string series, int lastYear, YearRange asked) => new(series, lastYear, lastYear - asked.From + 1, asked.To - asked.From + 1);

    /// <summary>The fact in words, as in <c>trade ends in 2014: 5 of 10 years</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Series} ends in {LastYear}: {Covered} of {Asked} years");
}
