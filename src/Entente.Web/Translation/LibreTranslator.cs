using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Web.Translation;

/// <summary>A client of LibreTranslate's API, which other programs speak as well: <c>POST /translate</c> with <c>q</c>, <c>source</c>, <c>target</c>.</summary>
/// <remarks>Neither texts nor the key are logged. An answer is read up to 256 KiB; longer than 20 seconds is not waited for.</remarks>
/// <param name="http">The connection.</param>
/// <param name="options">Where the server is.</param>
/// <param name="log">Told that a translation failed, and not what it was.</param>
internal sealed partial class LibreTranslator(HttpClient http, TranslationOptions options, ILogger<LibreTranslator> log) : ITranslator
{
    private const int MostBytes = 256 * 1024;

    /// <inheritdoc/>
    public bool IsThere => options.Server is not null;

    /// <inheritdoc/>
    public async Task<string?> TranslateAsync(string text, string from, string to, CancellationToken cancellation)
    {
        if (options.Server is not { } server) return null;
        var question = new JsonObject { ["q"] = text, ["source"] = Primary(from), ["target"] = Primary(to), ["format"] = "text" };
        if (options.Key is { } key) question["api_key"] = key;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "translate")) { Content = JsonContent.Create(question) };
            using var answer = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, late.Token);
            if (!answer.IsSuccessStatusCode)
            {
                NotTranslated(log, (int)answer.StatusCode);
                return null;
            }
            if (answer.Content.Headers.ContentLength > MostBytes) return null;
            await answer.Content.LoadIntoBufferAsync(MostBytes, late.Token);
            var document = await answer.Content.ReadFromJsonAsync<JsonNode>(late.Token);
            return document is JsonObject found && found["translatedText"] is JsonValue translated && translated.TryGetValue<string>(out var words) && words.Length > 0 ? words : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            NotTranslated(log, 0);
            return null;
        }
    }

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    [LoggerMessage(LogLevel.Warning, "The translation server did not translate; it answered {Status} (0: nothing that could be read).")]
    private static partial void NotTranslated(ILogger log, int status);
}
