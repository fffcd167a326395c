using System.Text;
using Entente.Records;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Which rows of a table count, as a declaration says it.</summary>
internal sealed class RowCondition
{
    private readonly TableReader _table;
    private readonly List<(int Column, byte[][] Values)> _conditions = [];

    public RowCondition(TableReader table, string where)
    {
        _table = table;
        foreach (var condition in where.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (condition.EndsWith('?'))
            {
                _conditions.Add((table.Column(condition[..^1]), []));
                continue;
            }

            var equals = condition.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new RecordFormatException(
                    table.File, null, null, $"the schema asks for rows where '{condition}', which is no condition", "expected column=value, column=value|value or column?");
            }

            _conditions.Add((table.Column(condition[..equals]), [.. condition[(equals + 1)..].Split('|').Select(Encoding.UTF8.GetBytes)]));
        }
    }

    /// <summary>Whether the current row counts.</summary>
    public bool Holds()
    {
        foreach (var (column, values) in _conditions)
        {
            var field = _table[column].Trim(" \t"u8);
            var holds = values.Length == 0 && !field.IsEmpty;
            foreach (var value in values) holds |= field.SequenceEqual(value);
            if (!holds) return false;
        }

        return true;
    }
}
