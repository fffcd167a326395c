namespace Entente.Cli.Answers;

/// <summary>Words for degrees of thickness, so that a summary can be read aloud. The bounds are ours, for orientation only.</summary>
internal static class ThicknessWords
{
    /// <summary>How thick a consensus is.</summary>
    /// <param name="value">Thickness, at most 1.</param>
    public static string Of(double value) => value switch
    {
        >= 0.8 => "thick",
        >= 0.6 => "fairly thick",
        >= 0.4 => "middling",
        >= 0.2 => "thin",
        >= 0 => "very thin",
        _ => "absent, less than chance would give",
    };
}
