using System.Text;

namespace Entente.Records.Tables;

/// <summary>Several values in one field, separated by semicolons; a semicolon or backslash within a value has a backslash before it.</summary>
internal static class ListField
{
    public static string Join(IEnumerable<string> values) =>
        string.Join(';', values.Select(value => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    public static List<string> Split(string field)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        for (var at = 0; at <= field.Length; at++)
        {
            if (at == field.Length || field[at] == ';')
            {
                var text = value.ToString().Trim();
                if (text.Length > 0) values.Add(text);
                value.Clear();
            }
            else
            {
                if (field[at] == '\\' && at + 1 < field.Length && field[at + 1] is ';' or '\\') at++;
                value.Append(field[at]);
            }
        }

        return values;
    }
}
