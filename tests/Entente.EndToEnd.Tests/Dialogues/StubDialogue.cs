using System.Globalization;
using System.Text;

namespace Entente.EndToEnd.Tests.Dialogues;

/// <summary>What a stub of a server keeps when it dies: sessions, statements, stances, keys of requests. One dialogue, one lock.</summary>
internal sealed class StubDialogue(StubFault fault)
{
    private readonly Lock _lock = new();
    private readonly List<string> _statements = [];
    private readonly HashSet<string> _sessions = [];
    private readonly Dictionary<string, int> _participants = [];
    private readonly HashSet<(int Participant, string Key)> _keys = [];
    private readonly List<(int Participant, int Statement, string Position, int Version)> _stances = [];
    private int _taken;

    public StubFault Fault { get; } = fault;

    public string NewSession()
    {
        lock (_lock)
        {
            var token = $"ent_{_sessions.Count + 1:D43}";
            _sessions.Add(token);
            return token;
        }
    }

    public bool Knows(string? token)
    {
        lock (_lock) return token is not null && _sessions.Contains(token);
    }

    public int Join(string token)
    {
        lock (_lock) return _participants[token] = _participants.TryGetValue(token, out var number) ? number : _participants.Count + 1;
    }

    public int? Submit(string text)
    {
        lock (_lock)
        {
            if (_statements.Contains(text, StringComparer.Ordinal)) return null;
            _statements.Add(text);
            return _statements.Count;
        }
    }

    /// <summary>Takes a stance by the rules: a key counts once, the position that stands is no new version.</summary>
    public int? Take(string token, string key, int statement, string position)
    {
        lock (_lock)
        {
            var participant = _participants[token];
            var standing = _stances.FindLast(stance => stance.Participant == participant && stance.Statement == statement);
            if (!_keys.Add((participant, key)) || standing.Position == position) return null;
            var isFiftieth = ++_taken % 50 == 0;
            if (Fault == StubFault.KeepsNotAll && isFiftieth) return standing.Version + 1;
            var kept = Fault == StubFault.KeepsAnother && isFiftieth ? (position == "support" ? "oppose" : "support") : position;
            _stances.Add((participant, statement, kept, standing.Version + 1));
            if (Fault == StubFault.EntersTwice && isFiftieth) _stances.Add((participant, statement, kept, standing.Version + 2));
            return standing.Version + 1;
        }
    }

    public string StancesOf(string token)
    {
        lock (_lock)
        {
            var own = _stances.Where(stance => stance.Participant == _participants[token]).GroupBy(stance => stance.Statement);
            return $$"""{"statements":[{{string.Join(",", own.Select(line => $$"""{"statement":{{line.Key}},"versions":[{{string.Join(",", line.Reverse().Select(Line))}}]}"""))}}]}""";
        }

        static string Line((int Participant, int Statement, string Position, int Version) stance) => $$"""{"version":{{stance.Version}},"position":"{{stance.Position}}","importance":1}""";
    }

    public string Record()
    {
        lock (_lock)
        {
            var latest = _stances.GroupBy(stance => (stance.Participant, stance.Statement)).Select(versions => versions.Last());
            var table = new StringBuilder("actor,proposition,stance,text\n");
            foreach (var (participant, statement, position, _) in latest.Skip(Fault == StubFault.ExportsNotAll ? 1 : 0))
                table.Append(CultureInfo.InvariantCulture, $"party-{participant},s{statement},{(position == "abstain" ? "reserve" : position)},\"{_statements[statement - 1].Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
            return table.ToString();
        }
    }

    public void Crash()
    {
        lock (_lock)
        {
            if (Fault == StubFault.LosesLastInCrash) _stances.RemoveRange(Math.Max(0, _stances.Count - 8), Math.Min(8, _stances.Count));
            if (Fault == StubFault.ForgetsKeysInCrash) _keys.Clear();
            if (Fault == StubFault.SignsOutInCrash) _sessions.Clear();
        }
    }
}
