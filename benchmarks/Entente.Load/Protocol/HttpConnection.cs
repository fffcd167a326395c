using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.Load.Protocol;

/// <summary>
/// One HTTP/1.1 connection that stays open: a request out, its answer in, on a plain blocking socket. It costs two system calls a request, because
/// the generator shares the processors with the server that it measures.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly TimeSpan _patience;
    private Socket? _socket;
    private byte[] _buffer = new byte[8192];
    private int _filled;

    /// <summary>A connection that is opened with the first request.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="patience">How long to wait for an answer before the connection counts as lost.</param>
    public HttpConnection(IPEndPoint server, TimeSpan patience)
    {
        (Server, _patience) = (server, patience);
    }

    /// <summary>Where the server listens.</summary>
    public IPEndPoint Server { get; private set; }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">The whole request.</param>
    /// <exception cref="ConnectionLostException">There was no whole answer.</exception>
    public HttpAnswer Exchange(ReadOnlySpan<byte> request)
    {
        try
        {
            var socket = _socket ??= Connect();
            while (request.Length > 0) request = request[socket.Send(request)..];
            return Read(socket);
        }
        catch (SocketException fault)
        {
            Close();
            throw new ConnectionLostException($"{Server}: {fault.Message}", fault);
        }
        catch (ConnectionLostException)
        {
            Close();
            throw;
        }
    }

    /// <summary>Goes on with another server, or anew with the same.</summary>
    /// <param name="server">Where it listens.</param>
    public void MoveTo(IPEndPoint server)
    {
        Close();
        Server = server;
    }

    /// <summary>Waits until a time, or until the server has something to say or closes; to the microsecond, which sleeping is not.</summary>
    /// <param name="wait">How long.</param>
    public void WaitIdle(TimeSpan wait)
    {
        if (_socket is { } socket) socket.Poll(wait, SelectMode.SelectError);
        else Thread.Sleep(wait);
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private Socket Connect()
    {
        var socket = new Socket(Server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)_patience.TotalMilliseconds,
            SendTimeout = (int)_patience.TotalMilliseconds,
        };
        try
        {
            socket.Connect(Server);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private HttpAnswer Read(Socket socket)
    {
        _filled = 0;
        int headers;
        var scanned = 0;
        while ((headers = _buffer.AsSpan(scanned, _filled - scanned).IndexOf("\r\n\r\n"u8)) < 0)
        {
            scanned = Math.Max(0, _filled - 3);
            Receive(socket);
        }

        var start = scanned + headers + 4;
        var head = _buffer.AsSpan(0, start - 2);
        if (head.Length < 15 || !head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..12], out int status, out _))
            throw new ConnectionLostException($"{Server}: no HTTP/1.1 answer: {Encoding.Latin1.GetString(head[..Math.Min(40, head.Length)])}");
        var (length, isChunked, closes) = Framing(head);
        var body = isChunked ? ReadChunks(socket, start) : ReadBody(socket, start, status is 204 or 304 ? 0 : length);
        if (closes) Close();
        return new HttpAnswer(status, _buffer.AsSpan(start, body));
    }

    private static (int? Length, bool IsChunked, bool Closes) Framing(ReadOnlySpan<byte> head)
    {
        int? length = null;
        var (isChunked, closes) = (false, false);
        for (head = head[(head.IndexOf((byte)'\n') + 1)..]; head.Length > 0; head = head[(head.IndexOf((byte)'\n') + 1)..])
        {
            if (Value(head, "Content-Length:"u8, out var value)) length = Utf8Parser.TryParse(value, out int number, out _) ? number : null;
            else if (Value(head, "Transfer-Encoding:"u8, out value)) isChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            else if (Value(head, "Connection:"u8, out value)) closes = Ascii.EqualsIgnoreCase(value, "close"u8);
        }

        return (length, isChunked, closes);
    }

    private static bool Value(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (line.Length < name.Length || line[name.Length - 1] != ':' || !Ascii.EqualsIgnoreCase(line[..name.Length], name)) return false;
        value = line[name.Length..line.IndexOf((byte)'\r')].Trim((byte)' ');
        return true;
    }

    private int ReadBody(Socket socket, int start, int? length)
    {
        if (length is not { } bytes) throw new ConnectionLostException($"{Server}: an answer without a length");
        Reserve(start + bytes);
        while (_filled < start + bytes) Receive(socket);
        return bytes;
    }

    /// <summary>Reads chunks and moves their content together.</summary>
    private int ReadChunks(Socket socket, int start)
    {
        var (read, written) = (start, start);
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(read, _filled - read).IndexOf("\r\n"u8)) < 0) Receive(socket);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(read, line), out int size, out _, 'x')) throw new ConnectionLostException($"{Server}: a chunk without a size");
            read += line + 2;
            Reserve(read + size + 2);
            while (_filled < read + size + 2) Receive(socket);
            _buffer.AsSpan(read, size).CopyTo(_buffer.AsSpan(written));
            written += size;
            read += size + 2;
            if (size == 0) return written - start;
        }
    }

    private void Reserve(int bytes)
    {
        if (bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(bytes, _buffer.Length * 2));
    }

    private void Receive(Socket socket)
    {
        Reserve(_filled + 1);
        var received = socket.Receive(_buffer.AsSpan(_filled));
        if (received == 0) throw new ConnectionLostException($"{Server}: the connection was closed before the answer was whole");
        _filled += received;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
