using System.Collections.Immutable;
using System.Text;

namespace Entente.Records.PublicSources;

/// <summary>
/// Brings public sources into the user's cache folder: whole, checked, and put in place in one step. What breaks off can be resumed, by the
/// next attempt or the next run.
/// </summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>Lists of files are small; what is larger is none.</summary>
    private const long LargestList = 64L << 20;

    private readonly HttpClient _client;

    /// <summary>A fetcher on the network, by the proxy of the environment if there is one.</summary>
    public Fetcher()
        : this(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            ResponseDrainTimeout = TimeSpan.Zero,
        })
    {
    }

    /// <summary>A fetcher with a way to the network of its own.</summary>
    /// <param name="handler">The way; must not follow redirects or decompress by itself. It is disposed with the fetcher.</param>
    public Fetcher(HttpMessageHandler handler) => _client = new HttpClient(handler)
    {
        // The time limits are those of the options, each with its own message.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Fetches a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How to fetch it.</param>
    /// <param name="progress">Told how far the fetch is, at each MiB, each attempt and each file.</param>
    /// <param name="cancellation">Stops the work; whole files stay, and the bytes of the one at work stay for the next time.</param>
    /// <returns>The files that are here now, those that were here before included.</returns>
    /// <exception cref="FetchException">The source could not be brought here; says why and what to do next.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public async Task<FetchResult> FetchAsync(
        PublicSource source,
        FetchOptions? options = null,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new FetchOptions();
        if (options.Fault() is { } fault) throw new ArgumentException(fault, nameof(options));
        var site = SiteOf(source, options);
        using var timeout = new CancellationTokenSource(options.TotalTimeout, options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await FetchAllAsync(source, site, options, progress, both.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FetchException(
                FetchFailure.Timeout,
                site,
                $"the fetch took longer than the {options.TotalTimeout} allowed",
                "run it again to go on, or allow more time",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<FetchResult> FetchAllAsync(
        PublicSource source, Uri site, FetchOptions options, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(options.CacheFolder ?? CacheFolder.Default, source.Name);
        var exchange = new HttpExchange(_client, options);
        try
        {
            Directory.CreateDirectory(folder);
            var listing = await source.ListAsync(
                new ListingRequest(site, options, (list, stop) => DocumentAsync(exchange, options, folder, list, progress, stop)), cancellation);
            var wanted = Wanted(listing, site, options);
            var manifest = new FetchManifest(folder);
            var files = ImmutableArray.CreateBuilder<FetchedFile>(wanted.Length);
            for (var index = 0; index < wanted.Length; index++)
            {
                var file = wanted[index];
                var path = CacheFolder.PathOf(folder, file.Name)
                    ?? throw new FetchException(FetchFailure.UnexpectedContent, file.Address, $"'{file.Name}' is no name for a file", "download it by hand");
                files.Add(await FetchOneAsync(exchange, options, manifest, file, path, Reporter(progress, file.Name, index, wanted.Length), cancellation));
            }

            var here = files.MoveToImmutable();
            return new FetchResult(source.Name, folder, here, listing.Notes) { Records = [.. source.RecordsAmong(here)] };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FetchException(
                FetchFailure.Storage,
                site,
                $"the cache folder '{folder}' cannot be used ({exception.Message})",
                "make room, check the rights of the folder, or name another",
                exception);
        }
    }

    private static async Task<FetchedFile> FetchOneAsync(
        HttpExchange exchange,
        FetchOptions options,
        FetchManifest manifest,
        RemoteFile file,
        string path,
        Action<long, long?, int, string?> report,
        CancellationToken cancellation)
    {
        if (!options.Refresh && await HereAsync(manifest, file, path, cancellation) is { } here)
        {
            var size = new FileInfo(path).Length;
            report(size, size, 1, null);
            return new FetchedFile(file.Name, here.Value, size, path, WasHere: true, IsVerified: file.Checksum is not null);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var sha256 = await new FileDownload(exchange, options, file, path, report).RunAsync(cancellation);
        var bytes = new FileInfo(path).Length;
        manifest.Add(new(file.Name, sha256.Value, bytes, file.Address.AbsoluteUri, options.Clock.GetUtcNow()));
        return new FetchedFile(file.Name, sha256.Value, bytes, path, WasHere: false, IsVerified: file.Checksum is not null);
    }

    /// <summary>The SHA-256 of a file that is here, whole, and still the one the source offers; null if it must be fetched.</summary>
    private static async Task<Checksum?> HereAsync(FetchManifest manifest, RemoteFile file, string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return null;
        var sha256 = await Checksum.OfFileAsync(ChecksumAlgorithm.Sha256, path, cancellation);
        if (file.Checksum is { Algorithm: ChecksumAlgorithm.Sha256 } pinned) return sha256.Matches(pinned) ? sha256 : null;
        if (manifest[file.Name] is not { } entry || entry.Sha256 != sha256.Value) return null;
        if (file.Checksum is not { } expected) return entry.Address == file.Address.AbsoluteUri ? sha256 : null;
        return (await Checksum.OfFileAsync(expected.Algorithm, path, cancellation)).Matches(expected) ? sha256 : null;
    }

    private static async Task<string> DocumentAsync(
        HttpExchange exchange, FetchOptions options, string folder, RemoteFile list, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, list.Name);
        var limited = options with { MaxBytes = Math.Min(options.MaxBytes, LargestList) };
        await new FileDownload(exchange, limited, list, path, Reporter(progress, list.Name, 0, 1)).RunAsync(cancellation);
        return await File.ReadAllTextAsync(path, Encoding.UTF8, cancellation);
    }

    private static RemoteFile[] Wanted(SourceListing listing, Uri site, FetchOptions options)
    {
        var wanted = listing.Files
            .Where(file => options.Only is not { } part || file.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(file => file.Name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        if (wanted.Length > 0) return wanted;
        var names = string.Join(", ", listing.Files.Select(file => file.Name));
        throw new FetchException(
            FetchFailure.NotFound,
            site,
            options.Only is { } only ? $"no file has '{only}' in its name" : "the source lists no files",
            names.Length > 0 ? $"there are {names}" : "look at the source's page, and download by hand");
    }

    private static Uri SiteOf(PublicSource source, FetchOptions options)
    {
        var site = options.BaseAddress;
        var variable = $"ENTENTE_{source.Name.ToUpperInvariant()}_BASE";
        if (site is null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            && (!Uri.TryCreate(text, UriKind.Absolute, out site) || !HttpExchange.IsHttp(site)))
        {
            throw new ArgumentException($"The variable {variable} must be an http or https address; found '{text}'.", nameof(options));
        }

        site ??= source.Site;
        return site.AbsoluteUri.EndsWith('/') ? site : new Uri(site.AbsoluteUri + "/");
    }

    private static Action<long, long?, int, string?> Reporter(IProgress<FetchProgress>? progress, string name, int index, int count) =>
        (bytes, total, attempt, message) => progress?.Report(new FetchProgress(name, index, count, bytes, total, attempt, message));
}
