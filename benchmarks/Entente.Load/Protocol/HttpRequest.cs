using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Entente.Load.Protocol;

/// <summary>A request as the bytes that go over the wire.</summary>
internal static class HttpRequest
{
    /// <summary>A request without a body.</summary>
    /// <param name="server">Where it goes.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="token">The token of the session; null for none.</param>
    /// <param name="accept">The content type that is wanted; null for any.</param>
    public static byte[] Plain(IPEndPoint server, string method, string path, string? token, string? accept = null) =>
        Encoding.ASCII.GetBytes(Head(server, method, path, token) + (accept is null ? "" : $"Accept: {accept}\r\n") + (method == "GET" ? "\r\n" : "Content-Length: 0\r\n\r\n"));

    /// <summary>A request with a JSON body.</summary>
    /// <param name="server">Where it goes.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="token">The token of the session; null for none.</param>
    /// <param name="key">The key under which a repeated request is known; null for none.</param>
    /// <param name="body">What is sent.</param>
    public static byte[] WithJson(IPEndPoint server, string method, string path, string? token, string? key, object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body);
        var head = Head(server, method, path, token) + (key is null ? "" : $"{Endpoints.IdempotencyKey}: {key}\r\n")
            + string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. json];
    }

    private static string Head(IPEndPoint server, string method, string path, string? token) =>
        $"{method} {path} HTTP/1.1\r\nHost: {server}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}";
}
