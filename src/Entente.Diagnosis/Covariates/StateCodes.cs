using System.Buffers.Text;
using System.Collections.Frozen;
using Entente.Records;
using Entente.Records.Sources.Opening;
using Entente.Records.States;
using Entente.Records.Tables;

namespace Entente.Diagnosis.Covariates;

/// <summary>Finds the states that a table means by its codes, and numbers them in order of first appearance.</summary>
internal sealed class StateCodes(string file)
{
    private const int MostCode = 9999;

    private static readonly Lazy<FrozenDictionary<int, string>> GleditschWard = new(ReadGleditschWard);
    private static readonly Lazy<ILookup<int, (State State, Spell<int> Spell)>> Cow = new(() => StateDirectory.All
        .SelectMany(state => state.CowCodes.Select(spell => (state, spell)))
        .ToLookup(pair => pair.spell.Value));

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];
    private readonly Dictionary<CodeSystem, (Utf8Keys Keys, List<CodedState?> States)> _byText = [];
    private readonly CodedState?[] _cow = new CodedState?[MostCode + 1];
    private readonly CodedState?[] _gw = new CodedState?[MostCode + 1];

    /// <summary>The codes of the states met so far, by number.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>What a field stands for; null if its code is unknown.</summary>
    public CodedState? Find(CodeSystem system, ReadOnlySpan<byte> field)
    {
        if (system is CodeSystem.Cow or CodeSystem.Gw)
        {
            if (!Utf8Parser.TryParse(field, out int code, out var length) || length != field.Length || code is < 0 or > MostCode) return null;
            return system == CodeSystem.Cow ? _cow[code] ??= FindCow(code) : _gw[code] ??= FindGleditschWard(code);
        }

        if (!_byText.TryGetValue(system, out var known)) _byText.Add(system, known = (new Utf8Keys(), []));
        var place = known.Keys.FindOrAdd(field);
        if (place == known.States.Count) known.States.Add(FindText(system, known.Keys[place]));
        return known.States[place];
    }

    private static FrozenDictionary<int, string> ReadGleditschWard()
    {
        const string name = "gleditsch-ward.csv";
        var source = new SourceFile(name, name, () => typeof(StateCodes).Assembly.GetManifestResourceStream($"{typeof(StateCodes).Namespace}.{name}")!);
        using var table = new DelimitedReader(source.Open(), name, new());
        int code = table.Column("gwcode"), iso3 = table.Column("iso3");
        var states = new Dictionary<int, string>();
        while (table.ReadRow()) states.Add((int)table.Integer(code), table.Text(iso3));
        return states.ToFrozenDictionary();
    }

    private CodedState? FindCow(int code)
    {
        var spells = Cow.Value[code].Select(pair => (PlaceOf(pair.State.Code), pair.Spell)).ToList();
        return spells.Count == 0 ? null : CodedState.Of(spells);
    }

    private CodedState? FindGleditschWard(int code) => GleditschWard.Value.TryGetValue(code, out var state) ? new CodedState(PlaceOf(state)) : null;

    private CodedState? FindText(CodeSystem system, string text)
    {
        var code = system switch
        {
            CodeSystem.Iso3 => StateDirectory.Find(text)?.Code,
            CodeSystem.Name => StateDirectory.FindByName(text)?.Code,
            _ => text,
        };
        return code is null ? null : new CodedState(PlaceOf(code));
    }

    private int PlaceOf(string code)
    {
        if (_places.TryGetValue(code, out var place)) return place;
        if (_codes.Count == SeriesEntries.MostStates)
            throw new RecordFormatException(file, null, null, $"there are more than {SeriesEntries.MostStates} states or actors", "expected fewer");
        place = _codes.Count;
        _places.Add(code, place);
        _codes.Add(code);
        return place;
    }
}
