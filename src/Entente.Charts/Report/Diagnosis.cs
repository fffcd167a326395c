using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The part of a document that <c>entente diagnose</c> writes, section by section.</summary>
internal sealed class Diagnosis(Measured measured)
{
    public Measured Measured { get; } = measured;

    public JsonElement? Decomposition => Measured.Root.Section("decomposition");

    public JsonElement? Persistence => Measured.Root.Section("persistence");

    public JsonElement? Bridges => Measured.Root.Section("bridges");

    public JsonElement? TalkAndDeed => Measured.Root.Section("talkAndDeed");

    public IReadOnlyList<JsonElement?> AgendaAdjusted => Items("agendaAdjusted");

    public IReadOnlyList<JsonElement?> ChangePoints => Items("changePoints");

    public IReadOnlyList<JsonElement?> Mixture => Items("mixture");

    public IReadOnlyList<JsonElement?> Drivers => Items("drivers");

    public IReadOnlyList<JsonElement?> Claims => Items("claims");

    public IReadOnlyList<JsonElement?> Covariates => Items("covariates");

    public IReadOnlyList<JsonElement?> Omissions => Items("omissions");

    /// <summary>The level of the intervals as text: "90 %".</summary>
    public string Level => Decomposition.Number("interval") is { } level ? Figures.Percent(level) : Measured.Level;

    /// <summary>The latest mixture of each region, in the order in which regions come.</summary>
    public IReadOnlyList<JsonElement?> LatestMixtures =>
        [.. Mixture.GroupBy(row => row.Text("region"), StringComparer.Ordinal).Select(region => region.MaxBy(row => row.Number("from") ?? 0))];

    private IReadOnlyList<JsonElement?> Items(string name) => [.. Measured.Root.Items(name)];
}
