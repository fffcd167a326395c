using System.Globalization;
using System.Net;
using System.Text.Json;
using Entente.Load.Ledger;

namespace Entente.Load.Protocol;

/// <summary>What a run asks of the server before and after the load: accounts, dialogues, records. One request at a time.</summary>
internal sealed class WorkbenchClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static int _keys;
    private readonly HttpConnection _connection;
    private readonly TimeSpan _patience;

    /// <summary>A client of a server.</summary>
    /// <param name="server">Where it listens.</param>
    /// <param name="patience">How long one request may take, and how long one that the server could not serve for now is sent again.</param>
    public WorkbenchClient(IPEndPoint server, TimeSpan patience)
    {
        _connection = new HttpConnection(server, patience);
        _patience = patience;
    }

    private IPEndPoint Server => _connection.Server;

    /// <summary>Makes an account with a name and a password.</summary>
    /// <returns>The token of its session.</returns>
    public string Register(string name, string password) => Token(Post(Endpoints.Accounts, null, new { name, password }));

    /// <summary>Makes an anonymous account of a device.</summary>
    /// <returns>The token of its session.</returns>
    public string NewDevice() => Token(Ask("POST", Endpoints.Devices, HttpRequest.Plain(Server, "POST", Endpoints.Devices, null)));

    /// <summary>Whether a token still opens a session.</summary>
    /// <param name="token">The token.</param>
    public bool IsSignedIn(string token)
    {
        try
        {
            _ = Get(Endpoints.Me, token);
            return true;
        }
        catch (UnexpectedAnswerException fault) when (fault.Message.Contains("found 401", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Convenes an open dialogue.</summary>
    /// <returns>Its identifier.</returns>
    public string Convene(string token, string title, string purpose, bool attributed, string language)
    {
        var answer = Post(Endpoints.Dialogues, token, new { title, purpose, rules = Endpoints.OpenRules(attributed), language });
        return answer.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>Opens a round that takes statements and stances.</summary>
    public void OpenRound(string token, string dialogue, string title) =>
        Post(Endpoints.Rounds(dialogue), token, new { title, takes = new[] { "statements", "stances" } }).Dispose();

    /// <summary>Joins an open dialogue.</summary>
    /// <returns>The participant's number and that of its party.</returns>
    public Seat Join(string token, string dialogue, string language)
    {
        using var answer = Post(Endpoints.Join(dialogue), token, new { language });
        return new Seat(NumberOf(answer.RootElement.GetProperty("participant")), NumberOf(answer.RootElement.GetProperty("party")));
    }

    /// <summary>Submits a statement.</summary>
    /// <returns>Its number, or null where the server says that the same was said before.</returns>
    public int? Submit(string token, string dialogue, string text, string language)
    {
        try
        {
            using var answer = Post(Endpoints.Statements(dialogue), token, new { text, language });
            return NumberOf(answer.RootElement.GetProperty("statement"));
        }
        catch (UnexpectedAnswerException fault) when (fault.Message.Contains("found 409", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Accepts a statement as a moderator: only accepted ones are in the record.</summary>
    public void Accept(string token, string dialogue, int statement)
    {
        var path = Endpoints.Moderation(dialogue, statement);
        _ = AskBytes("PUT", path, HttpRequest.WithJson(Server, "PUT", path, token, Key(), new { moderation = "accepted" }));
    }

    /// <summary>The stances of the caller's party on record, in all versions.</summary>
    public IReadOnlyList<RecordedStance> Stances(string token, string dialogue)
    {
        using var answer = Get(Endpoints.Stances(dialogue), token);
        return [.. answer.RootElement.GetProperty("statements").EnumerateArray()
            .SelectMany(line => line.GetProperty("versions").EnumerateArray().Select(version => Read(version, NumberOf(line.GetProperty("statement")))))];
    }

    /// <summary>The dialogue as a tidy stance record.</summary>
    public byte[] Record(string token, string dialogue)
    {
        var path = Endpoints.Record(dialogue);
        return AskBytes("GET", path, HttpRequest.Plain(Server, "GET", path, token));
    }

    /// <summary>Sends a stance and tells the status, whatever it is.</summary>
    /// <param name="request">The participant's request.</param>
    /// <param name="stance">The stance.</param>
    /// <param name="version">The version; null where nothing changed, because it stood so or the request was carried out before.</param>
    public int Resend(StanceRequest request, SentStance stance, out int? version)
    {
        var answer = Patiently(request.For(stance));
        version = answer.IsSuccess ? answer.Number("\"version\":"u8) : null;
        return answer.Status;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Token(JsonDocument answer)
    {
        using (answer) return answer.RootElement.GetProperty("token").GetString()!;
    }

    private static RecordedStance Read(JsonElement stance, int statement)
    {
        var position = stance.GetProperty("position").GetString() switch
        {
            "support" or "supportWithReservation" => Position.Support,
            "abstain" => Position.Abstain,
            "oppose" or "redLine" => Position.Oppose,
            _ => Position.None,
        };
        return new RecordedStance(statement, position, stance.GetProperty("version").GetInt32());
    }

    /// <summary>A number that the server writes bare or with letters before it.</summary>
    private static int NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetInt32()
        : int.Parse(value.GetString()!.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"), NumberStyles.None, CultureInfo.InvariantCulture);

    private JsonDocument Post(string path, string? token, object body) =>
        Ask("POST", path, HttpRequest.WithJson(Server, "POST", path, token, Key(), body));

    private JsonDocument Get(string path, string token) => Ask("GET", path, HttpRequest.Plain(Server, "GET", path, token));

    // One count for all clients, because one account may speak through several; the 1 keeps them apart from the keys of stances.
    private static string Key() => new Guid(Interlocked.Increment(ref _keys), 1, 0, new byte[8]).ToString();

    private JsonDocument Ask(string method, string path, byte[] request)
    {
        var answer = Patiently(request);
        return answer.IsSuccess ? JsonDocument.Parse(answer.Body.ToArray()) : throw new UnexpectedAnswerException($"{method} {path}", "200 or 201", answer.Complaint());
    }

    private byte[] AskBytes(string method, string path, byte[] request)
    {
        var answer = Patiently(request);
        return answer.IsSuccess ? answer.Body.ToArray() : throw new UnexpectedAnswerException($"{method} {path}", "200", answer.Complaint());
    }

    private HttpAnswer Patiently(ReadOnlySpan<byte> request)
    {
        var deadline = Environment.TickCount64 + (long)_patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                var answer = _connection.Exchange(request);
                if (!answer.IsForNow || Environment.TickCount64 >= deadline) return answer;
            }
            catch (ConnectionLostException) when (Environment.TickCount64 < deadline)
            {
                // Asked again below: every request here may be repeated.
            }

            Thread.Sleep(Pause);
        }
    }
}

/// <summary>A place in a dialogue.</summary>
/// <param name="Participant">The participant's number.</param>
/// <param name="Party">The number of its party.</param>
internal readonly record struct Seat(int Participant, int Party);
