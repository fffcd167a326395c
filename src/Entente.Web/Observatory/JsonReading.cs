using System.Text.Json;

namespace Entente.Web.Observatory;

/// <summary>Reads members of a document that may be absent or null.</summary>
public static class JsonReading
{
    /// <summary>The element at a path; null where it is absent or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>The number at a path; null where there is none.</summary>
    public static double? Real(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The rows of the array at a path; none where there is none.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Array } rows ? rows.EnumerateArray() : [];
}
