using System.Collections.Immutable;
using Entente.Records.States;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The regions by which strategy mixtures are read: ten basic ones, each state in one, and four that are made of them.</summary>
/// <remarks>
/// The number ranges of the Correlates of War list [COW2017] are the base; the departures follow the regional security complexes of [BuzanWaever2003]
/// and are named in <see cref="SecurityRegion.Reason"/>. The borders do not move with time, so that a path over time compares the same ground.
/// </remarks>
public static class SecurityRegions
{
    private const string WesternEurope = "Western Europe";
    private const string EasternEurope = "Eastern Europe and Eurasia";
    private const string NorthAmerica = "North and Central America";
    private const string SouthAmerica = "South America";
    private const string MiddleEast = "Middle East and North Africa";
    private const string Africa = "Sub-Saharan Africa";
    private const string SouthAsia = "South Asia";
    private const string EastAsia = "East Asia";
    private const string SoutheastAsia = "Southeast Asia";
    private const string Oceania = "Oceania";

    private static readonly string[] Eastern =
    [
        "DDR", "POL", "HUN", "CSK", "CZE", "SVK", "ALB", "YUG", "SRB", "MNE", "MKD", "HRV", "BIH", "XKX", "SVN", "BGR", "ROU", "MDA", "RUS",
        "EST", "LVA", "LTU", "UKR", "BLR", "ARM", "GEO", "AZE",
    ];

    /// <summary>The ten basic regions.</summary>
    public static ImmutableArray<SecurityRegion> Basic { get; } =
    [
        Region(WesternEurope, "Europe west of the line of 1948, with Finland, Austria, Greece and Cyprus.", WesternEurope),
        Region(EasternEurope, "The states ruled by communist parties in 1948 and their successors, with the Caucasus and Central Asia: the space that the Soviet Union ordered; after 1991 it holds the post-Soviet complex.", EasternEurope),
        Region(NorthAmerica, "Canada to Panama with the Caribbean, as in Buzan and Wæver.", "Caribbean", "Central America", "North America"),
        Region(SouthAmerica, "Colombia to Chile, with Guyana and Suriname.", SouthAmerica),
        Region(MiddleEast, "Morocco to Iran, with Sudan, and with Turkey, which the Correlates of War list places here and Buzan and Wæver call an insulator between this region and Europe.", "Middle East", "North Africa"),
        Region(Africa, "Africa south of the Sahara, with Mauritania and the Horn, and South Sudan, which joined the African Union only.", "West Africa", "Central Africa", "East Africa", "Southern Africa"),
        Region(SouthAsia, "Afghanistan to Bangladesh, as the members of the South Asian Association for Regional Cooperation.", SouthAsia),
        Region(EastAsia, "China, Taiwan, Mongolia, Japan, the Koreas.", EastAsia),
        Region(SoutheastAsia, "Myanmar to Timor-Leste and the Philippines: the members and applicants of the Association of Southeast Asian Nations.", SoutheastAsia),
        Region(Oceania, "Australia, New Zealand and the islands.", Oceania),
    ];

    /// <summary>The regions made of basic ones: Europe, the Americas, East and Southeast Asia, and the world.</summary>
    public static ImmutableArray<SecurityRegion> Composite { get; } =
    [
        Join("Europe", "Both halves of Europe: the ground on which the two alliances of the Cold War met.", WesternEurope, EasternEurope),
        Join("Americas", "The members of the Organization of American States and of the Rio Treaty, and Canada.", NorthAmerica, SouthAmerica),
        Join("East and Southeast Asia", "One complex from the 1990s on, in Buzan and Wæver's reading.", EastAsia, SoutheastAsia),
        Join("World", "All states; vetoes on general items count here only.", [.. Basic.Select(region => region.Name)])
            with { VetoRegions = [.. Basic.SelectMany(region => region.VetoRegions), VetoAgenda.General] },
    ];

    /// <summary>The basic regions, then the composite ones.</summary>
    public static ImmutableArray<SecurityRegion> Standard { get; } = [.. Basic, .. Composite];

    /// <summary>The basic region of a state.</summary>
    /// <param name="state">The code of the state.</param>
    /// <returns>The region; null for a code that is not a state of the Correlates of War list.</returns>
    public static SecurityRegion? Of(string state) =>
        Basic.FirstOrDefault(region => region.States.Contains(state, StringComparer.Ordinal));

    private static SecurityRegion Region(string name, string reason, params ImmutableArray<string> vetoes) =>
        new(name, [.. StateDirectory.All.Where(state => NameOf(state) == name).Select(state => state.Code)]) { Reason = reason, VetoRegions = vetoes };

    private static SecurityRegion Join(string name, string reason, params ImmutableArray<string> parts)
    {
        var joined = Basic.Where(region => parts.Contains(region.Name)).ToList();
        return new SecurityRegion(name, [.. joined.SelectMany(region => region.States)])
        {
            Parts = parts,
            Reason = reason,
            VetoRegions = [.. joined.SelectMany(region => region.VetoRegions)],
        };
    }

    private static string? NameOf(State state)
    {
        if (state.CowCodes.IsEmpty) return null;
        if (Eastern.Contains(state.Code)) return EasternEurope;
        return state.CowCodes[^1].Value switch
        {
            < 100 => NorthAmerica,
            < 200 => SouthAmerica,
            < 400 => WesternEurope,
            < 600 or 626 => Africa,
            < 700 => MiddleEast,
            700 => SouthAsia,
            < 710 => EasternEurope,
            < 750 => EastAsia,
            775 => SoutheastAsia,
            < 800 => SouthAsia,
            < 900 => SoutheastAsia,
            _ => Oceania,
        };
    }
}
