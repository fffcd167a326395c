using System.Globalization;
using System.Security.Cryptography;
using Entente.Records.PublicSources;

namespace Entente.Records.Tests.PublicSources;

/// <summary>A server, an empty cache folder and a fetcher that does not really wait: the stage of one test.</summary>
internal sealed class FetchScene : IAsyncDisposable
{
    /// <summary>Where the source <c>unga</c> looks for its list.</summary>
    public const string List = "/api/datasets/:persistentId/versions/:latest-published?persistentId=doi%3A10.7910%2FDVN%2FLEJUQZ";

    /// <summary>Where it looks for the file with the id 1.</summary>
    public const string File = "/api/access/datafile/1";

    private readonly Fetcher _fetcher = new();

    public FetchScene() => Folder = Directory.CreateTempSubdirectory("entente-fetch-").FullName;

    public MisbehavingServer Server { get; } = new();

    public string Folder { get; }

    /// <summary>The waits between attempts that the fetcher wanted.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public FetchOptions Options => new()
    {
        CacheFolder = Folder,
        BaseAddress = Server.Address,
        AnswerTimeout = TimeSpan.FromSeconds(20),
        Wait = (wait, cancellation) =>
        {
            Waits.Add(wait);
            return Task.CompletedTask;
        },
    };

    /// <summary>20,000 bytes that are not the same anywhere.</summary>
    public static byte[] Content(int seed = 1) => [.. Enumerable.Range(0, 20_000).Select(place => (byte)((place * 31) + (place / 256 * seed)))];

    public static string Md5(byte[] bytes)
    {
#pragma warning disable CA5351 // What Dataverse publishes is MD5.
        return Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
    }

    /// <summary>Lists one file, votes.csv with the id 1, as Dataverse does.</summary>
    public void ListVotes(byte[]? content)
    {
        var checksum = content is null ? "" : $$""", "checksum": {"type": "MD5", "value": "{{Md5(content)}}"}""";
        Server.On(List, Answer.Ok($$$"""{"status":"OK","data":{"files":[{"label":"votes.csv","dataFile":{"id":1,"filename":"votes.csv"{{{checksum}}} } }]}}"""));
    }

    public string PathOf(string name) => Path.Combine(Folder, "unga", name);

    public Task<FetchResult> FetchAsync(FetchOptions? options = null, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default) =>
        _fetcher.FetchAsync(PublicSource.Find("unga")!, options ?? Options, progress, cancellation);

    public Task<FetchResult> FetchAsync(string source, FetchOptions? options = null) =>
        _fetcher.FetchAsync(PublicSource.Find(source)!, options ?? Options, null, TestContext.Current.CancellationToken);

    public Task<FetchException> FailAsync(FetchOptions? options = null) =>
        Assert.ThrowsAsync<FetchException>(() => FetchAsync(options, null, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
