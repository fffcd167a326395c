using System.Collections.Immutable;
using System.Globalization;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Reads the series that are declared on one table, in one pass.</summary>
internal static class CovariateTable
{
    public static SeriesOfTable Read(SourceFile file, IReadOnlyList<SeriesDeclaration> declarations, ReadLimits limits, CancellationToken cancellation)
    {
        var findings = new RecordFindings();
        using var table = new DelimitedReader(file.Open(), file.Display, limits);
        NoteRepairs(table, findings);
        var codes = new StateCodes(file.Display);
        var groups = declarations
            .GroupBy(declaration => (string.Join(' ', declaration.First), string.Join(' ', declaration.Second), declaration.Kind, declaration.From, declaration.To, declaration.Where, declaration.CoversFrom, declaration.CoversTo))
            .Select(group => new Group(table, codes, findings, [.. group]))
            .ToList();
        var rows = 0;
        while (table.ReadRow())
        {
            if ((++rows & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            foreach (var group in groups) group.ReadRow();
        }

        foreach (var group in groups) group.EndSpells();
        cancellation.ThrowIfCancellationRequested();
        var states = ImmutableArray.CreateBuilder<StateSeries>();
        var dyads = ImmutableArray.CreateBuilder<DyadSeries>();
        foreach (var reading in groups.SelectMany(group => group.Readings))
        {
            var values = reading.Sort(codes.Codes, findings);
            if (reading.Declaration.IsDyadic) dyads.Add(reading.ToDyadSeries(values));
            else states.Add(reading.ToStateSeries(values));
        }

        return new SeriesOfTable(states.ToImmutable(), dyads.ToImmutable(), findings.ToNotes());
    }

    public static void NoteRepairs(DelimitedReader table, RecordFindings findings)
    {
        if (table.HadByteOrderMark)
            findings.Add("byte-order-mark", NoteSeverity.Info, "A byte-order mark at the start of a file was left out.", table.File);
        if (table.Delimiter != ',' && table.Columns.Length > 1)
            findings.Add("delimiter", NoteSeverity.Info, "A delimiter other than the comma was recognised from the header.", $"{table.File}: '{table.Delimiter}'");
    }

    /// <summary>Series that read their states and years from the same columns.</summary>
    private sealed class Group
    {
        private readonly DelimitedReader _table;
        private readonly RecordFindings _findings;
        private readonly SeriesDeclaration _declaration;
        private readonly RowCondition _condition;
        private readonly RowYears _years;
        private readonly StateReference _first;
        private readonly StateReference? _second;
        private readonly double[] _values;
        private readonly List<(int From, int First, int Second, int Line, int End, double[] Values)> _lasting = [];
        private int _lastYear = int.MinValue;

        public Group(DelimitedReader table, StateCodes codes, RecordFindings findings, ImmutableArray<SeriesDeclaration> declarations)
        {
            (_table, _findings, _declaration) = (table, findings, declarations[0]);
            _condition = new RowCondition(table, _declaration.Where);
            _years = new RowYears(table, findings, _declaration);
            _first = new StateReference(table, codes, findings, _declaration.First);
            _second = _declaration.IsDyadic ? new StateReference(table, codes, findings, _declaration.Second) : null;
            Readings = [.. declarations.Select(declaration => new SeriesReading(table, declaration))];
            _values = new double[Readings.Length];
        }

        public ImmutableArray<SeriesReading> Readings { get; }

        public void ReadRow()
        {
            if (!_condition.Holds() || !_years.Read()) return;
            var known = _first.Read();
            if (_second is not null) known &= _second.Read();
            if (!known) return;
            for (var series = 0; series < _values.Length; series++) _values[series] = Readings[series].Value();
            _lastYear = Math.Max(_lastYear, Math.Max(_years.From, _years.To ?? _years.From));
            var line = (int)Math.Min(_table.Line, int.MaxValue);
            var from = Math.Max(_years.From, _declaration.CoversFrom ?? _years.From);
            if ((_years.To ?? _declaration.CoversTo) is not { } to)
            {
                // How long a spell without an end lasts is known when the whole table is: to the last year that it speaks of.
                if (States(from) is var (first, second, _)) _lasting.Add((from, first, second, line, _years.End, _values.ToArray()));
                return;
            }

            to = Math.Min(to, _declaration.CoversTo ?? to);
            for (var year = from; year <= to; year++)
            {
                if (States(year) is not var (first, second, rank)) continue;
                for (var series = 0; series < _values.Length; series++)
                    Readings[series].Add(year, first, second, _values[series], line, _declaration.IsSpell ? _years.End : rank);
            }
        }

        public void EndSpells()
        {
            foreach (var (from, first, second, line, end, values) in _lasting)
            {
                for (var year = from; year <= _lastYear; year++)
                {
                    for (var series = 0; series < values.Length; series++) Readings[series].Add(year, first, second, values[series], line, end);
                }
            }
        }

        /// <summary>The states of the row in a year, and how well their codes stand for them; null if one is not known or both are one.</summary>
        private (int First, int Second, int Rank)? States(int year)
        {
            var first = _first.In(year, out var firstStanding);
            if (first < 0) return null;
            if (_second is null) return (first, first, (int)firstStanding);
            var second = _second.In(year, out var secondStanding);
            if (second < 0) return null;
            if (first != second) return (first, second, (int)firstStanding + (int)secondStanding);
            _findings.Add(
                "same-state", NoteSeverity.Info, "Rows pair a state with itself; they were left out.",
                string.Create(CultureInfo.InvariantCulture, $"{_table.File}:{_table.Line}"));
            return null;
        }
    }
}

/// <summary>What a table gave.</summary>
internal sealed record SeriesOfTable(ImmutableArray<StateSeries> States, ImmutableArray<DyadSeries> Dyads, ImmutableArray<RecordNote> Notes)
{
    public ImmutableArray<SecurityCouncilVeto> Vetoes { get; init; } = [];

    public ImmutableArray<TreatyMembership> Treaties { get; init; } = [];
}
