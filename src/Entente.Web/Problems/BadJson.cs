using System.Text.Json;

namespace Entente.Web.Problems;

/// <summary>What is wrong with JSON that cannot be read: where, and what was expected, without repeating what was sent.</summary>
internal static class BadJson
{
    private const int LongestPath = 100;

    /// <summary>The problem that a reader's complaint stands for.</summary>
    /// <param name="fault">The complaint.</param>
    public static Problem Of(JsonException fault)
    {
        var place = fault.LineNumber is { } line ? $" (line {line + 1}, byte {fault.BytePositionInLine + 1})" : "";
        var path = fault.Path is { Length: > 1 } found && found.All(char.IsAscii) ? $" at {(found.Length > LongestPath ? found[..LongestPath] + "…" : found)}" : "";
        return new Problem(400, "bad-json", "The body is not the JSON that was expected.", $"{What(fault)}{path}{place}. /openapi/v1.json says what was expected.");
    }

    private static string What(JsonException fault) => fault switch
    {
        UnfitTextException unfit => unfit.Complaint,
        { Message: var text } when text.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) => "A member stands there twice; each may stand once",
        { Message: var text } when text.Contains("could not be mapped", StringComparison.Ordinal) => "A member is not known; leave it out or check its name",
        { Message: var text } when text.Contains("missing required", StringComparison.Ordinal) => "A required member is missing",
        { Message: var text } when text.Contains("depth", StringComparison.OrdinalIgnoreCase) => "It is nested too deeply",
        { Message: var text } when text.Contains("UTF-8", StringComparison.Ordinal) || text.Contains("UTF-16", StringComparison.Ordinal) || text.Contains("transcode", StringComparison.OrdinalIgnoreCase) => "A text is no valid Unicode",
        { Message: var text } when text.Contains("could not be converted", StringComparison.Ordinal) => "A value has another type than was expected",
        _ => "It is no JSON, or it ends too early",
    };
}

/// <summary>A text in JSON that may not stand there.</summary>
/// <param name="complaint">What is wrong with it.</param>
internal sealed class UnfitTextException(string complaint) : JsonException(complaint)
{
    /// <summary>What is wrong with it.</summary>
    public string Complaint { get; } = complaint;
}
