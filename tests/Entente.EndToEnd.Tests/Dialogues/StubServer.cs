using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Entente.EndToEnd.Tests.Dialogues;

/// <summary>A few endpoints of a server over plain sockets, a thread a connection: enough for a run, and able to get wrong what a server may get wrong.</summary>
internal sealed class StubServer : IDisposable
{
    private readonly StubDialogue _dialogue;
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly List<NetworkStream> _watchers = [];
    private readonly TcpListener _listener;
    private volatile bool _isGone;

    public StubServer(StubDialogue dialogue, IPEndPoint? address = null)
    {
        _dialogue = dialogue;
        _listener = new TcpListener(address ?? new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public IPEndPoint Address { get; }

    /// <summary>Closes everything, whatever is under way.</summary>
    public void Dispose()
    {
        _isGone = true;
        _listener.Stop();
        foreach (var client in _clients) client.Dispose();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                _clients.Add(client);
                if (_isGone) client.Dispose();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception fault) when (fault is SocketException or InvalidOperationException)
        {
            // The server is gone.
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 4096);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                var request = line.Split(' ');
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (reader.ReadLine() is { Length: > 0 } header) headers[header[..header.IndexOf(':', StringComparison.Ordinal)]] = header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                var body = Body(reader, int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture));
                var token = headers.GetValueOrDefault("Authorization")?[7..];
                if (request[1].EndsWith("/events", StringComparison.Ordinal))
                {
                    lock (_watchers) _watchers.Add(stream);
                    stream.Write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"u8);
                    continue;
                }

                var (status, answer) = Answer(request[0], request[1], token, headers.GetValueOrDefault("Idempotency-Key"), body);
                Write(stream, status, answer);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or InvalidOperationException)
        {
            // The client is gone, or the server is.
        }
    }

    private static string Body(StreamReader reader, int bytes)
    {
        var body = new StringBuilder();
        // Content-Length counts bytes, the reader gives letters.
        for (var read = 0; read < bytes;)
        {
            var letter = (char)reader.Read();
            body.Append(letter);
            read += char.IsSurrogate(letter) ? 2 : Encoding.UTF8.GetByteCount([letter]);
        }

        return body.ToString();
    }

    private (int Status, string Body) Answer(string method, string path, string? token, string? key, string body)
    {
        if (path == "/health/ready") return (200, "{}");
        if (path is "/api/v1/accounts" or "/api/v1/devices") return (201, $$"""{"account":"a","token":"{{_dialogue.NewSession()}}","expires":"2100-01-01T00:00:00Z"}""");
        if (!_dialogue.Knows(token)) return (401, """{"title":"Nobody is signed in.","detail":"Sign in."}""");
        var word = path.Split('/', '?')[^(path.Contains('?', StringComparison.Ordinal) ? 2 : 1)];
        using var json = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
        return (method, word) switch
        {
            ("GET", "me") => (200, "{}"),
            ("POST", "dialogues") => (201, """{"id":"stub"}"""),
            ("POST", "rounds") => (201, """{"round":1}"""),
            ("POST", "join") => (201, $$"""{"participant":{{_dialogue.Join(token!)}},"party":{{_dialogue.Join(token!)}},"role":"delegate"}"""),
            ("POST", "statements") => Told(_dialogue.Submit(json.RootElement.GetProperty("text").GetString()!) is { } number ? (201, $$"""{"statement":{{number}}}""") : (409, """{"title":"Said before."}""")),
            ("POST", "stances") => Told((200, Stance(token!, key!, json.RootElement))),
            ("PUT", "moderation") => (204, ""),
            ("GET", "stances") => (200, _dialogue.StancesOf(token!)),
            ("GET", "record") => (200, _dialogue.Record()),
            _ => (404, """{"title":"There is nothing here."}"""),
        };
    }

    private string Stance(string token, string key, JsonElement stance)
    {
        if (_dialogue.Fault == StubFault.IsSlow) Thread.Sleep(20);
        var version = _dialogue.Take(token, key, stance.GetProperty("statement").GetInt32(), stance.GetProperty("position").GetString()!);
        return version is null ? """{"next":{"statement":1}}""" : $"{{\"version\":{version},\"next\":{{\"statement\":1}}}}";
    }

    private (int Status, string Body) Told((int Status, string Body) answer)
    {
        lock (_watchers)
        {
            // A notice in two pieces, as a network may deliver it.
            foreach (var watcher in _watchers.Skip(_dialogue.Fault == StubFault.OverlooksOneWatcher ? 1 : 0))
            {
                watcher.Write("d\r\ndat"u8);
                watcher.Write("a: {\"n\":1}\n\n\r\n"u8);
            }
        }

        return answer;
    }

    private static void Write(NetworkStream stream, int status, string body)
    {
        // Every other length goes out in chunks, so that both ways of framing are used.
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = bytes.Length % 2 == 0 ? $"Content-Length: {bytes.Length}\r\n\r\n" : $"Transfer-Encoding: chunked\r\n\r\n{bytes.Length:x}\r\n";
        stream.Write([.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Stub\r\nServer: stub\r\n{head}"), .. bytes, .. bytes.Length % 2 == 0 ? [] : "\r\n0\r\n\r\n"u8.ToArray()]);
    }
}
