using System.Text.Json;

namespace Entente.Records.PublicSources;

/// <summary>Reads the list of a source, and says plainly when it is not what was expected.</summary>
internal static class SourceJson
{
    /// <summary>What a reader makes of a text in JSON.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="address">Where the text came from.</param>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads the root of the document.</param>
    /// <exception cref="FetchException">The text is not JSON, or lacks what the reader needs.</exception>
    public static T Read<T>(Uri address, string text, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FetchException(
                FetchFailure.UnexpectedContent,
                address,
                $"the list of files cannot be read ({exception.Message})",
                "the source may have changed its interface: see docs/public-sources.md, or download by hand",
                exception);
        }
    }
}
