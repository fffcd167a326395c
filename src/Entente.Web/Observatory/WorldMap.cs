using System.Collections.Frozen;
using System.Text.Json;

namespace Entente.Web.Observatory;

/// <summary>The outlines of countries, SVG paths by ISO 3166-1 alpha-3 code; <c>Client/world</c> makes them.</summary>
public static class WorldMap
{
    private static readonly Lazy<FrozenDictionary<string, string>> Read = new(() =>
    {
        using var stream = typeof(WorldMap).Assembly.GetManifestResourceStream("assets/world.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    });

    /// <summary>Path by code; the empty code holds what belongs to none.</summary>
    public static FrozenDictionary<string, string> Outlines => Read.Value;
}
