using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Entente.Charts;
using Entente.Web.Problems;
using Microsoft.Net.Http.Headers;

namespace Entente.Web.Pages.Frame;

/// <summary>The scripts, styles and pictures of the pages, held in the assembly. Each has an address that names its content, so browsers
/// keep it for good.</summary>
internal static class ClientFiles
{
    private const string Prefix = "assets/";

    /// <summary>The module of the charts, which is built once for reports and pages.</summary>
    public const string Charts = "entente-charts.js";

    private static readonly FrozenDictionary<string, Lazy<Asset>> All = typeof(ClientFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => (Name: name[Prefix.Length..], Asset: new Lazy<Asset>(() => Asset.Of(name))))
        .Append((Name: Charts, Asset: new Lazy<Asset>(() => Asset.Of(Charts, Encoding.UTF8.GetBytes(ChartModule.Script)))))
        .ToFrozenDictionary(file => file.Name, file => file.Asset, StringComparer.Ordinal);

    /// <summary>The address of an asset, such as <c>/assets/entente.css?v=0123456789ab</c>.</summary>
    /// <param name="name">Its file name.</param>
    public static string Address(string name) => $"/{Prefix}{name}?v={All[name].Value.Version}";

    /// <summary>Maps the assets.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/assets/{name}", [HttpMethods.Get, HttpMethods.Head], Answer).ExcludeFromDescription();

    private static async Task Answer(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var held))
        {
            await ProblemAnswer.WriteAsync(context, GeneralProblems.OfStatus(StatusCodes.Status404NotFound));
            return;
        }

        var asset = held.Value;
        var (response, headers) = (context.Response, context.Response.Headers);
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = $"\"{asset.Version}\"";
        headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        if (string.Equals(context.Request.Headers.IfNoneMatch, headers.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) = accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? ("br", asset.Brotli.Value)
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? ("gzip", asset.Gzip.Value) : (null, asset.Bytes);
        if (encoding is not null) headers.ContentEncoding = encoding;
        response.ContentType = asset.Type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private sealed record Asset(string Version, string Type, byte[] Bytes, Lazy<byte[]> Brotli, Lazy<byte[]> Gzip)
    {
        public static Asset Of(string resource)
        {
            using var stream = typeof(ClientFiles).Assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Of(resource, bytes);
        }

        public static Asset Of(string name, byte[] bytes)
        {
            var version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            // Packing takes long and is done once, for the first who asks; a page that only names a file does not wait for it.
            return new Asset(
                version, TypeOf(name), bytes,
                new Lazy<byte[]>(() => Packed(bytes, into => new BrotliStream(into, CompressionLevel.SmallestSize, leaveOpen: true))),
                new Lazy<byte[]>(() => Packed(bytes, into => new GZipStream(into, CompressionLevel.SmallestSize, leaveOpen: true))));
        }

        private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
        {
            using var packed = new MemoryStream();
            using (var packing = pack(packed)) packing.Write(bytes);
            return packed.ToArray();
        }

        private static string TypeOf(string name) => Path.GetExtension(name).ToLower(CultureInfo.InvariantCulture) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
    }
}
