using System.Globalization;
using Entente.Records;
using Entente.Records.Sources;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Gathers the values of one series while its table is read, and makes the series in the end.</summary>
internal sealed class SeriesReading
{
    private const int MostValues = 50_000_000;

    private readonly TableReader _table;
    private readonly SeriesDeclaration _declaration;
    private readonly ValueExpression _expression;
    private readonly SeriesEntries _entries = new();

    // A zero adds nothing to a sum or to what is largest, so where absent means zero it need not be kept.
    private readonly bool _dropsZero;
    private int _firstYear = int.MaxValue;
    private int _lastYear = int.MinValue;

    public SeriesReading(TableReader table, SeriesDeclaration declaration)
    {
        (_table, _declaration, _expression) = (table, declaration, new ValueExpression(table, declaration));
        _dropsZero = declaration.AbsentIsZero && declaration.Combine is Combination.Sum or Combination.Largest or Combination.Closest && declaration.Range.Least >= 0;
    }

    public SeriesDeclaration Declaration => _declaration;

    /// <summary>The value of the current row; NaN if it is unknown.</summary>
    public double Value() => _expression.Value();

    public void Add(int year, int first, int second, double value, int line, int rank)
    {
        if (year < _declaration.CoversFrom || year > _declaration.CoversTo) return;
        if (_firstYear > year) _firstYear = year;
        if (_lastYear < year) _lastYear = year;
        if (double.IsNaN(value) || (value == 0 && _dropsZero)) return;
        if (_entries.Count == MostValues)
        {
            throw new RecordFormatException(
                _table.File, line, null, $"the series '{_declaration.Series}' has more than {MostValues} values", "expected fewer states, years or longer spells");
        }

        _entries.Add(year, first, second, value, line, rank);
    }

    public SortedValues Sort(IReadOnlyList<string> codes, RecordFindings findings) => _entries.Sort(
        codes, _declaration.IsDirected || !_declaration.IsDyadic, (key, states, same) => Combine(key, states, same.Span, findings));

    public StateSeries ToStateSeries(SortedValues values) => new(_declaration.Series, values)
    {
        Source = _declaration.Source,
        Meaning = _declaration.Meaning,
        AbsentIsZero = _declaration.AbsentIsZero,
        FirstYear = First(values),
        LastYear = Last(values),
    };

    public DyadSeries ToDyadSeries(SortedValues values) => new(_declaration.Series, values)
    {
        Source = _declaration.Source,
        Meaning = _declaration.Meaning,
        IsDirected = _declaration.IsDirected,
        AbsentIsZero = _declaration.AbsentIsZero,
        FirstYear = First(values),
        LastYear = Last(values),
    };

    // Where absent means zero a year without a positive value is covered too.
    private int First(SortedValues values) => !_declaration.AbsentIsZero ? values.FirstYear : _declaration.CoversFrom ?? (_lastYear < _firstYear ? values.FirstYear : _firstYear);

    private int Last(SortedValues values) => !_declaration.AbsentIsZero ? values.LastYear : _declaration.CoversTo ?? (_lastYear < _firstYear ? values.LastYear : _lastYear);

    private double Combine(long key, StateIndex states, ReadOnlySpan<int> same, RecordFindings findings)
    {
        switch (_declaration.Combine)
        {
            case Combination.Sum:
                var sum = 0.0;
                foreach (var entry in same) sum += _entries.ValueOf(entry);
                return sum;
            case Combination.Largest:
                var largest = _entries.ValueOf(same[0]);
                foreach (var entry in same) largest = Math.Max(largest, _entries.ValueOf(entry));
                return largest;
            case Combination.Closest:
                var closest = double.PositiveInfinity;
                foreach (var entry in same)
                {
                    if (_entries.ValueOf(entry) is var value and > 0) closest = Math.Min(closest, value);
                }

                return double.IsPositiveInfinity(closest) ? 0 : closest;
            case Combination.Last:
                var last = same[0];
                foreach (var entry in same)
                {
                    if (_entries.RankOf(entry) >= _entries.RankOf(last)) last = entry;
                }

                return _entries.ValueOf(last);
            default:
                return TheOne(key, states, same, findings);
        }
    }

    private double TheOne(long key, StateIndex states, ReadOnlySpan<int> same, RecordFindings findings)
    {
        var chosen = same[0];
        foreach (var entry in same)
        {
            if (_entries.RankOf(entry) > _entries.RankOf(chosen)) chosen = entry;
        }

        var name = SortedValues.Named(states, key, _declaration.IsDyadic);
        foreach (var entry in same)
        {
            if (entry == chosen || _entries.RankOf(entry) != _entries.RankOf(chosen)) continue;
            if (!_entries.ValueOf(entry).Equals(_entries.ValueOf(chosen)))
            {
                throw new RecordFormatException(
                    _table.File, _entries.LineOf(entry), null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{_declaration.Series}' of {name} is {_entries.ValueOf(entry)} here and {_entries.ValueOf(chosen)} in line {_entries.LineOf(chosen)}"),
                    "expected each key once; if several rows are meant to be combined, the schema must say how in 'combine'");
            }

            findings.Add(
                "doubled-keys", NoteSeverity.Info, "A key occurs more than once, always with the same value; it counts once.",
                string.Create(CultureInfo.InvariantCulture, $"{_declaration.Series} of {name} ({_table.File}:{_entries.LineOf(entry)})"));
        }

        if (_entries.RankOf(same[0]) != _entries.RankOf(chosen) || _entries.RankOf(same[^1]) != _entries.RankOf(chosen))
        {
            findings.Add(
                "two-codes-in-a-year", NoteSeverity.Info,
                "A state occurs under two codes in the year in which it changed them, such as Germany in 1990; the row of the code borne on 31 December counts, unless it has no value.",
                string.Create(CultureInfo.InvariantCulture, $"{_declaration.Series} of {name} ({_table.File}:{_entries.LineOf(chosen)})"));
        }

        return _entries.ValueOf(chosen);
    }
}
