namespace Entente.Records.Sources.Opening;

/// <summary>A file fetched from an http(s) address into a folder of its own that is deleted in the end.</summary>
internal sealed class Download : IDisposable
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    // One client for the process, as its documentation asks; it follows a few redirects and keeps no cookies.
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        MaxAutomaticRedirections = 10,
        ConnectTimeout = LongestSilence,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("entente-").FullName;

    private Download() => Path = _folder;

    public string Path { get; private set; }

    public static bool IsAddress(string location) =>
        location.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static Download Fetch(string address, long limit, CancellationToken cancellation)
    {
        var download = new Download();
        try
        {
            download.TakeAsync(address, limit, cancellation).GetAwaiter().GetResult();
            return download;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UriFormatException)
        {
            download.Dispose();
            throw new RecordFormatException(address, null, null, $"it cannot be fetched: {error.Message.TrimEnd('.')}", "expected an address that answers with a file", error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            download.Dispose();
            throw new RecordFormatException(
                address, null, null, $"the server said nothing for {LongestSilence.TotalSeconds} seconds", "expected an address that answers with a file", error);
        }
        catch
        {
            download.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task TakeAsync(string address, long limit, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestSilence);
        using var response = await Client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentLength > limit) throw TooLong(address, limit);
        Path = System.IO.Path.Combine(_folder, NameOf(response, address));
        await using var source = await response.Content.ReadAsStreamAsync(patience.Token);
        await using var target = new FileStream(Path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 16];
        var taken = 0L;
        int count;
        while ((count = await source.ReadAsync(buffer, patience.Token)) > 0)
        {
            patience.CancelAfter(LongestSilence);
            if ((taken += count) > limit) throw TooLong(address, limit);
            await target.WriteAsync(buffer.AsMemory(0, count), patience.Token);
        }
    }

    // The name tells the format; a server may state it, else it is the last part of the address.
    private static string NameOf(HttpResponseMessage response, string address)
    {
        var stated = response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"');
        var name = System.IO.Path.GetFileName(stated ?? Uri.UnescapeDataString(new Uri(address).AbsolutePath));
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')).TrimStart('.');
        return plain.Length is > 0 and <= 200 ? plain : "table.csv";
    }

    private static RecordFormatException TooLong(string address, long limit) =>
        new(address, null, null, $"the file is longer than {limit} bytes", "expected a smaller file, or a larger limit in the options");
}
