using System.Text;
using Entente.Charts.Report;

namespace Entente.Charts;

/// <summary>The chart module as built from <c>Scripts/</c> and <c>Styles/</c>: one script, one style, no other files and no network.</summary>
public static class ChartModule
{
    private static readonly Lazy<string> BuiltScript = new(() => Read("entente-charts.js"));
    private static readonly Lazy<string> BuiltStyle = new(() => Read("entente-charts.css"));

    /// <summary>The module in JavaScript (an ES module): it defines a custom element for each chart and exports them as <c>charts</c>.</summary>
    public static string Script => BuiltScript.Value;

    /// <summary>The style that the charts and the report need, for light, dark and paper.</summary>
    public static string Style => BuiltStyle.Value;

    /// <summary>The names of the custom elements that the module defines, in the order in which a report shows them. Each draws from the JSON document of
    /// <c>entente measure</c> or <c>entente diagnose</c> in the script element that its attribute <c>for</c> names.</summary>
    public static IReadOnlyList<string> Elements { get; } = [.. ReportSection.All.SelectMany(section => section.Charts).Select(chart => chart.Element)];

    private static string Read(string name)
    {
        using var stream = typeof(ChartModule).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no resource {name}: the charts were not built.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A browser reads CR LF as LF before it hashes an inline script, so the text is brought to LF before it is hashed here.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }
}
