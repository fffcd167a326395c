using System.Globalization;

namespace Entente.Diagnosis.Claims;

/// <summary>On which side of which value the estimate must lie for a claim to be supported.</summary>
/// <param name="IsAbove">Whether the claim holds above the value; else below.</param>
/// <param name="Threshold">The value, in the unit of the test.</param>
public readonly record struct ClaimedSide(bool IsAbove, double Threshold)
{
    /// <summary>Reads <c>above 0</c> or <c>below 0.5</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The side; null if the text is something else.</returns>
    public static ClaimedSide? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || words[0] is not ("above" or "below")) return null;
        return double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) && double.IsFinite(threshold)
            ? new ClaimedSide(words[0] == "above", threshold)
            : null;
    }

    /// <summary>Whether a value lies on the claimed side.</summary>
    /// <param name="value">The value.</param>
    public bool Holds(double value) => IsAbove ? value > Threshold : value < Threshold;

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsAbove ? "above" : "below")} {Threshold}");
}
