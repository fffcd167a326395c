using System.Collections.Immutable;

namespace Entente.Records.Sources;

/// <summary>Gathers findings by their code: how often each was found, and the first ten examples.</summary>
internal sealed class RecordFindings
{
    private const int MostExamples = 10;

    private readonly List<(string Code, NoteSeverity Severity, string Message, List<string> Examples)> _kinds = [];
    private readonly List<int> _counts = [];

    public void Add(string code, NoteSeverity severity, string message, string example) => Add(code, severity, message, 1, [example]);

    public void Add(string code, NoteSeverity severity, string message, int count, IEnumerable<string> examples)
    {
        var kind = _kinds.FindIndex(known => known.Code == code);
        if (kind < 0)
        {
            kind = _kinds.Count;
            _kinds.Add((code, severity, message, []));
            _counts.Add(0);
        }

        _counts[kind] += count;
        foreach (var example in examples.TakeWhile(_ => _kinds[kind].Examples.Count < MostExamples)) _kinds[kind].Examples.Add(example);
    }

    public ImmutableArray<RecordNote> ToNotes() =>
        [.. _kinds.Select((kind, index) => new RecordNote(kind.Code, kind.Severity, kind.Message, _counts[index], [.. kind.Examples]))];
}
