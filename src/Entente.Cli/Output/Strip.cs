namespace Entente.Cli.Output;

/// <summary>A line on which a value and its interval have their place on a common scale.</summary>
internal static class Strip
{
    /// <summary>The line: a dot at the value, dashes over the interval, a light mark at zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">The lower end of its interval; null if there is none.</param>
    /// <param name="high">The upper end of its interval; null if there is none.</param>
    /// <param name="from">The left end of the scale.</param>
    /// <param name="to">The right end of the scale.</param>
    /// <param name="width">Characters in the line, positive.</param>
    public static string Of(double value, double? low, double? high, double from, double to, int width)
    {
        var line = new char[width];
        Array.Fill(line, ' ');
        if (from < 0 && to > 0) line[Place(0)] = '┊';
        if (low is { } left && high is { } right)
        {
            for (var place = Place(left); place <= Place(right); place++) line[place] = '─';
        }

        line[Place(value)] = '●';
        return new string(line);

        int Place(double at) => to <= from ? 0 : Math.Clamp((int)Math.Round((at - from) / (to - from) * (width - 1)), 0, width - 1);
    }
}
