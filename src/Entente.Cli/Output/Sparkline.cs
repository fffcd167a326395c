namespace Entente.Cli.Output;

/// <summary>A line of small bars that shows the course of a number.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One bar a value; a dot where a value is undefined.</summary>
    /// <param name="values">The values in order.</param>
    /// <param name="low">The value of the lowest bar; the least value if null.</param>
    /// <param name="high">The value of the highest bar; the greatest value if null.</param>
    public static string Of(IReadOnlyList<double?> values, double? low = null, double? high = null)
    {
        var known = values.OfType<double>().ToArray();
        if (known.Length == 0) return new string('·', values.Count);
        var bottom = low ?? known.Min();
        var top = high ?? known.Max();
        return string.Create(values.Count, (values, bottom, top), static (line, state) =>
        {
            var span = state.top - state.bottom;
            for (var place = 0; place < line.Length; place++)
            {
                line[place] = state.values[place] is not { } value ? '·'
                    : Bars[span <= 0 ? 0 : Math.Clamp((int)((value - state.bottom) / span * Bars.Length), 0, Bars.Length - 1)];
            }
        });
    }

    /// <summary>As many values as there is room for: neighbours are averaged.</summary>
    /// <param name="values">The values in order.</param>
    /// <param name="room">The greatest number of values to return, positive.</param>
    public static IReadOnlyList<double?> Thin(IReadOnlyList<double?> values, int room)
    {
        if (values.Count <= room) return values;
        var thinned = new double?[room];
        for (var place = 0; place < room; place++)
        {
            var from = place * values.Count / room;
            var to = (place + 1) * values.Count / room;
            var known = values.Skip(from).Take(to - from).OfType<double>().ToArray();
            thinned[place] = known.Length == 0 ? null : known.Average();
        }

        return thinned;
    }
}
