namespace Entente.Charts.Report;

/// <summary>A chart of a report.</summary>
/// <param name="Element">The name of its custom element.</param>
/// <param name="OfMeasure">Whether every report of a measured record has it; it says itself why, where there is nothing to draw.</param>
/// <param name="Key">The key of the document that calls for it in any report; null where none does.</param>
internal readonly record struct ReportChart(string Element, bool OfMeasure, string? Key)
{
    public bool IsIn(Measured measured) => (OfMeasure && measured.IsMeasured) || (Key is not null && measured.Has(Key));
}

/// <summary>A section of a report: its anchor, its heading, the charts that open it, and the keys of the document that call for it though no chart draws from them.</summary>
internal sealed record ReportSection(string Id, string Title, ReportChart[] Charts, params string[] Keys)
{
    /// <summary>The sections of a report in their order: those of <c>measure</c> and those of <c>diagnose</c>, of which a document calls for either or both.</summary>
    public static readonly ReportSection[] All =
    [
        new("thickness", "How thick is the consensus", [Measure("thickness-over-time"), Measure("thickness-by-topic"), Measure("thickness-by-domain")]),
        new("positions", "Where actors stand", [Measure("ideal-point-map"), Measure("ideal-point-paths"), Measure("opinion-map")]),
        new("blocs", "Blocs", [Measure("agreement-heat-map"), Measure("agreement-distribution"), Measure("bloc-flows")]),
        new("propositions", "What is shared and what is not", [Measure("proposition-classes")]),
        new("decomposition", "Why it changed: members, minds or the agenda", [Diagnose("decomposition-waterfall", "decomposition"), Diagnose("agenda-adjusted-thickness", "agendaAdjusted")]),
        new("polarization", "Polarization", [new("polarization-over-time", true, "polarization"), Diagnose("bloc-persistence", "persistence"), Diagnose("change-points", "changePoints")]),
        new("strategies", "Strategies: hegemony, balance of power, institutions", [Diagnose("strategy-triangle", "mixture")]),
        new("drivers", "What goes with disagreement", [Diagnose("driver-coefficients", "drivers"), Diagnose("driver-shares", "drivers")]),
        new("bridges", "Bridges", [Diagnose("bridge-states", "bridges")]),
        new("deeds", "Talk and deed", [Diagnose("talk-and-deed", "talkAndDeed"), Diagnose("talk-deed-gaps", "talkAndDeed")]),
        new("claims", "Claims ledger", [], "claims"),
        new("record", "The record", [Measure("record-coverage")]),
        new("sources", "What the diagnosis rests on", [], "covariates", "omissions"),
    ];

    /// <summary>Whether this document calls for the section.</summary>
    public bool IsIn(Measured measured) => Array.Exists(Charts, chart => chart.IsIn(measured)) || Array.Exists(Keys, measured.Has);

    private static ReportChart Measure(string element) => new(element, OfMeasure: true, Key: null);

    private static ReportChart Diagnose(string element, string key) => new(element, OfMeasure: false, key);
}
