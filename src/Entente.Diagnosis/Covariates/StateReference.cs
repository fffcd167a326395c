using System.Collections.Immutable;
using System.Globalization;
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
    private long _notedLine;

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
    /// <param name="standing">How the codes of the row stand to the state; the lowest of several.</param>
    public int In(int year, out CodeStanding standing)
    {
        var state = -1;
        standing = CodeStanding.Current;
        foreach (var found in _found)
        {
            if (found is null) continue;
            var other = found.In(year, out var otherStanding);
            if (state < 0)
            {
                state = other;
            }
            else if (other >= 0 && other != state)
            {
                NoteOnce("codes-disagree", "The codes of a row stand for different states; the one that the schema names first counts.", year);
                continue;
            }

            if (otherStanding < standing) standing = otherStanding;
        }

        if (state < 0) NoteOnce("unknown-states", "Rows name a state by a code or name that is not known; they were left out.", year);
        else if (standing == CodeStanding.OutOfTime)
            NoteOnce("codes-out-of-time", "Rows name a state by a code that it did not bear in the year, such as 255 for Germany in 1960; they were taken for that state.", year);
        return state;
    }

    // A spell asks for each of its years; one note a row is enough.
    private void NoteOnce(string code, string message, int year)
    {
        if (_notedLine == _table.Line) return;
        _notedLine = _table.Line;
        _findings.Add(code, NoteSeverity.Warning, message, string.Create(CultureInfo.InvariantCulture, $"{Shown()} in {year} ({Place()})"));
    }

    private string Shown() => string.Join(" ", _columns.Select(column => TableReader.Shown(_table[column.Column])).Where(text => text.Length > 0));

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"{_table.File}:{_table.Line}");
}
