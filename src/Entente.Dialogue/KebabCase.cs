using System.Collections.Concurrent;
using System.Text;

namespace Entente.Dialogue;

/// <summary>Names of types as they stand in logs and addresses: <c>StanceTaken</c> becomes <c>stance-taken</c>.</summary>
internal static class KebabCase
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(string name) => Known.GetOrAdd(name, static pascal =>
    {
        var kebab = new StringBuilder(pascal.Length + 4);
        for (var place = 0; place < pascal.Length; place++)
        {
            if (char.IsAsciiLetterUpper(pascal[place]) && place > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(pascal[place]));
        }
        return kebab.ToString();
    });
}
