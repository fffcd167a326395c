using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>The value of a row, as a declaration says it.</summary>
internal sealed class ValueExpression
{
    private readonly TableReader _table;
    private readonly SeriesDeclaration _declaration;
    private readonly int[] _columns;
    private readonly char _operation;
    private readonly byte[][] _missing;
    private readonly double[] _missingNumbers;

    public ValueExpression(TableReader table, SeriesDeclaration declaration)
    {
        (_table, _declaration) = (table, declaration);
        _missing = [.. declaration.Missing.Select(Encoding.UTF8.GetBytes)];
        _missingNumbers = [.. declaration.Missing.Where(code => TryParse(Encoding.UTF8.GetBytes(code), out _)).Select(code => double.Parse(code, NumberStyles.Float, CultureInfo.InvariantCulture))];
        var value = declaration.Value.Trim();
        if (value == "1")
        {
            (_operation, _columns) = ('1', []);
            return;
        }

        _operation = value.EndsWith('?') ? '?' : value.Contains('+', StringComparison.Ordinal) ? '+' : '|';
        _columns = [.. value.TrimEnd('?').Split(_operation, StringSplitOptions.TrimEntries).Select(column => table.Column(column))];
    }

    /// <summary>The value of the current row; NaN if it is unknown.</summary>
    public double Value()
    {
        switch (_operation)
        {
            case '1':
                return 1;
            case '?':
                return _table[_columns[0]].Trim(" \t"u8).IsEmpty ? 0 : 1;
            case '+':
                var sum = 0.0;
                foreach (var column in _columns) sum += Number(column);
                return sum;
            default:
                var largest = double.NaN;
                foreach (var column in _columns)
                {
                    var number = Number(column);
                    if (!double.IsNaN(number) && !(number <= largest)) largest = number;
                }

                return largest;
        }
    }

    private double Number(int column)
    {
        var field = _table[column].Trim(" \t"u8);
        if (field.IsEmpty) return double.NaN;
        foreach (var missing in _missing)
        {
            if (field.SequenceEqual(missing)) return double.NaN;
        }

        if (!TryParse(field, out var number))
        {
            throw _table.Fault(
                column, $"'{TableReader.Shown(field)}' is not a number",
                $"expected a number in the column '{_table.Columns[column]}', or nothing; if it stands for an unknown value, the schema must say so in 'missing'");
        }

        // −9 may be written −9.0 by another program.
        foreach (var code in _missingNumbers)
        {
            if (code.Equals(number)) return double.NaN;
        }

        if (!_declaration.Range.Contains(number))
        {
            throw _table.Fault(
                column, $"'{TableReader.Shown(field)}' is out of range",
                $"expected a number in {_declaration.Range} for '{_declaration.Series}'; if it stands for an unknown value, the schema must say so in 'missing'");
        }

        return number;
    }

    private static bool TryParse(ReadOnlySpan<byte> field, out double number)
    {
        // Most fields are short whole numbers.
        if (field.Length <= 9)
        {
            var whole = 0;
            foreach (var b in field)
            {
                if (b is < (byte)'0' or > (byte)'9') return Parsed(field, out number);
                whole = (10 * whole) + b - '0';
            }

            number = whole;
            return true;
        }

        return Parsed(field, out number);

        static bool Parsed(ReadOnlySpan<byte> field, out double number) =>
            Utf8Parser.TryParse(field, out number, out var length) && length == field.Length && double.IsFinite(number);
    }
}
