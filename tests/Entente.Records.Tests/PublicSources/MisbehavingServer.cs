using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.Records.Tests.PublicSources;

/// <summary>A request as it came in.</summary>
internal sealed record Asked(string Target, IReadOnlyDictionary<string, string> Headers, int Nth)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The first byte asked for; 0 without a range.</summary>
    public int From => Header("Range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
}

/// <summary>An answer, and how it is to go wrong.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Send only so many bytes of the body, then hang up.</summary>
    public int? HangUpAfter { get; init; }

    /// <summary>Send only so many bytes of the body, then keep silent until the client gives up.</summary>
    public int? StallAfter { get; init; }

    /// <summary>Say nothing at all until the client gives up.</summary>
    public bool Silent { get; init; }

    /// <summary>Send the body again and again, without a length.</summary>
    public bool Endless { get; init; }

    public static Answer Ok(byte[] body, string? etag = null)
    {
        var answer = new Answer(200, body);
        if (etag is not null) answer.Headers["ETag"] = etag;
        return answer;
    }

    public static Answer Ok(string text) => Ok(Encoding.UTF8.GetBytes(text));

    public static Answer Part(byte[] whole, int from, string? etag = null)
    {
        var answer = new Answer(206, whole[from..]);
        answer.Headers["Content-Range"] = $"bytes {from}-{whole.Length - 1}/{whole.Length}";
        if (etag is not null) answer.Headers["ETag"] = etag;
        return answer;
    }

    public static Answer Redirect(string location) => new(302, []) { Headers = { ["Location"] = location } };
}

/// <summary>A server on this machine that answers as it is told, also against the rules of HTTP: one request a connection, bytes by hand.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Asked, Answer>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly Task _loop;

    public MisbehavingServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _loop = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>All requests so far for a target (path and query).</summary>
    public Asked[] Of(string target) => [.. _asked.Where(asked => asked.Target == target)];

    public void On(string target, Func<Asked, Answer> answer) => _answers[target] = answer;

    public void On(string target, Answer answer) => On(target, _ => answer);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ListenAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var asked = await ReadAsync(stream);
                _asked.Enqueue(asked);
                var answer = _answers.TryGetValue(asked.Target, out var known) ? known(asked) : new Answer(404, []);
                if (answer.Silent) await Task.Delay(Timeout.Infinite, _stop.Token);
                await SendAsync(stream, answer);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task<Asked> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 4096, leaveOpen: true);
        var target = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new Asked(target, headers, Of(target).Length + 1);
    }

    private async Task SendAsync(NetworkStream stream, Answer answer)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Answer\r\nConnection: close\r\n");
        if (!answer.Endless) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        foreach (var (name, value) in answer.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);

        var bytes = answer.HangUpAfter ?? answer.StallAfter ?? answer.Body.Length;
        do
        {
            await stream.WriteAsync(answer.Body.AsMemory(0, bytes), _stop.Token);
        }
        while (answer.Endless);
        if (answer.StallAfter is not null) await Task.Delay(Timeout.Infinite, _stop.Token);
    }
}
