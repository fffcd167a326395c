using System.Collections.Concurrent;
using System.Text.Json;

namespace Entente.Web.Observatory;

/// <summary>The JSON document of a computation, read once, and the parts of it that charts draw from.</summary>
public sealed class AnalysisDocument
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly Lazy<MeasuredRecord> _measured;

    private AnalysisDocument(JsonElement root)
    {
        Root = root;
        _measured = new Lazy<MeasuredRecord>(() => new MeasuredRecord(root));
    }

    /// <summary>The whole document.</summary>
    public JsonElement Root { get; }

    /// <summary>What <c>entente measure</c> found, indexed.</summary>
    public MeasuredRecord Measured => _measured.Value;

    /// <summary>Reads a document from its file.</summary>
    /// <param name="path">The file.</param>
    public static AnalysisDocument Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new AnalysisDocument(document.RootElement.Clone());
    }

    /// <summary>A part of the document for charts, as JSON that is safe inside a script element; made once.</summary>
    /// <param name="name">What the part is called, so that it is found again while few are kept.</param>
    /// <param name="paths">The members that belong to it, such as <c>consensus/byPeriod</c>.</param>
    /// <param name="keeps">Which rows of the arrays at these paths belong to it; null for all.</param>
    public string Part(string name, IReadOnlyList<string> paths, Func<string, JsonElement, bool>? keeps = null)
    {
        if (_parts.TryGetValue(name, out var made)) return made;
        var part = ChartData.Of(Root, ["record", "settings", .. paths], keeps);
        // There are more pairs of states than memory is worth: whoever asks for all of them in turn does not fill it.
        if (_parts.Count < MostKept) _parts.TryAdd(name, part);
        return part;
    }
}
