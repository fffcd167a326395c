using System.Buffers.Text;
using System.Net;
using System.Text;
using Entente.Load.Ledger;

namespace Entente.Load.Protocol;

/// <summary>The request by which one participant takes a stance: built once, and for each stance only key, statement and position are written into it.</summary>
internal sealed class StanceRequest
{
    private const int KeyLength = 36;
    private const int StatementLength = 6;
    private const int PositionLength = 9;
    private readonly byte[] _bytes;
    private readonly int _key;
    private readonly int _statement;
    private readonly int _position;

    /// <summary>The request of a participant.</summary>
    /// <param name="server">Where it goes; the name in the header stays when another server of a cluster takes it.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="token">The token of the participant's session.</param>
    public StanceRequest(IPEndPoint server, string dialogue, string token)
    {
        // JSON allows spaces between values, so that every stance has the same length.
        var body = $$"""{"statement":{{new string(' ', StatementLength)}},"position":{{new string(' ', PositionLength)}}}""";
        var head = $"POST {Endpoints.Stances(dialogue)} HTTP/1.1\r\nHost: {server}\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n{Endpoints.IdempotencyKey}: ";
        _bytes = Encoding.ASCII.GetBytes(head + new string('0', KeyLength) + "\r\n\r\n" + body);
        _key = head.Length;
        _statement = _key + KeyLength + 4 + body.IndexOf(':', StringComparison.Ordinal) + 1;
        _position = _key + KeyLength + 4 + body.LastIndexOf(':') + 1;
    }

    /// <summary>The request for a stance; the bytes are overwritten by the next call.</summary>
    /// <param name="stance">The stance.</param>
    public ReadOnlySpan<byte> For(SentStance stance)
    {
        stance.Key.TryFormat(_bytes.AsSpan(_key, KeyLength), out _);
        var statement = _bytes.AsSpan(_statement, StatementLength);
        statement.Fill((byte)' ');
        Utf8Formatter.TryFormat(stance.Statement, statement, out _);
        var position = _bytes.AsSpan(_position, PositionLength);
        position.Fill((byte)' ');
        Word(stance.Position).CopyTo(position);
        return _bytes;
    }

    private static ReadOnlySpan<byte> Word(Position position) => position switch
    {
        Position.Support => "\"support\""u8,
        Position.Abstain => "\"abstain\""u8,
        Position.Oppose => "\"oppose\""u8,
        _ => "\"none\""u8,
    };
}
