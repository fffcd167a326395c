using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Records.Tables;

/// <summary>A table read row by row, forward only, its fields as UTF-8 text. The fields of a row hold until the next row is read.</summary>
internal abstract class TableReader(string file) : IDisposable
{
    private const int MostShown = 120;

    /// <summary>The file as the user named it.</summary>
    public string File { get; } = file;

    /// <summary>The names of the columns, from the header.</summary>
    public ImmutableArray<string> Columns { get; protected set; } = [];

    /// <summary>The line on which the current row starts, counted from 1.</summary>
    public abstract long Line { get; }

    /// <summary>A field of the current row.</summary>
    public abstract ReadOnlySpan<byte> this[int column] { get; }

    /// <summary>The header for a message, cut where it is long.</summary>
    public string ColumnsShown =>
        Shown(Encoding.UTF8.GetBytes(string.Join(", ", Columns.Take(12)))) + (Columns.Length > 12 ? $" and {Columns.Length - 12} more" : "");

    /// <summary>Steps to the next row; false at the end of the table.</summary>
    public abstract bool ReadRow();

    public abstract void Dispose();

    /// <summary>A field as text, without surrounding blanks.</summary>
    public string Text(int? column) => column is { } c ? Encoding.UTF8.GetString(this[c]).Trim() : "";

    public int? FindColumn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                if (Columns[column].Equals(name, StringComparison.OrdinalIgnoreCase)) return column;
            }
        }

        return null;
    }

    public int Column(params ReadOnlySpan<string> names) => FindColumn(names) ?? throw new RecordFormatException(
        File, 1, null, $"the column '{names[0]}' is missing; found {ColumnsShown}", $"expected a header row with the column '{names[0]}'");

    /// <summary>A day: YYYY-MM-DD, with or without a time of day behind it, or a bare year, which gives the day asked for; null if empty.</summary>
    public DateOnly? Date(int? column, bool endOfYear = false)
    {
        if (column is not { } c) return null;
        var field = this[c].Trim(" \t"u8);
        if (field.IsEmpty) return null;
        var day = field.Length > 10 && field[10] is (byte)' ' or (byte)'T' ? field[..10] : field;
        if (day.Length == 4 && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return endOfYear ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1);
        if (day.Length == 10 && day[4] == '-' && day[7] == '-'
            && int.TryParse(day[..4], NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && int.TryParse(day[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(day[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var dayOfMonth)
            && year > 0 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, dayOfMonth);
        }

        throw Fault(c, $"'{Shown(field)}' is not a day", "expected a day of the calendar as YYYY-MM-DD, or a year");
    }

    public long Integer(int column) =>
        long.TryParse(this[column].Trim(" \t"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Fault(column, $"'{Shown(this[column])}' is not a whole number", $"expected a whole number in the column '{Columns[column]}'");

    public int? OptionalInteger(int? column)
    {
        if (column is not { } c || this[c].Trim(" \t"u8).IsEmpty) return null;
        var value = Integer(c);
        return value is >= -999_999_999 and <= 999_999_999
            ? (int)value
            : throw Fault(c, $"'{Shown(this[c])}' is out of range", "expected a whole number of at most nine digits");
    }

    /// <summary>A flag: 1 or true, 0 or false; null if empty.</summary>
    public bool? Flag(int? column)
    {
        if (column is not { } c) return null;
        var field = this[c].Trim(" \t"u8);
        if (field.IsEmpty) return null;
        if (field.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(field, "true"u8)) return true;
        if (field.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(field, "false"u8)) return false;
        throw Fault(c, $"'{Shown(field)}' is not a flag", $"expected 1, 0 or nothing in the column '{Columns[c]}'");
    }

    /// <summary>A fault in a field of the current row; columns are counted from 1 for people.</summary>
    public RecordFormatException Fault(int? column, string problem, string expected) => new(File, Line, column + 1, problem, expected);

    /// <summary>A field for a message: cut where it is long, control characters shown as blanks.</summary>
    public static string Shown(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, MostShown)]);
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) + (field.Length > MostShown ? "…" : "");
    }
}
