using System.Collections.Immutable;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>The state that a row names in one or more columns.</summary>
internal sealed class StateReference
{
    private readonly TableReader _table;
    private readonly StateCodes _codes;
    private readonly RecordFindings _findings;
    private readonly (CodeSystem System, int Column)[] _columns;
    private readonly CodedState?[] _found;

    public StateReference(TableReader table, StateCodes codes, RecordFindings findings, ImmutableArray<StateColumn> columns)
    {
        (_table, _codes, _findings) = (table, codes, findings);
        _columns = [.. columns.Select(column => (column.System, table.Column(column.Column)))];
        _found = new CodedState?[_columns.Length];
    }

    /// <summary>Looks up the codes of the current row; false, with a note, if none of them is known.</summary>
    public bool Read()
    {
        var any = false;
        var filled = false;
        for (var column = 0; column < _columns.Length; column++)
        {
            var field = _table[_columns[column].Column].Trim(" \t"u8);
            _found[column] = null;
            if (field.IsEmpty) continue;
            filled = true;
            _found[column] = _codes.Find(_columns[column].System, field);
            any |= _found[column] is not null;
        }

        if (any) return true;
        if (filled)
        {
            _findings.Add(
                "unknown-states", NoteSeverity.Warning, "Rows name a state by a code or name that is not known; they were left out.",
                $"{Shown()} ({Place()})");
        }
        else
        {
            _findings.Add("rows-without-state", NoteSeverity.Warning, "Rows name no state; they were left out.", Place());
        }

        return false;
    }

    /// <summary>The number of the state in a year, or −1, with a note, if its code stands for no state in that year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="isCurrent">Whether the state bears the codes of the row at the end of the year, rather than having borne them before.</param>
    public int In(int year, out bool isCurrent)
    {
        var state = -1;
        isCurrent = true;
        foreach (var found in _found)
        {
            if (found is null) continue;
            var other = found.In(year, out var current);
            if (state < 0)
            {
                state = other;
            }
            else if (other >= 0 && other != state)
            {
                _findings.Add(
                    "codes-disagree", NoteSeverity.Warning, "The codes of a row stand for different states; the one that the schema names first counts.",
                    $"{Shown()} in {year} ({Place()})");
                continue;
            }

            isCurrent &= current;
        }

        if (state < 0)
        {
            _findings.Add(
                "unknown-states", NoteSeverity.Warning, "Rows name a state by a code or name that is not known; they were left out.",
                $"{Shown()} in {year} ({Place()})");
        }

        return state;
    }

    private string Shown() => string.Join(" ", _columns.Select(column => TableReader.Shown(_table[column.Column])).Where(text => text.Length > 0));

    private string Place() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_table.File}:{_table.Line}");
}
