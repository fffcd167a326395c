using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>Reads members that may be absent, null or of another kind: a section that was not asked for is absent, an undefined quantity is null.</summary>
internal static class Json
{
    public static JsonElement? Section(this JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;

    public static IEnumerable<JsonElement?> Items(this JsonElement? parent, string name) =>
        parent.Section(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item => (JsonElement?)item) : [];

    public static double? Number(this JsonElement? parent, string name) =>
        parent.Section(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>A string, or a number or boolean as it is written; null when absent or empty.</summary>
    public static string? Text(this JsonElement? parent, string name) => parent.Section(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } literal => literal.GetRawText(),
        _ => null,
    };

    public static bool? Flag(this JsonElement? parent, string name) => parent.Section(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
