using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Entente.Load.Protocol;

namespace Entente.Load.Watchers;

/// <summary>One who watches a dialogue live: a connection on which the server sends events and nothing is ever asked again.</summary>
internal sealed class Watcher : IDisposable
{
    private const int BufferBytes = 2048;
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private Task _reading = Task.CompletedTask;
    private int _matched;
    private long _notices;
    private long _last;

    private Watcher(Socket socket) => _socket = socket;

    /// <summary>How many notices came.</summary>
    public long Notices => Interlocked.Read(ref _notices);

    /// <summary>When the last notice came, in ticks; 0 before the first.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>What ended the connection; null while it is open.</summary>
    public string? Ended { get; private set; }

    /// <summary>Begins to watch.</summary>
    /// <param name="server">The server.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="token">The token of the watcher's session.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnexpectedAnswerException">The server does not let it watch.</exception>
    public static async Task<Watcher> OpenAsync(IPEndPoint server, string dialogue, string token, CancellationToken cancellation)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var watcher = new Watcher(socket);
        try
        {
            var path = Endpoints.Events(dialogue);
            await socket.ConnectAsync(server, cancellation);
            await socket.SendAsync(HttpRequest.Plain(server, "GET", path, token, "text/event-stream"), cancellation);
            var filled = 0;
            int head;
            while ((head = watcher._buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            {
                var received = filled == BufferBytes ? 0 : await socket.ReceiveAsync(watcher._buffer.AsMemory(filled), cancellation);
                if (received == 0) throw new UnexpectedAnswerException($"GET {path}", "an event stream", "a closed connection");
                filled += received;
            }

            if (!watcher._buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 200"u8))
                throw new UnexpectedAnswerException($"GET {path}", "200", System.Text.Encoding.UTF8.GetString(watcher._buffer.AsSpan(9, Math.Min(filled - 9, 300))).ReplaceLineEndings(" "));
            watcher.Count(watcher._buffer.AsSpan(head + 4, filled - head - 4));
            watcher._reading = watcher.ReadAsync();
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_buffer.AsMemory());
                if (received == 0) break;
                Count(_buffer.AsSpan(0, received));
            }

            Ended = "the server closed the stream";
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Ended = fault.Message;
        }
    }

    /// <summary>Counts the lines that begin with <c>data:</c>, wherever the pieces were cut. The sizes of chunks stand on lines of their own.</summary>
    private void Count(ReadOnlySpan<byte> piece)
    {
        var name = "data:"u8;
        foreach (var letter in piece)
        {
            if (letter == '\n')
            {
                _matched = 0;
            }
            else if (_matched >= 0 && _matched < name.Length)
            {
                _matched = letter == name[_matched] ? _matched + 1 : -1;
                if (_matched != name.Length) continue;
                Interlocked.Increment(ref _notices);
                Interlocked.Exchange(ref _last, Stopwatch.GetTimestamp());
            }
        }
    }
}
