using System.Collections.Immutable;
using Entente.Diagnosis.Covariates;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>Which region's affairs a veto in the Security Council was about.</summary>
internal static class VetoAgenda
{
    /// <summary>The word for items that are about no region.</summary>
    public const string General = "General";

    private const string Admission = "Admission";

    /// <summary>Whether a veto stood in the way of settling a region's affairs. Vetoes on admitting members do not: they settle no dispute.</summary>
    public static bool Concerns(SecurityCouncilVeto veto, SecurityRegion region) =>
        veto.Topic != Admission && region.VetoRegions.Contains(RegionOf(veto), StringComparer.OrdinalIgnoreCase);

    /// <summary>Vetoes a year on a region's affairs, over the years of a period that the table covers; null if it covers none, or not the region.</summary>
    public static double? PerYear(ImmutableArray<SecurityCouncilVeto> vetoes, SecurityRegion region, YearRange period)
    {
        if (vetoes.IsDefaultOrEmpty || region.VetoRegions.IsEmpty) return null;
        var from = Math.Max(period.From, vetoes.Min(veto => veto.Date.Year));
        var to = Math.Min(period.To, vetoes.Max(veto => veto.Date.Year));
        if (to < from) return null;
        return (double)vetoes.Count(veto => veto.Date.Year >= from && veto.Date.Year <= to && Concerns(veto, region)) / (to - from + 1);
    }

    /// <summary>The region in the words of the table, where its topic does not say otherwise.</summary>
    private static string RegionOf(SecurityCouncilVeto veto) => veto.Topic switch
    {
        // The table counts Cyprus and one of six items on Kashmir as Middle East, and aircraft of the two powers as Central Asia.
        "Cyprus" => "Western Europe",
        "India-Pakistan" => "South Asia",
        "US-USSR" => General,
        _ => veto.Region,
    };
}
