using System.Globalization;

namespace Entente.Diagnosis.Covariates;

/// <summary>The values that a series can take; anything else in a table is an error, so that an undeclared missing code is found.</summary>
/// <param name="Least">The least value; negative infinity for none.</param>
/// <param name="Most">The largest value; infinity for none.</param>
public readonly record struct ValueRange(double Least, double Most)
{
    /// <summary>Every finite number.</summary>
    public static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether a value lies in the range, its ends included; NaN does not.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => value >= Least && value <= Most;

    /// <summary>The range as a schema writes it, such as <c>0..1</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(double.IsNegativeInfinity(Least) ? "" : Least)}..{(double.IsPositiveInfinity(Most) ? "" : Most)}");

    internal static bool TryParse(string text, out ValueRange range)
    {
        range = Any;
        if (text.Length == 0) return true;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !End(text[..dots], double.NegativeInfinity, out var least) || !End(text[(dots + 2)..], double.PositiveInfinity, out var most)) return false;
        range = new ValueRange(least, most);
        return least <= most;

        static bool End(string text, double open, out double value)
        {
            value = open;
            return text.Trim().Length == 0 || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));
        }
    }
}
