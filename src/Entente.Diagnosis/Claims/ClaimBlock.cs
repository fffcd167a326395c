using System.Collections.Immutable;
using Entente.Diagnosis.Claims.Tests;
using Entente.Records;

namespace Entente.Diagnosis.Claims;

/// <summary>A block of a registry: <c>[id]</c> and lines of <c>key: value</c>, a value going on in indented lines.</summary>
internal sealed class ClaimBlock
{
    private static readonly string[] Required = ["section", "claim", "hypothesis", "data", "test", "would-change"];
    private static readonly string[] General = [.. Required, "supported-if"];
    private readonly string _file;
    private readonly List<(string Key, string Value, int Line)> _entries = [];

    private ClaimBlock(string id, string file, int line) => (Id, _file, Line) = (id, file, line);

    public string Id { get; }

    public int Line { get; }

    /// <summary>Reads all blocks of a text. Empty lines and lines that begin with # are left out.</summary>
    public static List<ClaimBlock> Read(string text, string file)
    {
        var blocks = new List<ClaimBlock>();
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.TrimEnd();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') blocks.Add(Opened(line, file, number, blocks));
            else if (blocks.Count == 0) throw Fault(file, number, 1, $"'{Cut(line)}' stands before the first claim", "expected a line such as [my-claim] first");
            else if (line[0] is ' ' or '\t') blocks[^1].Continue(line, number);
            else blocks[^1].Add(line, number);
        }

        return blocks.Count > 0 ? blocks : throw Fault(file, null, null, "the registry holds no claim", "expected blocks that begin with a line such as [my-claim]");
    }

    /// <summary>The claim of the block.</summary>
    public Claim ToClaim()
    {
        foreach (var key in Required)
        {
            if (Find(key) is null) throw Fault(_file, Line, 1, $"the claim '{Id}' has no '{key}:'", $"expected {string.Join(", ", Required)}");
        }

        var (_, kindName, kindLine) = Find("test")!.Value;
        var kind = TestKinds.Find(kindName)
            ?? throw Fault(_file, kindLine, 1, $"there is no test '{Cut(kindName)}'", $"expected one of: {string.Join(", ", TestKinds.All.Select(known => known.Name))}");
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var read = new TestParameters(_file, kind.Name, kindLine);
        foreach (var (key, value, line) in _entries.Where(entry => !General.Contains(entry.Key, StringComparer.Ordinal)))
        {
            if (!kind.Parameters.Contains(key, StringComparer.Ordinal))
                throw Fault(_file, line, 1, $"'{Cut(key)}' is no key of the test '{kind.Name}'", $"expected {string.Join(", ", General.Concat(kind.Parameters))}");
            parameters.Add(new(key, value));
            read.Add(key, value, line);
        }

        return new Claim(Id, Find("section")!.Value.Value, Find("claim")!.Value.Value)
        {
            Hypothesis = Find("hypothesis")!.Value.Value,
            Data = Find("data")!.Value.Value,
            Kind = kind.Name,
            Parameters = parameters.ToImmutable(),
            SupportedIf = Side(kind, kindLine),
            WouldChange = Find("would-change")!.Value.Value,
            Test = kind.Read(read),
        };
    }

    private ClaimedSide? Side(TestKind kind, int kindLine)
    {
        var entry = Find("supported-if");
        if (!kind.HasEstimate)
        {
            return entry is { } stray
                ? throw Fault(_file, stray.Line, 1, $"the test '{kind.Name}' makes no estimate that could support the claim", "expected no supported-if")
                : null;
        }

        if (entry is not { } given) throw Fault(_file, kindLine, 1, $"the claim '{Id}' has no 'supported-if:'", "expected above NUMBER or below NUMBER");
        return ClaimedSide.Parse(given.Value)
            ?? throw Fault(_file, given.Line, 1, $"'{Cut(given.Value)}' does not say when the claim is supported", "expected above NUMBER or below NUMBER");
    }

    private static ClaimBlock Opened(string line, string file, int number, List<ClaimBlock> before)
    {
        var id = line.Length > 2 && line[^1] == ']' ? line[1..^1] : "";
        if (id.Length is 0 or > 60 || !id.All(letter => letter is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            throw Fault(file, number, 1, $"'{Cut(line)}' names no claim", "expected small letters, digits and hyphens in brackets, such as [my-claim]");
        if (before.Find(block => block.Id == id) is { } earlier)
            throw Fault(file, number, 1, $"the claim '{id}' stands twice, first in line {earlier.Line}", "expected each id once");
        return new ClaimBlock(id, file, number);
    }

    private void Add(string line, int number)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) throw Fault(_file, number, 1, $"'{Cut(line)}' has no key", "expected KEY: VALUE, or an indented line that goes on with the value before");
        var key = line[..colon].Trim();
        if (Find(key) is { } earlier) throw Fault(_file, number, 1, $"'{Cut(key)}' stands twice in the claim '{Id}', first in line {earlier.Line}", "expected each key once");
        var value = line[(colon + 1)..].Trim();
        if (value.Length == 0) throw Fault(_file, number, colon + 2, $"'{Cut(key)}' has no value", "expected its value on the same line");
        _entries.Add((key, value, number));
    }

    private void Continue(string line, int number)
    {
        if (_entries.Count == 0) throw Fault(_file, number, 1, "an indented line goes on with nothing", "expected KEY: VALUE before it");
        var (key, value, first) = _entries[^1];
        _entries[^1] = (key, $"{value} {line.Trim()}", first);
    }

    private (string Key, string Value, int Line)? Find(string key)
    {
        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal)) return entry;
        }

        return null;
    }

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static RecordFormatException Fault(string file, int? line, int? column, string problem, string expected) => new(file, line, column, problem, expected);
}
