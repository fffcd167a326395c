using System.Text;
using System.Text.Json;

namespace Entente.Load.Protocol;

/// <summary>The answer to a request. The body lies in the connection's buffer and is gone with the next request.</summary>
internal readonly ref struct HttpAnswer
{
    public HttpAnswer(int status, ReadOnlySpan<byte> body)
    {
        Status = status;
        Body = body;
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The body, without the marks of chunks.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Whether the server did what was asked.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the server says that it could not, for now: the request may be sent again.</summary>
    public bool IsForNow => Status is 408 or 429 or 499 or >= 500;

    /// <summary>The whole number that stands behind a member's name, or null; no JSON is parsed for it.</summary>
    /// <param name="member">The name with its quotes and colon.</param>
    public int? Number(ReadOnlySpan<byte> member)
    {
        var place = Body.IndexOf(member);
        if (place < 0) return null;
        var rest = Body[(place + member.Length)..].TrimStart((byte)' ');
        return System.Buffers.Text.Utf8Parser.TryParse(rest, out int number, out _) ? number : null;
    }

    /// <summary>Whether a member is there and not null.</summary>
    /// <param name="member">The name with its quotes and colon.</param>
    public bool Has(ReadOnlySpan<byte> member)
    {
        var place = Body.IndexOf(member);
        return place >= 0 && !Body[(place + member.Length)..].TrimStart((byte)' ').StartsWith("null"u8);
    }

    /// <summary>What the server says is wrong, in one line.</summary>
    public string Complaint()
    {
        try
        {
            var reader = new Utf8JsonReader(Body);
            using var problem = JsonDocument.ParseValue(ref reader);
            var root = problem.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("title", out var title))
                return $"{Status} {title} {(root.TryGetProperty("detail", out var detail) ? detail : "")}".TrimEnd();
        }
        catch (JsonException)
        {
            // No problem document: the text itself is told.
        }

        return $"{Status} {Encoding.UTF8.GetString(Body[..Math.Min(Body.Length, 200)])}".ReplaceLineEndings(" ").TrimEnd();
    }
}
