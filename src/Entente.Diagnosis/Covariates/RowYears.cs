using System.Globalization;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>The years that a row is about.</summary>
internal sealed class RowYears
{
    private readonly TableReader _table;
    private readonly RecordFindings _findings;
    private readonly SeriesDeclaration _declaration;
    private readonly int _from;
    private readonly int? _to;

    public RowYears(TableReader table, RecordFindings findings, SeriesDeclaration declaration)
    {
        (_table, _findings, _declaration) = (table, findings, declaration);
        _from = table.Column(declaration.From);
        _to = declaration.To is { } to ? table.Column(to) : null;
    }

    /// <summary>The first year of the current row.</summary>
    public int From { get; private set; }

    /// <summary>Its last year; null for a spell that lasts.</summary>
    public int? To { get; private set; }

    /// <summary>The day number of the end of a spell, by which the last of several is found.</summary>
    public int End { get; private set; }

    /// <summary>Reads the years of the current row; false, with a note, if it has none.</summary>
    public bool Read()
    {
        if (_table[_from].Trim(" \t"u8).IsEmpty)
        {
            _findings.Add(
                "rows-without-year", NoteSeverity.Warning, "Rows have no year or first day; they were left out.",
                string.Create(CultureInfo.InvariantCulture, $"{_table.File}:{_table.Line}"));
            return false;
        }

        if (!_declaration.IsSpell)
        {
            var year = _table.Integer(_from);
            RequireYear(_from, year);
            if (year < _declaration.CoversFrom || year > _declaration.CoversTo)
            {
                throw _table.Fault(
                    _from, $"the year {year} lies outside the years covered",
                    $"expected {_declaration.CoversFrom}..{_declaration.CoversTo} as the schema says in 'covers' for '{_declaration.Series}'");
            }

            From = (int)year;
            To = From;
            return true;
        }

        var first = _table.Date(_from)!.Value;
        var last = _table.Date(_to, endOfYear: true);
        RequireYear(_from, first.Year);
        if (last is { } end) RequireYear(_to!.Value, end.Year);
        if (last < first)
        {
            throw _table.Fault(
                _to, $"the spell ends on {last:yyyy-MM-dd}, before it begins on {first:yyyy-MM-dd}", "expected an end on or after the beginning");
        }

        From = first.Year;
        To = last?.Year;
        End = (last ?? DateOnly.MaxValue).DayNumber;
        return true;
    }

    private void RequireYear(int column, long year)
    {
        if (year is < SeriesEntries.FirstYear or > SeriesEntries.LastYear)
            throw _table.Fault(column, $"the year {year} is out of range", $"expected a year from {SeriesEntries.FirstYear} to {SeriesEntries.LastYear}");
    }
}
