using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Load.Figures;

/// <summary>What a run found: figures in the order in which they are told, and faults. A run without faults passed.</summary>
internal sealed class RunReport
{
    private const int MostFaultsOfOneCheck = 50;
    private readonly List<Figure> _figures = [];
    private readonly List<string> _faults = [];
    private int _single;

    /// <summary>A report.</summary>
    /// <param name="run">The name of the run.</param>
    public RunReport(string run) => Run = run;

    /// <summary>The name of the run.</summary>
    public string Run { get; }

    /// <summary>How many faults there were, those that are not listed included.</summary>
    public int FaultCount { get; private set; }

    /// <summary>The first faults of each check, each a sentence: many of one kind do not hide the others.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The value of a figure; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    public double? this[string name] => _figures.Find(figure => figure.Name == name) is { Name: not null, Value: var value } ? value : null;

    /// <summary>Adds a figure.</summary>
    /// <param name="name">Its name in JSON, in camel case.</param>
    /// <param name="words">What it is, in words.</param>
    /// <param name="value">The value; null where it is not known.</param>
    /// <param name="unit">The unit, as it stands behind the value.</param>
    /// <param name="decimals">How many decimals are shown.</param>
    public void Add(string name, string words, double? value, string unit = "", int decimals = 0) => _figures.Add(new Figure(name, words, value, unit, decimals, null));

    /// <summary>Adds a text.</summary>
    /// <param name="name">Its name in JSON, in camel case.</param>
    /// <param name="words">What it is, in words.</param>
    /// <param name="text">The text.</param>
    public void Add(string name, string words, string text) => _figures.Add(new Figure(name, words, null, "", 0, text));

    /// <summary>Adds a fault that was met by itself; all of these count as one check.</summary>
    public void Fault(string fault) => Add(fault, ref _single);

    /// <summary>Adds the faults that one check found.</summary>
    public void Fault(IEnumerable<string> faults)
    {
        var found = 0;
        foreach (var fault in faults) Add(fault, ref found);
    }

    /// <summary>Writes a table for people.</summary>
    public void WriteText(TextWriter writer)
    {
        writer.WriteLine($"entente-load {Run}: {(FaultCount == 0 ? "passed" : $"{FaultCount} faults")}");
        var width = _figures.Max(figure => figure.Words.Length);
        foreach (var figure in _figures) writer.WriteLine($"  {figure.Words.PadRight(width)}  {figure.Shown}");
        foreach (var fault in _faults) writer.WriteLine($"  fault: {fault}");
        if (FaultCount > _faults.Count) writer.WriteLine($"  and {FaultCount - _faults.Count} more");
    }

    /// <summary>The report as one JSON document.</summary>
    public string ToJson()
    {
        var json = new JsonObject { ["run"] = Run, ["passed"] = FaultCount == 0 };
        foreach (var figure in _figures) json[figure.Name] = figure.Text is { } text ? text : figure.Value is { } value ? Math.Round(value, 4) : null;
        json["faultCount"] = FaultCount;
        json["faults"] = new JsonArray([.. _faults.Select(fault => JsonValue.Create(fault))]);
        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private void Add(string fault, ref int found)
    {
        FaultCount++;
        if (found++ < MostFaultsOfOneCheck) _faults.Add(fault);
    }

    private readonly record struct Figure(string Name, string Words, double? Value, string Unit, int Decimals, string? Text)
    {
        public string Shown => Text ?? (Value is { } value ? $"{value.ToString($"N{Decimals}", CultureInfo.InvariantCulture)} {Unit}".TrimEnd() : "not known");
    }
}
