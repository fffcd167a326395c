using System.Globalization;
using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The document of <c>entente measure</c> or <c>entente diagnose</c>, section by section, with the few readings that several parts of a report share.</summary>
internal sealed class Measured(JsonElement root)
{
    private const int FewestPropositions = 5;
    private const int FewestPeriods = 3;

    private static readonly string[] KeysOfMeasure = ["inspect", "agreement", "ideal-points", "blocs", "consensus"];
    private static readonly string[] KeysOfDiagnosis =
        ["decomposition", "agendaAdjusted", "persistence", "changePoints", "mixture", "drivers", "bridges", "talkAndDeed", "claims", "covariates", "omissions"];

    public JsonElement? Root { get; } = root;

    public JsonElement? Record => Root.Section("record");

    public JsonElement? Settings => Root.Section("settings");

    public JsonElement? Inspect => Root.Section("inspect");

    public JsonElement? Agreement => Root.Section("agreement");

    public JsonElement? IdealPoints => Root.Section("ideal-points");

    public JsonElement? Blocs => Root.Section("blocs");

    public JsonElement? Consensus => Root.Section("consensus");

    public JsonElement? Polarization => Root.Section("polarization");

    /// <summary>The rows of polarization: <c>measure</c> writes them in a section, <c>diagnose</c> as a list.</summary>
    public IReadOnlyList<JsonElement?> PolarizationByPeriod => [.. Polarization?.ValueKind is JsonValueKind.Array ? Root.Items("polarization") : Polarization.Items("byPeriod")];

    /// <summary>Whether the document holds what <c>diagnose</c> or <c>claims</c> writes.</summary>
    public bool IsDiagnosed => Array.Exists(KeysOfDiagnosis, Has) || Polarization?.ValueKind is JsonValueKind.Array;

    /// <summary>Whether the document holds what <c>measure</c> writes; a document with nothing in it is one of a record of which nothing could be measured.</summary>
    public bool IsMeasured => !IsDiagnosed || Array.Exists(KeysOfMeasure, Has) || Polarization?.ValueKind is JsonValueKind.Object;

    public JsonElement? Thickness => Consensus.Section("thickness");

    public Diagnosis Diagnosis => new(this);

    /// <summary>The level of the intervals as text: "90 %".</summary>
    public string Level => Figures.Percent(Settings.Number("interval") ?? 0.9);

    /// <summary>Whether the record is one of roll calls in the United Nations, where most is adopted without a vote.</summary>
    public bool IsUnitedNations => Record.Text("format") is "unga" or "undl";

    /// <summary>"1946–2019", or null for a record without time.</summary>
    public string? Span
    {
        get
        {
            var (from, to) = (Year(Record.Text("from")), Year(Record.Text("to")));
            if (from is null && to is null) return null;
            return from == to ? from : $"{from ?? "?"}–{to ?? "?"}";
        }
    }

    /// <summary>The periods of the consensus that hold enough propositions for a figure of their own; empty unless there are enough such periods to speak of time.</summary>
    public IReadOnlyList<JsonElement?> TellingPeriods
    {
        get
        {
            var telling = Consensus.Items("byPeriod").Where(row => (row.Number("propositions") ?? FewestPropositions) >= FewestPropositions && row.Number("value") is not null).ToList();
            return telling.Count >= FewestPeriods ? telling : [];
        }
    }

    /// <summary>Whether the document has a section of that name that is not null.</summary>
    public bool Has(string section) => Root.Section(section) is not null;

    /// <summary>The year of a period's row: <c>year</c> where the record has sessions, else the period itself.</summary>
    public static string YearOf(JsonElement? row) => (row.Number("year") ?? row.Number("period"))?.ToString("0", CultureInfo.InvariantCulture) ?? Figures.Undefined;

    /// <summary>The name of a bloc, or its id where it has none.</summary>
    public string BlocName(string? id) =>
        Blocs.Items("blocs").FirstOrDefault(bloc => bloc.Text("id") == id).Text("name") ?? (id is null ? Figures.Undefined : $"Bloc {id}");

    /// <summary>The name of a bloc between which consensus was measured; these may be other blocs than those of the section on blocs (the two sides of the main divide).</summary>
    public string SideName(string? id) =>
        Consensus.Section("between").Items("blocs").FirstOrDefault(bloc => bloc.Text("id") == id).Text("name") ?? BlocName(id);

    /// <summary>Thickness by topic, without the topics that are a goal level under its own name.</summary>
    public IEnumerable<JsonElement?> Topics()
    {
        var levels = Consensus.Items("byGoalLevel").Select(row => (row.Text("goalLevel"), row.Number("propositions"))).ToHashSet();
        return Consensus.Items("byTopic").Where(row => !levels.Contains((row.Text("topic"), row.Number("propositions"))));
    }

    /// <summary>The names of actors by code, where they have one.</summary>
    public IReadOnlyDictionary<string, string> ActorNames() =>
        Agreement.Items("actors").Where(actor => actor.Text("code") is not null && actor.Text("name") is not null)
            .GroupBy(actor => actor.Text("code")!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Text("name")!, StringComparer.Ordinal);

    private static string? Year(string? date) => date is { Length: >= 4 } ? date[..4] : date;
}
